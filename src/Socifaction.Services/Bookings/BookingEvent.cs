using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>What happened to a booking, by whom, when and why. Never changed.</summary>
public sealed class BookingEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid BookingId { get; init; }

    public required BookingEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The reason in words; empty when none was asked.</summary>
    public string Why { get; init; } = "";
}
