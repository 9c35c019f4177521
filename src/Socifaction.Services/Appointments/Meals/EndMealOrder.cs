using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>The last day of a standing order, why it ends, and the version the form was made from.</summary>
public sealed record MealOrderToEnd(Guid OrderId, LocalDate LastDay, string Why, int Version, Asking Asking);

/// <summary>Use case of staff: ends a standing order of meals; its meals after the last day are cancelled.</summary>
public sealed class EndMealOrder(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The order or why not; null when there is none such.</summary>
    public async Task<Outcome<MealOrder, MealRefusal>?> RunAsync(MealOrderToEnd command, CancellationToken cancellationToken)
    {
        if (await db.MealOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == command.OrderId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var (today, now, asking) = (clock.Today, clock.Now, command.Asking);
        return await db.LockAsync<MealOrder, MealRefusal>(asked.Locks(clock), async () =>
        {
            var order = await db.MealOrders.SingleAsync(o => o.Id == command.OrderId, cancellationToken);
            if (order.LastDay == command.LastDay)
            {
                return order;
            }

            if (order.Version != command.Version)
            {
                return MealRefusal.ChangedMeanwhile;
            }

            if (order.LastDay < command.LastDay)
            {
                return MealRefusal.AlreadyEnded;
            }

            if (command.LastDay < today.PlusDays(-1))
            {
                return MealRefusal.Past;
            }

            (order.LastDay, order.EndedBecause) = (command.LastDay, command.Why);
            order.Version++;
            var meals = await (from meal in db.Meals
                               join day in db.MealDays on meal.MealDayId equals day.Id
                               where meal.MealOrderId == order.Id && meal.Date > command.LastDay && meal.StartsAt > now && meal.Status == BookingStatus.Booked
                               select new { Meal = meal, Day = day }).ToListAsync(cancellationToken);
            foreach (var row in meals)
            {
                row.Day.TryTake(-row.Meal.Portions);
                row.Meal.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, now, command.Why);
            }

            return order;
        }, cancellationToken);
    }
}
