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

    /// <summary>The run it travels on; none before it is promised and after it is cancelled.</summary>
    public Guid? RunId { get; set; }

    /// <summary>The latest promised arrival.</summary>
    public LocalTime? LatestArrival { get; set; }

    /// <summary>Length of the direct way by road, in metres.</summary>
    public int Metres { get; set; }

    /// <summary>Whether it is a return leg.</summary>
    public bool IsReturn => FollowsId is not null;

    /// <summary>Seats its party takes.</summary>
    public int Seats => (Mobility == MobilityNeed.Wheelchair ? 0 : 1) + Companions;

    /// <summary>Wheelchair places its party takes.</summary>
    public int WheelchairPlaces => Mobility == MobilityNeed.Wheelchair ? 1 : 0;
}
