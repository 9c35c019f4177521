using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>What was consented to.</summary>
public enum ConsentKind
{
    /// <summary>Photographs may be shown.</summary>
    Photo = 1,

    /// <summary>Trips away from the house.</summary>
    Trips = 2,

    /// <summary>The child walks home alone.</summary>
    WalksHomeAlone = 3,

    /// <summary>A relative gets a copy of what the person is told.</summary>
    CopyToCarer = 4,
}

/// <summary>How a consent was given.</summary>
public enum ConsentForm
{
    OnPaper = 1,
    InPerson = 2,
    ByPhone = 3,
}

/// <summary>A guardian's yes or no, with its date and how it was given. A later one takes its place; none is changed.</summary>
public sealed class Consent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ResidentId { get; init; }

    public required ConsentKind Kind { get; init; }

    public required bool IsGiven { get; init; }

    public required LocalDate Date { get; init; }

    public required ConsentForm Form { get; init; }

    /// <summary>Who said it: the guardian's name.</summary>
    public required string GivenByName { get; init; }

    public required string RecordedByName { get; init; }

    public required Instant RecordedAt { get; init; }
}
