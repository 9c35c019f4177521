using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>How many meals were settled.</summary>
public sealed record MealsSettled(int Count);

/// <summary>Use case of the night: a meal of a day that is over was given, unless somebody said otherwise.</summary>
public sealed class SettleMeals(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>How many were settled.</summary>
    public async Task<MealsSettled> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var days = await db.Meals.Where(meal => meal.Date < today && meal.Status == BookingStatus.Booked).Select(meal => meal.MealDayId).Distinct()
            .ToListAsync(cancellationToken);
        if (days.Count == 0)
        {
            return new(0);
        }

        var outcome = await db.LockAsync<MealsSettled, MealRefusal>(days, async () =>
        {
            var meals = await db.Meals.Where(meal => days.Contains(meal.MealDayId) && meal.Status == BookingStatus.Booked).ToListAsync(cancellationToken);
            foreach (var meal in meals)
            {
                meal.Become(BookingStatus.Fulfilled, BookingEventKind.Fulfilled, new Actor(ActorKind.System, null, ""), meal.Channel, clock.Now);
            }

            return new MealsSettled(meals.Count);
        }, cancellationToken);
        return outcome.Value!;
    }
}
