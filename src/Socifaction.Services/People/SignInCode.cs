using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>
/// A one-time code sent by SMS to a registered number: lives 5 minutes, 5 tries, kept as a salted hash,
/// works only in the browser that asked for it. For a number that is not registered no code fits the hash.
/// </summary>
public sealed class SignInCode : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string PhoneE164 { get; init; }

    public required byte[] Salt { get; init; }

    public required byte[] CodeHash { get; init; }

    /// <summary>Hash of the random key in the asking browser's cookie.</summary>
    public required byte[] BrowserHash { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public int TriesLeft { get; set; } = 5;

    public Instant? UsedAt { get; set; }
}
