using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides.Runs;

/// <summary>What was done to a run.</summary>
public enum RunEventKind
{
    Added = 1,

    /// <summary>Other hours, another break, vehicle or driver.</summary>
    Changed = 2,

    /// <summary>Taken off the road.</summary>
    Cancelled = 3,

    /// <summary>It is driven after all.</summary>
    Restored = 4,
}

/// <summary>What staff did to a run, who, when and why. Never changed.</summary>
public sealed class RunEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RunId { get; init; }

    public required RunEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public string Why { get; init; } = "";
}
