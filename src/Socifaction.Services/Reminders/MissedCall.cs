using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Somebody rang the initiative's number and hung up, or was told it is busy, which costs nothing: staff call back. All open ones of a
/// number are one task.
/// </summary>
public sealed class MissedCall : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The provider's id: the same call brought twice is one call.</summary>
    public required string ProviderSid { get; init; }

    /// <summary>E.164.</summary>
    public required string From { get; init; }

    public required Instant At { get; init; }

    /// <summary>What it is about, where a staff member who had no time wrote it down; no health words.</summary>
    public string Note { get; init; } = "";

    /// <summary>When staff last called back in vain; none when they have not.</summary>
    public Instant? TriedAt { get; set; }

    /// <summary>When staff spoke with the caller; none while somebody has to call back.</summary>
    public Instant? SettledAt { get; set; }

    /// <summary>Who called back last.</summary>
    public Guid? StaffMemberId { get; set; }

    public string ByName { get; set; } = "";
}
