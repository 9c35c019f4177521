using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>How a person wants to be told.</summary>
public enum PreferredChannel
{
    /// <summary>An SMS to the person's own mobile telephone.</summary>
    Sms = 1,

    /// <summary>A telephone call by staff.</summary>
    Call = 2,

    /// <summary>Nobody tells the person anything.</summary>
    None = 3,

    /// <summary>A telephone call in which a voice reads the message; where an initiative makes none, staff call.</summary>
    Voice = 4,
}

/// <summary>How a person moves, as far as a vehicle must know.</summary>
public enum MobilityNeed
{
    /// <summary>Walks without help.</summary>
    Walks = 0,

    /// <summary>Walks with a walker or sticks.</summary>
    Walker = 1,

    /// <summary>Moves to a seat; the wheelchair is folded.</summary>
    FoldingWheelchair = 2,

    /// <summary>Travels sitting in the wheelchair and takes a wheelchair place.</summary>
    Wheelchair = 3,

    /// <summary>Cannot sit up: our vehicles do not carry them.</summary>
    Lying = 4,

    /// <summary>Moves to a seat; the wheelchair does not fold and takes a wheelchair place besides.</summary>
    RigidWheelchair = 5,
}

/// <summary>A person in an initiative's register: who a booking is for, or who looks after such a person.</summary>
public sealed class Resident : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative's own number of the person: KUN-0042.</summary>
    public required string Number { get; init; }

    public required string GivenName { get; set; }

    public required string Surname { get; set; }

    /// <summary>What the village calls the person, to be found by: „Onutė prie malūno“; empty for none.</summary>
    public string Nickname { get; set; } = "";

    /// <summary>Numbers that the person had before records were merged, divided by spaces; still found and never given again.</summary>
    public string FormerNumbers { get; set; } = "";

    /// <summary>Given name in the vocative, for messages; staff may choose another form of address.</summary>
    public string Vocative { get; set; } = "";

    /// <summary>How the person is addressed.</summary>
    public string CalledBy => Vocative.Length > 0 ? Vocative : People.Vocative.Of(GivenName);

    /// <summary>Name, village, numbers and nickname without Lithuanian letters, for search.</summary>
    public required string SearchText { get; set; }

    public int? BirthYear { get; set; }

    /// <summary>For children only: a service for children needs the day.</summary>
    public LocalDate? BirthDate { get; set; }

    /// <summary>Where the person lives, and how to find the house.</summary>
    public Address Home { get; set; } = Address.Unknown;

    public Guid? HouseholdId { get; set; }

    public PreferredChannel PreferredChannel { get; set; } = PreferredChannel.Sms;

    /// <summary>When the way of telling was last chosen; none since the person was entered.</summary>
    public Instant? ChannelSetAt { get; set; }

    /// <summary>The staff member who set it; empty when the person did so by writing STOP.</summary>
    public string ChannelSetByName { get; set; } = "";

    /// <summary>Two letters: lt or en.</summary>
    public string Language { get; set; } = "lt";

    public MobilityNeed Mobility { get; set; }

    /// <summary>How many people usually come along.</summary>
    public int UsualCompanions { get; set; }

    /// <summary>The person's own limit of detour; none for as long as the offering allows everybody.</summary>
    public DetourLimit? DetourLimit { get; set; }

    /// <summary>How many percent of a price the person pays by the municipality's decision; none means there is no decision, and all is paid.</summary>
    public int? PaidShare { get; set; }

    /// <summary>The shares there are. What a family earns is not kept.</summary>
    public static IReadOnlyList<int> PaidShares { get; } = [0, 20, 40, 60, 80, 100];

    public Instant RegisteredAt { get; init; }

    /// <summary>Raised by every change of what the register says of the person; a change made from an older version is refused.</summary>
    public int Version { get; set; } = 1;

    public List<Phone> Phones { get; } = [];

    /// <summary>Given name and surname.</summary>
    public string FullName => $"{GivenName} {Surname}";

    /// <summary>Full years on a day, when the birth date or year is known.</summary>
    public int? AgeOn(LocalDate day) =>
        BirthDate is { } born ? Period.Between(born, day, PeriodUnits.Years).Years
        : BirthYear is { } year ? day.Year - year
        : null;

    /// <summary>Whether the person is under 18 on a day, or nobody wrote down the age.</summary>
    public bool MayBeAChildOn(LocalDate day) => AgeOn(day) is null or < 18;
}
