using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Appointments;

/// <summary>Whom a type of appointment is kept for.</summary>
public enum WhoMayBook
{
    /// <summary>Whoever it is meant for.</summary>
    Anybody = 0,

    /// <summary>Those whom staff took in.</summary>
    TakenIn = 1,

    /// <summary>Those who were sent with a referral.</summary>
    Referred = 2,
}

/// <summary>The offering: a time with a person, a room or a machine, or with several at once.</summary>
public sealed class AppointmentType : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.Contribution, PriceKind.Flat];

    /// <summary>Lengths in minutes that may be chosen, the usual one first.</summary>
    public required List<int> Lengths { get; set; }

    /// <summary>Residents may start so many minutes apart, counted from the beginning of the hours.</summary>
    public required int EveryMinutes { get; set; }

    /// <summary>Minutes that are kept free before it.</summary>
    public int MinutesBefore { get; set; }

    /// <summary>Minutes that are kept free after it.</summary>
    public int MinutesAfter { get; set; }

    public WhoMayBook WhoMayBook { get; set; }

    /// <summary>What the allowance counts and the price is of.</summary>
    public CountedIn CountedIn { get; set; }

    /// <summary>How much a person may have in a month; none where there is no limit.</summary>
    public MonthlyAllowance? Allowance { get; set; }

    /// <summary>What it needs: the rows of one number are things any of which will do.</summary>
    public List<ResourceNeed> Needs { get; } = [];

    /// <summary>The usual length in minutes.</summary>
    public int UsualMinutes => Lengths[0];
}

/// <summary>One thing that would do for one need of a type of appointment.</summary>
public sealed class ResourceNeed : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OfferingId { get; init; }

    /// <summary>Which need of the type, from 1.</summary>
    public required int Number { get; init; }

    public required Guid ResourceId { get; init; }
}

/// <summary>A person whom staff took in to a service that is not for everybody.</summary>
public sealed class TakenIn : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    /// <summary>Who sent the person, and the number of the paper; empty without a referral. No health words.</summary>
    public string Referral { get; set; } = "";

    public required Instant Since { get; init; }

    public required string ByName { get; init; }
}
