using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>Whom a note is for.</summary>
public enum Audience
{
    AllStaff = 1,
    Workers = 2,
    Kitchen = 3,
    Driver = 4,
}

/// <summary>A note about a person, for some of the staff and for a time; sealed, since such notes tell of health and home.</summary>
public sealed class ResidentNote : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ResidentId { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>Encrypted for the initiative.</summary>
    public required string Sealed { get; init; }

    /// <summary>The last day it is shown; none means until somebody ends it.</summary>
    public LocalDate? LastDay { get; set; }

    public required string WrittenByName { get; init; }

    public required Instant WrittenAt { get; init; }
}
