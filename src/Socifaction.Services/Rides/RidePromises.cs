using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>From wishes to a ride's row, and from a promise into it.</summary>
internal static class RidePromises
{
    /// <summary>The row of the outward way, or of the way back when the outward one is given. Nothing is promised yet.</summary>
    public static Ride ToRide(
        this RideWishes wishes, Guid id, Ride? outward, Asking asking, InitiativeClock clock, string callerName = "", string callerPhone = "", Guid? groupId = null)
    {
        var isReturn = outward is not null;
        var time = isReturn ? wishes.ReturnAt ?? wishes.WishTime : wishes.WishTime;
        var at = clock.InstantOf(wishes.Date, time);
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
            From = isReturn ? wishes.To : wishes.From,
            To = isReturn ? wishes.From : wishes.To,
            Wish = isReturn ? RideWish.LeaveAt : wishes.Wish,
            WishTime = time,
            Companions = wishes.Companions,
            Mobility = wishes.Mobility,
            HelpToDoor = wishes.HelpToDoor,
        };
    }

    /// <summary>Writes the promise into the ride: the window, the latest arrival, the run and the price.</summary>
    public static void Keep(this Ride ride, RidePromise promise, RideService service, InitiativeClock clock)
    {
        ride.RunId = promise.RunId;
        ride.StartTime = promise.EarliestPickUp;
        ride.LatestStart = promise.LatestPickUp;
        ride.LatestArrival = promise.LatestArrival;
        ride.EndTime = promise.LatestArrival;
        ride.StartsAt = clock.InstantOf(ride.Date, ride.StartTime);
        ride.EndsAt = clock.InstantOf(ride.Date, ride.EndTime);
        ride.Metres = promise.Metres;
        ride.PriceCents = service.Price.PriceOf(promise.Metres);
    }
}
