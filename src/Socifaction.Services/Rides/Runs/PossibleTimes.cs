using NodaTime;

namespace Socifaction.Services.Rides.Runs;

/// <summary>When else somebody could travel whose promise no run keeps.</summary>
internal static class PossibleTimes
{
    /// <summary>The other rides of the same person among those of the day.</summary>
    public static IEnumerable<Ride> OthersAmong(this Ride ride, IEnumerable<Ride> rides) =>
        rides.Where(other => other.ResidentId == ride.ResidentId && other.Id != ride.Id);

    /// <summary>Possible times between the person's other rides, nearest first; none where the vehicle was to wait, since that was agreed for one time.</summary>
    public static IEnumerable<PossibleTime> ListPossible(this RidePlanning planning, Ride ride, IEnumerable<Ride> rides, Instant now)
    {
        var others = ride.OthersAmong(rides).ToList();
        return ride.VehicleWaits || others.Exists(other => other.VehicleWaits && other.FollowsId == ride.Id)
            ? []
            : planning.ListPromises(ride.ToLeg(now)).Where(time => ride.MayBe(time.Promise, others))
                .Select(time => new PossibleTime(time.Wish, time.Promise.EarliestPickUp, time.Promise.LatestPickUp));
    }

    /// <summary>Whether it stays before and after what it was before and after.</summary>
    public static bool MayBe(this Ride ride, RidePromise promise, IEnumerable<Ride> others) => others.All(other =>
        other.StartTime < ride.StartTime ? other.EndTime <= promise.EarliestPickUp : promise.LatestArrival <= other.StartTime);
}
