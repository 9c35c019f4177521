using NodaTime;

namespace Socifaction.Services.People.Membership;

/// <summary>One browser in which an account is signed in. A cookie is worth something only while its session stands.</summary>
public sealed class StaffSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required Instant At { get; init; }

    /// <summary>What browser it is, in two words: „Firefox, Windows“.</summary>
    public required string Browser { get; init; }

    public Instant? EndedAt { get; set; }
}
