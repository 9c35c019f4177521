using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>
/// Use case of the night: makes standing orders into rides some weeks ahead, whoever ordered first comes first. A day that
/// passed without the ride it was meant to have is an unmet need.
/// </summary>
public sealed class MakeOrderedRides(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>How many days back missed ones are written down, so that a server that was down for days forgets none.</summary>
    private const int DaysBack = 14;

    /// <summary>How many days got their ride.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var orders = await db.StandingOrders.AsNoTracking()
            .Where(o => o.LastDay == null || o.LastDay >= today || db.OrderedDays.Any(d => d.OrderId == o.Id && d.Date >= today && d.Date > o.LastDay))
            .OrderBy(o => o.AgreedAt).ThenBy(o => o.Id)
            .Select(o => new { o.Id, o.AgreedByName }).ToListAsync(cancellationToken);
        var promised = 0;
        foreach (var order in orders)
        {
            promised += await rides.SettleAsync(order.Id, order.AgreedByName, cancellationToken);
        }

        await RecordMissedAsync(cancellationToken);
        return promised;
    }

    private async Task RecordMissedAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var since = today.PlusDays(-DaysBack);
        var missed = await (from day in db.OrderedDays
                            join order in db.StandingOrders on day.OrderId equals order.Id
                            where day.State == OrderedDayState.Refused && day.Date < today && day.Date >= since
                            select new { Day = day, Order = order }).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var one in missed.Where(one => one.Day.Refusal!.Value.IsUnmetNeed))
        {
            await db.RecordUnmetRideAsync(
                one.Day.Id, one.Order.ResidentId, one.Order.WishesOn(one.Day.Date), one.Day.Refusal!.Value, Channel.StandingOrder, clock.Now, cancellationToken);
        }
    }
}
