using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>Use case of staff: somebody who was not found at home was reached.</summary>
public sealed class RecordReached(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The meal, or that nobody is to be reached; null when there is no such one.</summary>
    public async Task<Outcome<Meal, MealRefusal>?> RunAsync(Guid mealId, Asking asking, CancellationToken cancellationToken)
    {
        if (await db.Meals.AsNoTracking().SingleOrDefaultAsync(meal => meal.Id == mealId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<Meal, MealRefusal>([asked.MealDayId], async () =>
        {
            var meal = await db.Meals.SingleAsync(one => one.Id == mealId, cancellationToken);
            if (meal.Status != BookingStatus.NoShow)
            {
                return MealRefusal.AlreadySettled;
            }

            if (meal.ReachedAt is null)
            {
                meal.ReachedAt = clock.Now;
                meal.Record(BookingEventKind.Reached, asking.By, asking.Channel, clock.Now);
            }

            return meal;
        }, cancellationToken);
    }
}
