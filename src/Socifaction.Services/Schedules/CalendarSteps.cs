using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Calendars of people, rooms and machines: shut, so that appointments and visits are uncovered.</summary>
public sealed class CalendarSteps(ServicesDbContext db, InitiativeClock clock, AddCalendarOverride add, RemoveCalendarOverride remove) : RoomSteps
{
    public override bool Makes(StepKind kind) => kind == StepKind.Calendar;

    public override async Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken)
    {
        var resources = db.Resources.AsNoTracking().Where(resource => resource.IsActive);
        resources = change.Kind switch
        {
            ScheduleChangeKind.StaffAway => resources.Where(resource => resource.StaffMemberId == change.SubjectId),
            ScheduleChangeKind.ResourceOut => resources.Where(resource => resource.Id == change.SubjectId),
            ScheduleChangeKind.Closed => resources,
            _ => resources.Where(_ => false),
        };
        return [.. (await resources.OrderBy(resource => resource.Order).ThenBy(resource => resource.Id).ToListAsync(cancellationToken)).Select(resource => new ScheduleStep
        {
            ChangeId = change.Id, Kind = StepKind.Calendar, ThingId = resource.Id, Name = resource.Name, Date = change.FirstDay, From = change.From, To = change.To,
        })];
    }

    public override async Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        var hit = await db.ListHitAsync(step.ThingId, Wanted(change, step, OverrideKind.Closed, Nobody).NewOverride(), clock, cancellationToken);
        // What was uncovered before is on its room's list already.
        return [.. (await db.Bookings.Where(one => hit.Contains(one.Id) && !one.IsUncovered).OrderBy(one => one.StartsAt).Select(one => one.Id)
            .ToListAsync(cancellationToken)).Select(id => new Touch(id, HitKind.Uncovered))];
    }

    public override async Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        var isPerson = await db.Resources.AnyAsync(resource => resource.Id == step.ThingId && resource.Kind == ResourceKind.Worker, cancellationToken);
        var kind = isPerson && change.Kind != ScheduleChangeKind.Closed ? OverrideKind.Leave : OverrideKind.Closed;
        return await add.RunAsync(Wanted(change, step, kind, Because(change, asking)), cancellationToken) is not { } outcome ? StepRefusal.Gone
            : outcome.Refusal is { } why ? why == CalendarRefusal.WrongDays ? StepRefusal.Past : StepRefusal.Unfit
            : null;
    }

    public override async Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var hit = await db.ScheduleHits.Where(one => one.StepId == step.Id).Select(one => one.BookingId).ToListAsync(cancellationToken);
        return new(step, change.LastDay < clock.Today ? StepRefusal.Past : null,
            await db.Bookings.CountAsync(one => hit.Contains(one.Id) && one.IsUncovered && one.Status == BookingStatus.Booked && one.StartsAt > now, cancellationToken), []);
    }

    public override async Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        if (change.LastDay < clock.Today)
        {
            return StepRefusal.Past;
        }

        // Taken away by hand meanwhile is taken away.
        await remove.RunAsync(new(step.Id, asking), cancellationToken);
        return null;
    }

    private static readonly Asking Nobody = new(new Actor(ActorKind.System, null, ""), Channel.Phone);

    private static OverrideWanted Wanted(ScheduleChange change, ScheduleStep step, OverrideKind kind, Asking asking) =>
        new(step.Id, step.ThingId, kind, change.FirstDay, change.LastDay, change.From, change.To, "", asking);
}
