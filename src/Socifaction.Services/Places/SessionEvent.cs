using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places;

/// <summary>What was done to a session.</summary>
public enum SessionEventKind
{
    Added = 1,
    StaffChanged = 2,

    /// <summary>The capacity was set against the rule.</summary>
    Overridden = 3,
    Moved = 4,
    Cancelled = 5,

    /// <summary>The capacity follows the rule again.</summary>
    OverrideEnded = 6,

    /// <summary>It takes place after all.</summary>
    Reopened = 7,
}

/// <summary>What was done to a session, by whom, when and why. Never changed.</summary>
public sealed class SessionEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SessionId { get; init; }

    public required SessionEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public string Why { get; init; } = "";
}
