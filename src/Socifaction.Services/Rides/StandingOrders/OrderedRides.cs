using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>
/// The rides of a standing order, brought in line with it as it stands now: those of days that are no longer due are
/// cancelled, those that are due are booked by the rules of every ride, and what cannot be is left for the staff to see.
/// It may be broken off anywhere and run again.
/// </summary>
public sealed class OrderedRides(ServicesDbContext db, InitiativeClock clock, BookRide book, CancelRide cancel)
{
    /// <summary>How many rides were promised.</summary>
    internal async Task<int> SettleAsync(Guid orderId, string byName, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today, clock.Now);
        // Told by the night and not by staff: who asked for a pause is not sent a message about each of its days.
        var by = new Actor(ActorKind.System, null, byName);
        var order = await db.StandingOrders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancellationToken);
        var days = await db.OrderedDays.AsNoTracking().Where(d => d.OrderId == orderId && d.Date >= today).OrderBy(d => d.Date).ToListAsync(cancellationToken);
        foreach (var day in days.Where(day => IsToBeFreed(day, order)))
        {
            await FreeAsync(order, day, new Asking(by, Channel.StandingOrder, day.Because.Length > 0 ? day.Because : order.Because), cancellationToken);
        }

        await AddDueAsync(orderId, cancellationToken);
        var due = await db.OrderedDays.AsNoTracking()
            .Where(d => d.OrderId == orderId && d.Date >= today && (d.State == OrderedDayState.Due || d.State == OrderedDayState.Refused))
            .OrderBy(d => d.Date).ToListAsync(cancellationToken);
        var promised = 0;
        foreach (var day in due.Where(day => day.Edition == order.Edition && clock.InstantOf(day.Date, order.WishTime) > now))
        {
            var form = new RideForm(day.Id, order.ResidentId, order.WishesOn(day.Date), new Asking(by, Channel.StandingOrder)) { IsOrdered = true };
            if (await book.RunAsync(form, cancellationToken) is not { } outcome)
            {
                continue;
            }

            promised += outcome.Refusal is null ? 1 : 0;
            await KeepRefusalAsync(day.Id, outcome.Refusal, cancellationToken);
        }

        return promised;
    }

    /// <summary>Writes down why a day has no ride, for the staff's list.</summary>
    internal async Task KeepRefusalAsync(Guid dayId, RideRefusal? refusal, CancellationToken cancellationToken)
    {
        if (refusal is null or RideRefusal.AlreadyAnswered or RideRefusal.FormAlreadyUsed)
        {
            return;
        }

        await db.LockAsync<List<OrderedDay>, None>([dayId], async () =>
        {
            // Somebody may have answered meanwhile.
            var open = await db.OrderedDays.Where(d => d.Id == dayId && d.State != OrderedDayState.Booked && d.State != OrderedDayState.Skipped).ToListAsync(cancellationToken);
            open.ForEach(day => (day.State, day.Refusal) = (OrderedDayState.Refused, refusal));
            return open;
        }, cancellationToken);
    }

    private static bool IsToBeFreed(OrderedDay day, StandingOrder order) => day.State == OrderedDayState.Skipped
        ? day.GroupId is not null
        : day.Edition != order.Edition || !order.FallsOn(day.Date);

    private static bool IsFreedByOrder(Ride ride) =>
        ride.Events.Any(e => e is { Kind: BookingEventKind.Cancelled, Channel: Channel.StandingOrder });

    private async Task FreeAsync(StandingOrder order, OrderedDay day, Asking asking, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var rides = await db.Rides.AsNoTracking().Include(ride => ride.Events).Where(ride => ride.GroupId == day.GroupId).OrderBy(ride => ride.StartsAt).ToListAsync(cancellationToken);
        if (rides.Find(ride => ride.IsLive && ride.StartsAt > now) is { } ahead)
        {
            await cancel.RunAsync(new RideCancelling(ahead.Id, WholeGroup: true, asking), cancellationToken);
        }

        // What the person had taken back already is not made again because the rest of the order changed; what this
        // freed before it was broken off is.
        var staysEmpty = day.State == OrderedDayState.Skipped
            || (rides.Count > 0 && rides.All(ride => !ride.IsLive) && !rides.Any(IsFreedByOrder));
        await db.LockAsync<List<OrderedDay>, None>([day.Id], async () =>
        {
            var found = await db.OrderedDays.Where(d => d.Id == day.Id && d.GroupId == day.GroupId).ToListAsync(cancellationToken);
            // Whoever is under way already keeps the day.
            foreach (var row in found.Where(_ => rides.All(ride => ride.StartsAt > now)))
            {
                db.OrderedDays.Remove(row);
                if (staysEmpty)
                {
                    // A new row: the old id is known as that of a form that was answered.
                    db.OrderedDays.Add(new OrderedDay
                    {
                        OrderId = order.Id, Date = day.Date, State = OrderedDayState.Skipped, Edition = order.Edition, Because = day.Because,
                    });
                }
            }

            return found;
        }, cancellationToken);
    }

    private async Task AddDueAsync(Guid orderId, CancellationToken cancellationToken) =>
        await db.LockAsync<List<OrderedDay>, None>([orderId], async () =>
        {
            var order = await db.StandingOrders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancellationToken);
            var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == order.OfferingId, cancellationToken);
            var (today, now) = (clock.Today, clock.Now);
            var known = await db.OrderedDays.Where(d => d.OrderId == orderId && d.Date >= today).Select(d => d.Date).ToListAsync(cancellationToken);
            var added = new List<OrderedDay>();
            for (var date = LocalDate.Max(today, order.FirstDay); date <= service.LastOrderedDay(today); date = date.PlusDays(1))
            {
                if (order.FallsOn(date) && !known.Contains(date) && clock.InstantOf(date, order.WishTime) > now)
                {
                    added.Add(new OrderedDay
                    {
                        OrderId = orderId, Date = date, Edition = order.Edition,
                        State = PublicHolidays.IsHoliday(date) ? OrderedDayState.Holiday : OrderedDayState.Due,
                    });
                }
            }

            db.OrderedDays.AddRange(added);
            return added;
        }, cancellationToken);

    /// <summary>None of this is ever refused.</summary>
    private enum None;
}
