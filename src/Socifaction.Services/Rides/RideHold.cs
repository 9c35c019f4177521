using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides;

/// <summary>
/// One leg of a time that was offered on the telephone, kept for that call until a moment. It stands in the plan like a
/// promise, and like one it is kept apart from whom its person is kept apart from. Booked, it gives its id to the ride.
/// </summary>
public sealed class RideHold : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The form it is kept for.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>For whom.</summary>
    public Guid? ResidentId { get; init; }

    /// <summary>The person's own limit of detour, in minutes.</summary>
    public int? DetourMinutes { get; init; }

    /// <summary>Of the person and everything said: another wish is not what was offered.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Which leg of the wish, from 0.</summary>
    public required int Leg { get; init; }

    public required Guid RunId { get; set; }

    /// <summary>The points alone: a street and a house would say who it is.</summary>
    public required Address From { get; init; }

    public required Address To { get; init; }

    public required int Seats { get; init; }

    public required int WheelchairPlaces { get; init; }

    public required LocalTime EarliestPickUp { get; init; }

    public required LocalTime LatestPickUp { get; init; }

    public required LocalTime LatestArrival { get; init; }

    /// <summary>Whether the vehicle waits between the leg before and this one.</summary>
    public bool VehicleWaits { get; init; }

    /// <summary>Place of the pick-up in the run's driving order, among the stops.</summary>
    public required int PickUpOrder { get; set; }

    public required int DropOffOrder { get; set; }

    public required Instant Until { get; init; }

    internal bool IsOfSameWish(RideHold other) => RequestId == other.RequestId && Fingerprint.AsSpan().SequenceEqual(other.Fingerprint);

    /// <summary>Whether it is what was offered to the person for exactly this wish.</summary>
    internal bool IsFor(Guid requestId, byte[] fingerprint) => RequestId == requestId && Fingerprint.AsSpan().SequenceEqual(fingerprint);

    /// <summary>The fingerprint of what is kept.</summary>
    internal static byte[] FingerprintOf(Guid residentId, RideWishes wishes) => Receipts.Fingerprint(new { residentId, wishes.Said });
}
