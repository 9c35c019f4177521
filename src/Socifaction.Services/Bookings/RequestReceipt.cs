using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>
/// Proof that a form was answered: written in the booking's own transaction, so that the same form sent again
/// gives the same booking. Its id is the form's request id.
/// </summary>
public sealed class RequestReceipt : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of what the form said: the same id with other words is not the same form.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>The bookings that came of it.</summary>
    public required Guid GroupId { get; init; }

    public required Instant At { get; init; }
}
