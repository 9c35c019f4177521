using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>What must hold of a standing order, whether it is new or changed.</summary>
internal static class StandingOrderTerms
{
    /// <summary>The first thing that cannot be on any day.</summary>
    public static StandingOrderRefusal? FindSlip(RideService service, RideWishes wishes, Weekdays weekdays) =>
        weekdays == Weekdays.None ? StandingOrderRefusal.NoWeekday
        : wishes.Mobility == MobilityNeed.Lying ? StandingOrderRefusal.HasToLie
        : wishes.Companions > service.MostCompanions ? StandingOrderRefusal.TooManyCompanions
        : wishes.ReturnAt <= wishes.WishTime ? StandingOrderRefusal.ReturnBeforeArrival
        : !wishes.From.HasCoordinates || !wishes.To.HasCoordinates ? StandingOrderRefusal.PlaceUnknown
        : null;

    /// <summary>Whether the person has another order for the same time of one of its days.</summary>
    public static async Task<bool> CollidesAsync(ServicesDbContext db, StandingOrder order, CancellationToken cancellationToken)
    {
        var others = await db.StandingOrders.AsNoTracking()
            .Where(o => o.ResidentId == order.ResidentId && o.Id != order.Id && (o.LastDay == null || o.LastDay >= order.FirstDay))
            .ToListAsync(cancellationToken);
        return others.Any(o => (order.LastDay is null || o.FirstDay <= order.LastDay)
            && (o.Weekdays & order.Weekdays) != Weekdays.None && o.Wish == order.Wish && o.WishTime == order.WishTime);
    }
}
