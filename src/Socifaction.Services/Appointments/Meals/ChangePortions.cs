using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>How many portions a meal is to have, and the version of the meal the form was made from.</summary>
public sealed record PortionsWanted(Guid MealId, int Portions, int Version, Asking Asking);

/// <summary>Use case: more or fewer portions of a meal; residents until the deadline, staff until it is served.</summary>
public sealed class ChangePortions(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The meal, or why it stays as it is; null when there is no such one or it is not theirs.</summary>
    public async Task<Outcome<Meal, MealRefusal>?> RunAsync(PortionsWanted wanted, CancellationToken cancellationToken)
    {
        var asking = wanted.Asking;
        if (await db.Meals.MayChange(db, asking).AsNoTracking().SingleOrDefaultAsync(meal => meal.Id == wanted.MealId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return wanted.Portions is < 1 or > MealWish.MostPortions ? MealRefusal.WrongPortions
            : await db.LockAsync<Meal, MealRefusal>([asked.MealDayId], async () =>
        {
            var meal = await db.Meals.SingleAsync(one => one.Id == wanted.MealId, cancellationToken);
            // Pressed twice, it is done already.
            if (meal.Portions == wanted.Portions && meal.Status == BookingStatus.Booked)
            {
                return meal;
            }

            if (meal.Status != BookingStatus.Booked)
            {
                return MealRefusal.AlreadySettled;
            }

            if (meal.Version != wanted.Version)
            {
                return MealRefusal.ChangedMeanwhile;
            }

            var service = await db.MealServices.SingleAsync(one => one.Id == meal.OfferingId, cancellationToken);
            var day = await db.MealDays.SingleAsync(one => one.Id == meal.MealDayId, cancellationToken);
            if (meal.StartsAt <= clock.Now)
            {
                return MealRefusal.Past;
            }

            if (!asking.ByStaff && service.DeadlineOf(meal.Date, clock.Zone) <= clock.Now)
            {
                return MealRefusal.OrderingShut;
            }

            if (!day.TryTake(wanted.Portions - meal.Portions))
            {
                return MealRefusal.Full;
            }

            meal.Portions = wanted.Portions;
            meal.OweFor(service, await db.FindPaidShareAsync(meal.ResidentId, cancellationToken));
            meal.Record(BookingEventKind.Changed, asking.By, asking.Channel, clock.Now, wanted.Portions.ToString(CultureInfo.InvariantCulture));
            return meal;
        }, cancellationToken);
    }
}
