using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>A day on which no ride of a standing order is wanted, and why.</summary>
public sealed record DayToSkip(Guid OrderId, LocalDate Date, string Why, Asking Asking);

/// <summary>
/// Use case of staff: leaves one day out, also one further ahead than rides are made. A ride that was promised is
/// cancelled; one that could not be promised is written down as an unmet need.
/// </summary>
public sealed class SkipOrderedDay(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>The day or why not; null when there is no such order.</summary>
    public async Task<Outcome<OrderedDay, StandingOrderRefusal>?> RunAsync(DayToSkip skip, CancellationToken cancellationToken)
    {
        if (await db.StandingOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == skip.OrderId, cancellationToken) is not { } order)
        {
            return null;
        }

        if (clock.InstantOf(skip.Date, order.WishTime) <= clock.Now)
        {
            return StandingOrderRefusal.Past;
        }

        if (!order.FallsOn(skip.Date))
        {
            return StandingOrderRefusal.NotADay;
        }

        var known = await db.OrderedDays.Where(d => d.OrderId == order.Id && d.Date == skip.Date).Select(d => d.Id).ToListAsync(cancellationToken);
        var outcome = await db.LockAsync<OrderedDay, StandingOrderRefusal>([order.Id, .. known], async () =>
        {
            var day = await db.OrderedDays.SingleOrDefaultAsync(d => d.OrderId == order.Id && d.Date == skip.Date, cancellationToken);
            if (day is null)
            {
                day = new OrderedDay { OrderId = order.Id, Date = skip.Date, State = OrderedDayState.Skipped, Edition = order.Edition };
                db.OrderedDays.Add(day);
            }

            if (day is { State: OrderedDayState.Refused, Refusal: { } why } && why.IsUnmetNeed
                && !await db.UnmetNeeds.AnyAsync(need => need.Id == day.Id, cancellationToken))
            {
                db.AddUnmetRide(day.Id, order.ResidentId, order.WishesOn(day.Date), why.ToString(), Channel.StandingOrder, clock.Now);
            }

            (day.State, day.Refusal, day.Because) = (OrderedDayState.Skipped, null, skip.Why);
            return day;
        }, cancellationToken);
        if (outcome.Value is not null)
        {
            await rides.SettleAsync(order.Id, skip.Asking.By.Name, cancellationToken);
        }

        return outcome;
    }
}
