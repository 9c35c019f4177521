using NodaTime;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>
/// One way as it is wished. <see cref="Latest"/> is the end of an open return's window; of a leg that the vehicle waits for
/// <see cref="Time"/> is only about when it will be.
/// </summary>
public sealed record WishedLeg(
    Address From, Address To, RideWish Wish, LocalTime Time, LocalTime? Latest = null, bool VehicleWaits = false, bool IsOnward = false);

/// <summary>One way that is asked for; the pick-up may not be before <see cref="NotBefore"/>.</summary>
internal sealed record RideLeg(
    Guid RideId, Address From, Address To, RideWish Wish, LocalTime Time, int Seats, int WheelchairPlaces, Instant NotBefore)
{
    /// <summary>How long the vehicle stays when the party has arrived, to take it on; 0 when it does not.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The leg after which the vehicle waits for this one.</summary>
    public Guid? WaitsSince { get; init; }

    /// <summary>Who travels.</summary>
    public required Guid? ResidentId { get; init; }

    /// <summary>The person's own limit of detour, in minutes.</summary>
    public required int? DetourMinutes { get; init; }
}

/// <summary>From a ride to what is asked of the day for it.</summary>
internal static class RideLegs
{
    /// <summary>The ride as it would be wished anew; an open return is fetched at a set time.</summary>
    public static RideLeg ToLeg(this Ride ride, Instant now)
    {
        var (wish, time) = ride.Wish == RideWish.ArriveBy ? (RideWish.ArriveBy, ride.WishTime) : (RideWish.LeaveAt, ride.StartTime);
        return new(ride.Id, ride.From, ride.To, wish, time, ride.Seats, ride.WheelchairPlaces, now)
        {
            ResidentId = ride.ResidentId, DetourMinutes = ride.DetourMinutes,
        };
    }
}

/// <summary>What is promised for one way, and the run that keeps it.</summary>
internal sealed record RidePromise(
    Guid RideId, Guid RunId, LocalTime EarliestPickUp, LocalTime LatestPickUp, LocalTime LatestArrival, int Metres);

/// <summary>One way that is promised, or held, as it binds the day; <see cref="WaitsSince"/> is the leg after which the vehicle waits for it.</summary>
internal sealed record PromisedLeg(
    Guid Id, Address From, Address To, int Seats, int WheelchairPlaces,
    LocalTime EarliestPickUp, LocalTime LatestPickUp, LocalTime LatestArrival, Guid? WaitsSince)
{
    /// <summary>Who travels.</summary>
    public required Guid? ResidentId { get; init; }

    /// <summary>The person's own limit of detour when it was promised, in minutes.</summary>
    public required int? DetourMinutes { get; init; }
}
