using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Kitchens: closed on the days on which they would have served.</summary>
public sealed class KitchenSteps(ServicesDbContext db, InitiativeClock clock, CloseKitchen close, OpenKitchen open) : RoomSteps
{
    public override bool Makes(StepKind kind) => kind == StepKind.Kitchen;

    public override async Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken)
    {
        if (change.Kind != ScheduleChangeKind.Closed)
        {
            return [];
        }

        var closed = (await db.MealDays.Where(day => day.IsClosed && day.Date >= change.FirstDay && day.Date <= change.LastDay)
            .Select(day => new { day.OfferingId, day.Date }).ToListAsync(cancellationToken)).Select(day => (day.OfferingId, day.Date)).ToHashSet();
        return [.. from service in await db.MealServices.AsNoTracking().OrderBy(service => service.Order).ToListAsync(cancellationToken)
                   from day in Enumerable.Range(0, Period.DaysBetween(change.FirstDay, change.LastDay) + 1)
                   let date = change.FirstDay.PlusDays(day)
                   where service.IsServedOn(date) && change.Meets(date, service.ServedFrom, service.ServedUntil)
                       && clock.InstantOf(date, service.ServedFrom) > clock.Now && !closed.Contains((service.Id, date))
                   select new ScheduleStep
                   {
                       ChangeId = change.Id, Kind = StepKind.Kitchen, ThingId = service.Id, Name = service.Name, Date = date, From = service.ServedFrom, To = service.ServedUntil,
                   }];
    }

    public override async Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        var id = MealDay.IdOf(step.ThingId, step.Date);
        var meals = await db.Meals.Where(meal => meal.MealDayId == id && meal.Status == BookingStatus.Booked).Select(meal => meal.Id).ToListAsync(cancellationToken);
        step.Seen = meals.Count.ToString(CultureInfo.InvariantCulture);
        return [.. meals.Select(meal => new Touch(meal, HitKind.Ended))];
    }

    public override async Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken) =>
        await close.RunAsync(new(step.ThingId, step.Date, change.Why, int.Parse(step.Seen, CultureInfo.InvariantCulture), Because(change, asking)), cancellationToken)
            is not { } outcome ? StepRefusal.Gone
            : outcome.Refusal is { } why ? why == KitchenRefusal.Past ? StepRefusal.Past : StepRefusal.ChangedMeanwhile
            : null;

    public override async Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken) =>
        new(step, await IsPastAsync(step, cancellationToken) ? StepRefusal.Past : null, 0,
            await db.ScheduleHits.Where(one => one.StepId == step.Id).Select(one => one.BookingId).ToListAsync(cancellationToken));

    public override async Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        if (await IsPastAsync(step, cancellationToken))
        {
            return StepRefusal.Past;
        }

        return await open.RunAsync(step.ThingId, step.Date, cancellationToken) is null ? StepRefusal.Gone : null;
    }

    private async Task<bool> IsPastAsync(ScheduleStep step, CancellationToken cancellationToken) =>
        await db.MealServices.AsNoTracking().SingleOrDefaultAsync(service => service.Id == step.ThingId, cancellationToken) is not { } kitchen
        || clock.InstantOf(step.Date, kitchen.ServedFrom) <= clock.Now;
}
