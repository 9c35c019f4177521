using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Rooms of the premises: closed once nobody was promised a night in them; and people who arrive at a closed house.</summary>
public sealed class StaySteps(ServicesDbContext db, InitiativeClock clock, CloseRoom close, OpenRoom open) : RoomSteps
{
    public override bool Makes(StepKind kind) => kind is StepKind.Room or StepKind.Arrivals;

    public override async Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken)
    {
        if (change.Kind == ScheduleChangeKind.RoomOut)
        {
            return [.. (await db.Rooms.Where(room => room.Id == change.SubjectId).Select(room => new { room.Id, room.Name }).ToListAsync(cancellationToken))
                .Select(room => new ScheduleStep { ChangeId = change.Id, Kind = StepKind.Room, ThingId = room.Id, Name = room.Name, Date = change.FirstDay })];
        }

        if (change.Kind != ScheduleChangeKind.Closed)
        {
            return [];
        }

        var today = clock.Today;
        return [.. (await (
                from stay in db.Stays
                join premises in db.Premises on stay.OfferingId equals premises.Id
                where stay.Status == BookingStatus.Booked && stay.Date >= today && stay.Date >= change.FirstDay && stay.Date <= change.LastDay && stay.ArrivedAt == null
                orderby stay.Date
                select new { premises.Id, premises.Name, stay.Date }).Distinct().ToListAsync(cancellationToken))
            .Select(row => new ScheduleStep { ChangeId = change.Id, Kind = StepKind.Arrivals, ThingId = row.Id, Name = row.Name, Date = row.Date })];
    }

    public override async Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        var stays = db.Stays.Where(stay => stay.Status == BookingStatus.Booked);
        var until = change.LastDay.PlusDays(1);
        stays = step.Kind == StepKind.Arrivals
            ? stays.Where(stay => stay.OfferingId == step.ThingId && stay.Date == step.Date)
            : stays.Where(stay => stay.RoomId == step.ThingId && stay.Date < until && stay.Departure > change.FirstDay);
        return [.. (await stays.OrderBy(stay => stay.Date).Select(stay => stay.Id).ToListAsync(cancellationToken))
            .Select(id => new Touch(id, step.Kind == StepKind.Arrivals ? HitKind.Arrives : HitKind.InRoom))];
    }

    public override async Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken) =>
        step.Kind == StepKind.Arrivals ? null
        : await close.RunAsync(new(step.Id, step.ThingId, change.FirstDay, change.LastDay.PlusDays(1), Because(change, asking)), cancellationToken)
            is not { } outcome ? StepRefusal.Gone
            : outcome.Refusal is { } why ? why == RoomRefusal.RoomTaken ? StepRefusal.Lived : StepRefusal.Unfit
            : null;

    public override Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken) =>
        Task.FromResult(new UndoStep(step, change.LastDay < clock.Today && step.Kind == StepKind.Room ? StepRefusal.Past : null, 0, []));

    public override async Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        if (step.Kind == StepKind.Room)
        {
            if (change.LastDay < clock.Today)
            {
                return StepRefusal.Past;
            }

            // Opened by hand meanwhile is open.
            await open.RunAsync(step.Id, cancellationToken);
        }

        return null;
    }
}
