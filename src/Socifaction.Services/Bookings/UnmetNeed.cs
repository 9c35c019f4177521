using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>A wish that could not be met: what, when, from which village and why. Shown to the municipality; names nobody.</summary>
public sealed class UnmetNeed : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required LocalDate Date { get; init; }

    public required Instant At { get; init; }

    public required string Village { get; init; }

    /// <summary>Name of the refusal: NoSeat, Full.</summary>
    public required string Reason { get; init; }

    /// <summary>What was wished, without names.</summary>
    public required string Wish { get; init; }

    public required Channel Channel { get; init; }
}
