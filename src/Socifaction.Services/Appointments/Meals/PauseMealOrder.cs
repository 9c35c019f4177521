using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>Days on which a standing order is to rest, without a last one until the person is back, and the version the form was made from.</summary>
public sealed record MealOrderToPause(Guid OrderId, LocalDate FirstDay, LocalDate? LastDay, string Why, int Version, Asking Asking);

/// <summary>Use case of staff: a standing order rests for some days. Its meals of those days are cancelled while the kitchen can still be told.</summary>
public sealed class PauseMealOrder(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>
    /// The pause or why not; null when there is no such order. A meal whose deadline is over is being cooked and stays: staff see it and
    /// cancel it by hand, or let somebody else eat it.
    /// </summary>
    public async Task<Outcome<MealPause, MealRefusal>?> RunAsync(MealOrderToPause command, CancellationToken cancellationToken)
    {
        if (await db.MealOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == command.OrderId, cancellationToken) is not { } asked)
        {
            return null;
        }

        if (command.FirstDay < clock.Today)
        {
            return MealRefusal.Past;
        }

        if (command.LastDay < command.FirstDay)
        {
            return MealRefusal.EndsBeforeItStarts;
        }

        return await db.LockAsync<MealPause, MealRefusal>(asked.Locks(clock), async () =>
        {
            var order = await db.MealOrders.SingleAsync(o => o.Id == command.OrderId, cancellationToken);
            if (order.Pauses.Find(pause => pause.FirstDay == command.FirstDay && pause.LastDay == command.LastDay) is { } same)
            {
                return same;
            }

            if (order.Version != command.Version)
            {
                return MealRefusal.ChangedMeanwhile;
            }

            if (order.LastDay < command.FirstDay)
            {
                return MealRefusal.AlreadyEnded;
            }

            if (order.Pauses.Exists(pause => !pause.IsTakenBack && (command.LastDay is null || pause.FirstDay <= command.LastDay)
                && (pause.LastDay is null || command.FirstDay <= pause.LastDay)))
            {
                return MealRefusal.AlreadyPaused;
            }

            var pause = new MealPause
            {
                MealOrderId = order.Id, FirstDay = command.FirstDay, LastDay = command.LastDay, Because = command.Why, MadeAt = clock.Now,
                MadeByName = command.Asking.By.Name,
            };
            db.MealPauses.Add(pause);
            order.Version++;
            await CancelAsync(pause, command.Asking, cancellationToken);
            return pause;
        }, cancellationToken);
    }

    private async Task CancelAsync(MealPause pause, Asking asking, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var rows = await (from meal in db.Meals
                          join day in db.MealDays on meal.MealDayId equals day.Id
                          join service in db.MealServices on meal.OfferingId equals service.Id
                          where meal.MealOrderId == pause.MealOrderId && meal.Date >= pause.FirstDay && meal.StartsAt > now && meal.Status == BookingStatus.Booked
                          select new { Meal = meal, Day = day, Service = service }).ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => pause.Covers(row.Meal.Date) && row.Service.DeadlineOf(row.Meal.Date, clock.Zone) > now))
        {
            row.Day.TryTake(-row.Meal.Portions);
            row.Meal.MealPauseId = pause.Id;
            row.Meal.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, now, pause.Because);
        }
    }
}
