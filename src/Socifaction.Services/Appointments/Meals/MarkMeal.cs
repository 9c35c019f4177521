using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>What became of a meal: given, or nobody was there.</summary>
public sealed record MealMark(Guid MealId, bool IsGiven, Asking Asking);

/// <summary>
/// Use case of whoever brings or serves: ticks a meal off. The last word counts; somebody not found at home is to be reached
/// by staff, for an elder who does not open may be in need.
/// </summary>
public sealed class MarkMeal(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The meal, or why it is not ticked off; null when there is no such one.</summary>
    public async Task<Outcome<Meal, MealRefusal>?> RunAsync(MealMark mark, CancellationToken cancellationToken)
    {
        if (await db.Meals.AsNoTracking().SingleOrDefaultAsync(meal => meal.Id == mark.MealId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<Meal, MealRefusal>([asked.MealDayId], async () =>
        {
            var meal = await db.Meals.SingleAsync(one => one.Id == mark.MealId, cancellationToken);
            if (meal.Date > clock.Today)
            {
                return MealRefusal.NotOpenYet;
            }

            if (meal.Status is not (BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow))
            {
                return MealRefusal.AlreadySettled;
            }

            var (status, kind) = mark.IsGiven ? (BookingStatus.Fulfilled, BookingEventKind.Fulfilled) : (BookingStatus.NoShow, BookingEventKind.NoShow);
            if (meal.Status != status)
            {
                meal.Become(status, kind, mark.Asking.By, mark.Asking.Channel, clock.Now);
                meal.ReachedAt = null;
            }

            return meal;
        }, cancellationToken);
    }
}
