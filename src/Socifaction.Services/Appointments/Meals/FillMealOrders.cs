using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>
/// Use case of the night: makes standing orders into meals two weeks ahead, whoever ordered first comes first. A day that was
/// made once is never made again, so that a meal cancelled stays cancelled, unless by a pause that ended sooner; a day that is full is an unmet need.
/// </summary>
public sealed class FillMealOrders(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>How many days ahead.</summary>
    public const int DaysAhead = 14;

    /// <summary>How many meals were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var orders = await db.MealOrders.AsNoTracking().Where(order => order.LastDay == null || order.LastDay >= today)
            .OrderBy(order => order.AgreedAt).ThenBy(order => order.Id).ToListAsync(cancellationToken);
        var made = 0;
        foreach (var order in orders)
        {
            made += await FillAsync(order, cancellationToken);
        }

        return made;
    }

    /// <summary>The same for one of them.</summary>
    internal async Task<int> FillAsync(MealOrder order, CancellationToken cancellationToken)
    {
        var service = await db.MealServices.AsNoTracking().SingleAsync(s => s.Id == order.OfferingId, cancellationToken);
        var resident = await db.Residents.AsNoTracking().SingleAsync(r => r.Id == order.ResidentId, cancellationToken);
        var (first, last) = (clock.Today, clock.Today.PlusDays(DaysAhead));
        var had = await db.Meals.Where(meal => meal.MealOrderId == order.Id && meal.MealPauseId == null && meal.Date >= first).Select(meal => meal.Date).ToListAsync(cancellationToken);
        var closed = await db.MealDays.Where(day => day.OfferingId == service.Id && day.IsClosed && day.Date >= first).Select(day => day.Date).ToListAsync(cancellationToken);
        var made = 0;
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (!order.FallsOn(date) || had.Contains(date) || service.AskDay(date, closed.Contains(date), clock, byStaff: true) is not null)
            {
                continue;
            }

            switch ((await FillDayAsync(order.Id, date, cancellationToken)).Refusal)
            {
                case null:
                    made++;
                    break;
                case MealRefusal.Full:
                    await db.RecordUnmetAsync(
                        order.Id, service, [date], resident, order.Portions, MealRefusal.Full, Channel.StandingOrder, clock.Now, cancellationToken);
                    break;
            }
        }

        return made;
    }

    private async Task<Outcome<Meal, MealRefusal>> FillDayAsync(Guid orderId, LocalDate date, CancellationToken cancellationToken)
    {
        var asked = await db.MealOrders.AsNoTracking().SingleAsync(order => order.Id == orderId, cancellationToken);
        return await db.LockAsync<Meal, MealRefusal>([orderId, asked.ResidentId, MealDay.IdOf(asked.OfferingId, date)], async () =>
        {
            var order = await db.MealOrders.SingleAsync(one => one.Id == orderId, cancellationToken);
            var service = await db.MealServices.SingleAsync(one => one.Id == order.OfferingId, cancellationToken);
            if (!order.FallsOn(date))
            {
                return MealRefusal.AlreadyEnded;
            }

            if (await db.Meals.AnyAsync(meal => meal.Date == date && ((meal.MealOrderId == orderId && meal.MealPauseId == null)
                || (meal.OfferingId == order.OfferingId && meal.ResidentId == order.ResidentId && meal.Status == BookingStatus.Booked)), cancellationToken))
            {
                return MealRefusal.AlreadyOrdered;
            }

            var day = (await db.ListDaysAsync(service, [date], cancellationToken)).Single();
            if (service.AskDay(date, day.IsClosed, clock, byStaff: true) is { } why)
            {
                return why;
            }

            var asking = new Asking(new Actor(ActorKind.System, null, order.AgreedByName), Channel.StandingOrder);
            var paidShare = await db.FindPaidShareAsync(order.ResidentId, cancellationToken);
            if (day.TryGive(service, order.ResidentId, paidShare, order.Portions, order.IsDelivered, order.SealedDiet, order.Note, order.Id, asking, clock, order.Id) is not { } meal)
            {
                return MealRefusal.Full;
            }

            db.Meals.Add(meal);
            return meal;
        }, cancellationToken);
    }
}
