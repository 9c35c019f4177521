using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A meal to give back.</summary>
public sealed record MealToCancel(Guid MealId, Asking Asking);

/// <summary>Use case: gives a meal back exactly once; residents until the deadline, staff until it is served.</summary>
public sealed class CancelMeal(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The meal, or why it stays; null when there is no such one or it is not theirs.</summary>
    public async Task<Outcome<Meal, MealRefusal>?> RunAsync(MealToCancel command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        if (await db.Meals.MayChange(db, asking).AsNoTracking().SingleOrDefaultAsync(meal => meal.Id == command.MealId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<Meal, MealRefusal>([asked.MealDayId], async () =>
        {
            var meal = await db.Meals.SingleAsync(one => one.Id == command.MealId, cancellationToken);
            if (meal.Status == BookingStatus.Cancelled)
            {
                return meal;
            }

            var service = await db.MealServices.SingleAsync(one => one.Id == meal.OfferingId, cancellationToken);
            if (meal.Status != BookingStatus.Booked || meal.StartsAt <= clock.Now)
            {
                return MealRefusal.Past;
            }

            if (!asking.ByStaff && service.DeadlineOf(meal.Date, clock.Zone) <= clock.Now)
            {
                return MealRefusal.OrderingShut;
            }

            var day = await db.MealDays.SingleAsync(one => one.Id == meal.MealDayId, cancellationToken);
            day.TryTake(-meal.Portions);
            meal.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, clock.Now, asking.Because);
            return meal;
        }, cancellationToken);
    }
}
