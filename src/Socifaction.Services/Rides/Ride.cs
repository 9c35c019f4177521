using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>What the wished time of a ride means.</summary>
public enum RideWish
{
    /// <summary>Be there by then: the appointment.</summary>
    ArriveBy = 1,

    /// <summary>Leave then.</summary>
    LeaveAt = 2,

    /// <summary>Leave when the person calls, from then on: an open return.</summary>
    WhenCalled = 3,
}

/// <summary>
/// The booking of one way from door to door. A return leg is a ride of its own that follows the outward one.
/// <see cref="Booking.StartTime"/> to <see cref="Booking.LatestStart"/> is the promised pick-up window.
/// </summary>
public sealed class Ride : Booking
{
    public required Address From { get; set; }

    public required Address To { get; set; }

    public required RideWish Wish { get; init; }

    public required LocalTime WishTime { get; set; }

    /// <summary>People who travel along.</summary>
    public int Companions { get; init; }

    public MobilityNeed Mobility { get; init; }

    /// <summary>Whether the driver helps from and to the door.</summary>
    public bool HelpToDoor { get; init; }

    /// <summary>The run it travels on; none before it is promised, after it is cancelled and while it is uncovered.</summary>
    public Guid? RunId { get; set; }

    /// <summary>The latest promised arrival.</summary>
    public LocalTime? LatestArrival { get; set; }

    /// <summary>The person's own limit of detour when it was promised, in minutes; none when it was everybody's.</summary>
    public int? DetourMinutes { get; set; }

    /// <summary>Length of the direct way by road, in metres.</summary>
    public int Metres { get; set; }

    /// <summary>When the person called to be fetched; none before that, and where no call is waited for.</summary>
    public Instant? CalledInAt { get; set; }

    /// <summary>Whether the vehicle that brought the person waits for this leg.</summary>
    public bool VehicleWaits { get; init; }

    /// <summary>Whether it goes on to the next place rather than home.</summary>
    public bool IsOnward { get; init; }

    /// <summary>Whether it is a return leg.</summary>
    public bool IsReturn => FollowsId is not null && !IsOnward;

    /// <summary>Whether a call is waited for. Until it comes the promised window is the latest one, kept in reserve.</summary>
    public bool IsOpen => Wish == RideWish.WhenCalled && CalledInAt is null && Status == BookingStatus.Booked && !IsUncovered;

    /// <summary>Seats its party takes.</summary>
    public int Seats => Mobility.Seats + Companions;

    /// <summary>Wheelchair places its party takes.</summary>
    public int WheelchairPlaces => Mobility.WheelchairPlaces;
}
