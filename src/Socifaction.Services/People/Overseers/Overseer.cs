using NodaTime;

namespace Socifaction.Services.People.Overseers;

/// <summary>
/// Who looks after initiatives from outside: a locality's coordinator, or the platform's operator. They see counts, never names.
/// Like an account it belongs to no initiative.
/// </summary>
public sealed class Overseer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The locked row whenever overseers come or go.</summary>
    internal static Guid Everybody { get; } = new("6f766572-7365-6572-7300-000000000000");

    /// <summary>The locality; none: the platform's operator, who sees all and opens initiatives.</summary>
    public Guid? LocalityId { get; init; }

    /// <summary>The <see cref="StaffAccount"/> the person signs in with; none before the link was used.</summary>
    public Guid? AccountId { get; set; }

    public required string Name { get; init; }

    /// <summary>Whether the person still serves.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>SHA-256 of the secret of the link that waits to be used; none once it was.</summary>
    public byte[]? TokenHash { get; set; }

    /// <summary>Until when the link is good.</summary>
    public Instant? TokenExpiresAt { get; set; }

    /// <summary>Whether it is the platform's operator.</summary>
    public bool IsOperator => LocalityId is null;
}

/// <summary>What happened at the platform.</summary>
public enum OverseerEventKind
{
    /// <summary>A link was made.</summary>
    Invited = 1,

    /// <summary>The link was used: the person signs in from now on.</summary>
    Joined = 2,

    /// <summary>Serves no more.</summary>
    Ended = 3,

    /// <summary>Opened an initiative.</summary>
    Opened = 4,
}

/// <summary>One entry of the platform's history: who did what about an overseer, or which initiative they opened. Never changed.</summary>
public sealed class OverseerEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OverseerId { get; init; }

    public required OverseerEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public required string ByName { get; init; }

    /// <summary>The slug of the initiative that was opened.</summary>
    public string Slug { get; init; } = "";
}

/// <summary>One try at the platform's door, by the hash of an internet address.</summary>
public sealed class DoorAttempt
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Who { get; init; }

    public required Instant At { get; init; }
}

/// <summary>Why an overseer is not invited, let in or ended.</summary>
public enum OverseerRefusal
{
    /// <summary>There is no such locality.</summary>
    NoSuchLocality,

    /// <summary>No operator would be left who can sign in.</summary>
    LastOperator,

    /// <summary>The person serves no more.</summary>
    HasEnded,

    /// <summary>The link was used, has expired, or never was one.</summary>
    LinkVoid,

    /// <summary>The account is an overseer's already.</summary>
    ServesAlready,
}
