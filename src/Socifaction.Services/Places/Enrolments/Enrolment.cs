using NodaTime;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>Who pays for somebody's coming.</summary>
public enum Funding
{
    /// <summary>Nobody in particular.</summary>
    None = 0,

    /// <summary>The voucher of non-formal education (NVŠ krepšelis): one funded programme for a child.</summary>
    Voucher = 1,

    /// <summary>The municipality's or state's grant for each child.</summary>
    Grant = 2,

    /// <summary>A project.</summary>
    Project = 3,

    /// <summary>The family.</summary>
    Family = 4,
}

/// <summary>Through whom somebody came.</summary>
public enum Referral
{
    Parents = 1,
    CaseManager = 2,
    SocialWorker = 3,
    ChildRightsAgency = 4,
    School = 5,
    ChildWelfareCommission = 6,
}

/// <summary>Groups of the composition that decide money (order A1-658, p. 17¹); several may hold.</summary>
[Flags]
public enum Composition
{
    None = 0,
    Disability = 1,
    SpecialNeeds = 2,
    AtRisk = 4,
    InCrisis = 8,
    LargeFamily = 16,
    SingleParent = 32,
}

/// <summary>
/// A person's right to come: a child's term in the day centre, a seat in a class or a course. Dated, both days included;
/// two of one person in one offering never overlap. The days themselves are places made under it.
/// </summary>
public sealed class Enrolment : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>None while it is without end.</summary>
    public LocalDate? LastDay { get; set; }

    /// <summary>The days of the week on which the person usually comes.</summary>
    public required Weekdays Weekdays { get; set; }

    public string ContractNumber { get; set; } = "";

    public Referral Referral { get; set; } = Referral.Parents;

    public Funding Funding { get; set; }

    public Composition Composition { get; set; }

    /// <summary>Who decided the group and the number of the paper.</summary>
    public string CompositionSource { get; set; } = "";

    /// <summary>Shared by enrolments that go together: a parent's seat and the childcare. Its places carry it too.</summary>
    public required Guid GroupId { get; init; }

    public required Instant EnrolledAt { get; init; }

    public required string EnrolledByName { get; init; }

    public string EndedBecause { get; set; } = "";

    public int Version { get; set; } = 1;

    /// <summary>Whether the person is enrolled on the day.</summary>
    public bool Covers(LocalDate date) => FirstDay <= date && (LastDay is null || date <= LastDay);

    /// <summary>Whether the day is one on which the person usually comes.</summary>
    public bool FallsOn(LocalDate date) => Covers(date) && Weekdays.Has(date.DayOfWeek);

    /// <summary>Places the person takes of a session.</summary>
    public int SizeIn(Activity activity) => Composition.HasFlag(Composition.Disability) ? activity.DisabilityTakes : 1;
}
