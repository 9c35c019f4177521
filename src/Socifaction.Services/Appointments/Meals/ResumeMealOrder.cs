using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A person is back: the first day on which meals are wanted again, and the version the form was made from.</summary>
public sealed record MealOrderToResume(Guid PauseId, LocalDate FirstDayAgain, int Version, Asking Asking);

/// <summary>Use case of staff: a pause ends, sooner than was said or at last, and the meals of the coming two weeks are made at once.</summary>
public sealed class ResumeMealOrder(ServicesDbContext db, InitiativeClock clock, FillMealOrders fill)
{
    /// <summary>The pause or why not; null when there is none.</summary>
    public async Task<Outcome<MealPause, MealRefusal>?> RunAsync(MealOrderToResume command, CancellationToken cancellationToken)
    {
        var asked = await db.MealOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Pauses.Any(pause => pause.Id == command.PauseId), cancellationToken);
        if (asked is null)
        {
            return null;
        }

        if (command.FirstDayAgain < clock.Today)
        {
            return MealRefusal.Past;
        }

        var outcome = await db.LockAsync<MealPause, MealRefusal>(asked.Locks(clock), async () =>
        {
            var order = await db.MealOrders.SingleAsync(o => o.Id == asked.Id, cancellationToken);
            var pause = order.Pauses.Single(one => one.Id == command.PauseId);
            var last = command.FirstDayAgain.PlusDays(-1);
            if (pause.LastDay == last)
            {
                return pause;
            }

            if (order.Version != command.Version)
            {
                return MealRefusal.ChangedMeanwhile;
            }

            // What is over cannot be made longer: the meals since were eaten. That is another pause.
            if (pause.LastDay < clock.Today || pause.LastDay < last)
            {
                return MealRefusal.AlreadyEnded;
            }

            (pause.LastDay, pause.ResumedAt, pause.ResumedByName) = (last, clock.Now, command.Asking.By.Name);
            order.Version++;
            return pause;
        }, cancellationToken);
        if (outcome.Refusal is null)
        {
            await fill.FillAsync(await db.MealOrders.AsNoTracking().SingleAsync(o => o.Id == asked.Id, cancellationToken), cancellationToken);
        }

        return outcome;
    }
}

/// <summary>What is locked before the days of a standing order change.</summary>
internal static class MealOrderLocks
{
    /// <summary>The order and all days for which the night may make a meal meanwhile.</summary>
    public static IEnumerable<Guid> Locks(this MealOrder order, InitiativeClock clock) =>
        [order.Id, .. Enumerable.Range(0, FillMealOrders.DaysAhead + 2).Select(ahead => MealDay.IdOf(order.OfferingId, clock.Today.PlusDays(ahead)))];
}
