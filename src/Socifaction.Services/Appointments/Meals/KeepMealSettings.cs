using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>What staff decide about an offering of meals, as <see cref="MealService"/> has it.</summary>
public sealed record MealSettings(
    Weekdays ServedOn, LocalTime ServedFrom, LocalTime ServedUntil, int DeadlineDaysBefore, LocalTime DeadlineTime, int? MostPortions,
    bool IsEatenHere, bool IsDelivered, IReadOnlyList<string> Diets, int OpensDaysBefore, PriceRule Price)
{
    /// <summary>The most days ahead that may be ordered.</summary>
    public const int MostDaysAhead = 60;

    /// <summary>Those of an offering.</summary>
    public static MealSettings Of(MealService service) => new(
        service.ServedOn, service.ServedFrom, service.ServedUntil, service.DeadlineDaysBefore, service.DeadlineTime, service.MostPortions,
        service.IsEatenHere, service.IsDelivered, service.DietList, service.Window.OpensDaysBefore, service.Price);

    /// <summary>Whether both say the same; a record compares its list only by reference.</summary>
    internal bool IsSameAs(MealSettings other) => Diets.SequenceEqual(other.Diets) && this with { Diets = other.Diets } == other;

    internal KitchenRefusal? FindSlip() =>
        ServedOn == Weekdays.None ? KitchenRefusal.NoWeekday
        : !IsEatenHere && !IsDelivered ? KitchenRefusal.NoWay
        : ServedUntil <= ServedFrom ? KitchenRefusal.EndsBeforeItStarts
        : DeadlineDaysBefore == 0 && DeadlineTime > ServedFrom ? KitchenRefusal.DeadlineAfterServing
        : null;

    internal void WriteTo(MealService service)
    {
        (service.ServedOn, service.ServedFrom, service.ServedUntil) = (ServedOn, ServedFrom, ServedUntil);
        (service.DeadlineDaysBefore, service.DeadlineTime, service.MostPortions) = (DeadlineDaysBefore, DeadlineTime, MostPortions);
        (service.IsEatenHere, service.IsDelivered, service.Price) = (IsEatenHere, IsDelivered, Price);
        service.Diets = string.Join(MealService.DietDivider, Diets);
        service.Window = service.Window with { OpensDaysBefore = OpensDaysBefore };
        service.SettingsVersion++;
    }
}

/// <summary>Use case of staff: how the kitchen serves and until when it takes orders. What was promised stands: what would break it is refused.</summary>
public sealed class KeepMealSettings(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The offering, or why not; null when there is no such one. <paramref name="version"/> is that of the settings the form was made from.</summary>
    public async Task<Outcome<MealService, KitchenRefusal>?> RunAsync(
        Guid offeringId, MealSettings wanted, int version, CancellationToken cancellationToken)
    {
        if (!await db.MealServices.AnyAsync(s => s.Id == offeringId, cancellationToken))
        {
            return null;
        }

        if (wanted.FindSlip() is { } slip)
        {
            return slip;
        }

        // Every day that anybody may be ordering meanwhile, whether or not it has a row.
        var today = clock.Today;
        var days = Enumerable.Range(0, MealSettings.MostDaysAhead + 2).Select(ahead => MealDay.IdOf(offeringId, today.PlusDays(ahead)));
        return await db.LockAsync<MealService, KitchenRefusal>([offeringId, .. days], async () =>
        {
            var service = await db.MealServices.SingleAsync(s => s.Id == offeringId, cancellationToken);
            if (service.SettingsVersion != version)
            {
                return MealSettings.Of(service).IsSameAs(wanted) ? service : KitchenRefusal.ChangedMeanwhile;
            }

            var coming = await db.MealDays.Where(day => day.OfferingId == offeringId && day.Date >= today).ToListAsync(cancellationToken);
            if (coming.Exists(day => day.Taken > 0 && day.Date > today && !wanted.ServedOn.Has(day.Date.DayOfWeek)))
            {
                return KitchenRefusal.MealsStand;
            }

            if (coming.Exists(day => day.Taken > wanted.MostPortions))
            {
                return KitchenRefusal.TooManyOrdered;
            }

            coming.ForEach(day => day.Capacity = wanted.MostPortions);
            wanted.WriteTo(service);
            return service;
        }, cancellationToken);
    }
}
