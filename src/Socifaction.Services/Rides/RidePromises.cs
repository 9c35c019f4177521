using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>From wishes to a ride's row, and from a promise into it.</summary>
internal static class RidePromises
{
    /// <summary>The row of one leg, which follows the outward one when that is given. Nothing is promised yet.</summary>
    public static Ride ToRide(
        this RideWishes wishes, WishedLeg leg, Guid id, Ride? outward, Asking asking, InitiativeClock clock, string callerName = "", string callerPhone = "", Guid? groupId = null)
    {
        var (time, at) = (leg.Time, clock.InstantOf(wishes.Date, leg.Time));
        return new Ride
        {
            Id = id,
            OfferingId = wishes.OfferingId,
            CallerName = callerName,
            CallerPhone = callerPhone,
            Date = wishes.Date,
            StartTime = time,
            EndTime = time,
            StartsAt = at,
            EndsAt = at,
            GroupId = outward?.GroupId ?? groupId ?? Guid.CreateVersion7(),
            FollowsId = outward?.Id,
            ArrangedByKind = asking.By.Kind,
            ArrangedById = asking.By.Id,
            ArrangedByName = asking.By.Name,
            ArrangedBecause = asking.Because,
            Channel = asking.Channel,
            CreatedAt = clock.Now,
            Note = wishes.Note,
            From = leg.From,
            To = leg.To,
            Wish = leg.Wish,
            WishTime = time,
            LatestStart = leg.Latest,
            VehicleWaits = leg.VehicleWaits,
            IsOnward = leg.IsOnward,
            Companions = wishes.Companions,
            Mobility = wishes.Mobility,
            HelpToDoor = wishes.HelpToDoor,
        };
    }

    /// <summary>Writes the promise into the ride: the window, the latest arrival and the run. What it costs stays as it is.</summary>
    public static void Keep(this Ride ride, RidePromise promise, InitiativeClock clock)
    {
        ride.RunId = promise.RunId;
        ride.StartTime = promise.EarliestPickUp;
        ride.LatestStart = promise.LatestPickUp;
        ride.LatestArrival = promise.LatestArrival;
        ride.EndTime = promise.LatestArrival;
        ride.StartsAt = clock.InstantOf(ride.Date, ride.StartTime);
        ride.EndsAt = clock.InstantOf(ride.Date, ride.EndTime);
        ride.Metres = promise.Metres;
    }
}
