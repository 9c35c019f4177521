using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Register;

/// <summary>What came of a place: the fact, apart from the plan (<see cref="Place"/>) and the reason (<see cref="Absence"/>).</summary>
public sealed class Attendance : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PlaceId { get; init; }

    public Instant? ArrivedAt { get; set; }

    public Instant? LeftAt { get; set; }

    /// <summary>Who fetched the child, as the worker wrote it.</summary>
    public string CollectedBy { get; set; } = "";

    public bool HadMeal { get; set; }

    /// <summary>Whether two taps contradict each other and a person must say which is true.</summary>
    public bool IsDisputed { get; set; }

    /// <summary>Raised by every tap.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether the person was there, all of the time or some of it.</summary>
    public bool WasThere => ArrivedAt is not null || LeftAt is not null || HadMeal;
}

/// <summary>Why somebody does not come.</summary>
public enum AbsenceKind
{
    /// <summary>Nobody has said: to be asked.</summary>
    Unknown = 0,
    Ill = 1,
    Family = 2,
    School = 3,
    Other = 4,
}

/// <summary>The reason why a place was not used, and who told it when.</summary>
public sealed class Absence : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PlaceId { get; init; }

    public required AbsenceKind Kind { get; set; }

    public string Words { get; set; } = "";

    public required Instant ReportedAt { get; set; }

    public required string ReportedByName { get; set; }

    public required Channel Channel { get; set; }
}
