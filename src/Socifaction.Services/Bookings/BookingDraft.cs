using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>
/// The answers given so far on the pages that ask one question each. Its id becomes the request id.
/// Found only with the key in the person's cookie; swept two days after the last answer.
/// </summary>
public sealed class BookingDraft : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Hash of the random key in the cookie.</summary>
    public required byte[] KeyHash { get; init; }

    public required Guid OfferingId { get; init; }

    /// <summary>The answers, encrypted.</summary>
    public required string Answers { get; set; }

    public required Instant UpdatedAt { get; set; }
}
