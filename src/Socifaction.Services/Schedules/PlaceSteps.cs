using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Sessions: without a worker, closed, or not made at all.</summary>
public sealed class PlaceSteps(
    ServicesDbContext db, InitiativeClock clock, CheckCapacity checkCapacity, TakeOffShift takeOff, PutBackOnShift putBack, EndOverride endOverride,
    CheckClosing checkClosing, CloseSessions close, ReopenSession reopen, RestoreDate restore) : RoomSteps
{
    public override bool Makes(StepKind kind) => kind is StepKind.Shift or StepKind.Session or StepKind.LaterDates;

    public override async Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken)
    {
        if (change.Kind is not (ScheduleChangeKind.StaffAway or ScheduleChangeKind.Closed))
        {
            return [];
        }

        var (now, subject, isClosed) = (clock.Now, change.SubjectId, change.Kind == ScheduleChangeKind.Closed);
        var rows = await (
            from session in db.Sessions.AsNoTracking()
            join activity in db.Activities on session.OfferingId equals activity.Id
            where !session.IsCancelled && session.Date >= change.FirstDay && session.Date <= change.LastDay
                && (isClosed ? session.StartsAt > now : session.EndsAt > now && session.Shifts.Any(shift => shift.StaffMemberId == subject))
            orderby session.StartsAt, session.Id
            select new { session.Id, session.Date, session.From, session.To, activity.Name }).ToListAsync(cancellationToken);
        var steps = rows.Where(row => change.Meets(row.Date, row.From, row.To)).Select(row => new ScheduleStep
        {
            ChangeId = change.Id, Kind = isClosed ? StepKind.Session : StepKind.Shift, ThingId = row.Id, Name = row.Name, Date = row.Date, From = row.From, To = row.To,
        }).ToList();
        if (isClosed && change.From is null && change.LastDay >= clock.Today.PlusDays(ScheduleSessions.DaysAhead) && await db.WeeklySessions.AnyAsync(cancellationToken))
        {
            steps.Add(new() { ChangeId = change.Id, Kind = StepKind.LaterDates, ThingId = change.Id, Date = change.LastDay });
        }

        return steps;
    }

    public override async Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        if (step.Kind == StepKind.Shift)
        {
            var previews = await checkCapacity.RunAsync(Off(change, step, Nobody), cancellationToken);
            step.IsShort |= previews.Any(preview => preview.IsShort);
            return [.. previews.Where(preview => preview.IsShort).SelectMany(preview => preview.Touched).Select(touched => new Touch(touched.PlaceId, HitKind.OverFull))];
        }

        return step.Kind == StepKind.Session && await checkClosing.RunAsync(Closing(step, Nobody), cancellationToken) is { Value: { } closing }
            ? [.. closing.People.Select(person => new Touch(person.PlaceId, HitKind.Ended,
                person.Others.Count > 0 ? person.Others[0].Date + person.Others[0].From : null))]
            : [];
    }

    public override async Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        var why = Because(change, asking);
        return step.Kind switch
        {
            StepKind.Shift => Answer(await takeOff.RunAsync(Off(change, step, why), cancellationToken)),
            StepKind.Session => Answer(await close.RunAsync(Closing(step, why), cancellationToken)),
            _ => Answer(await close.RunAsync(new(null, null, Later(change), change.LastDay, why), cancellationToken)),
        };
    }

    public override async Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        if (step.Kind == StepKind.LaterDates)
        {
            return new(step, change.LastDay < clock.Today ? StepRefusal.Past : null, 0, []);
        }

        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == step.ThingId, cancellationToken) is not { } session)
        {
            return new(step, StepRefusal.Gone, 0, []);
        }

        var hit = await db.ScheduleHits.Where(one => one.StepId == step.Id).Select(one => one.BookingId).ToListAsync(cancellationToken);
        return step.Kind == StepKind.Shift
            ? new(step, session.EndsAt <= clock.Now ? StepRefusal.Past : session.IsCancelled ? StepRefusal.Gone : null, step.IsShort ? hit.Count : 0, [])
            : new(step, session.IsCancelled && await db.FindReopeningRefusalAsync(session, clock, cancellationToken) is { } why ? InWordsOf(why) : null, 0, hit);
    }

    public override async Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        switch (step.Kind)
        {
            case StepKind.Shift:
                var refusal = Answer(await putBack.RunAsync(new(change.SubjectId!.Value, step.ThingId, asking), cancellationToken));
                if (refusal is null && step.IsShort)
                {
                    // Where the rule still has no place for all who hold one, the number that they keep stays.
                    await endOverride.RunAsync(new(step.ThingId, asking), cancellationToken);
                }

                return refusal;
            case StepKind.Session:
                return Answer(await reopen.RunAsync(new(step.ThingId, asking), cancellationToken));
            default:
                var later = Later(change);
                var skipped = await db.SkippedDates
                    .Where(skip => skip.Date >= later && skip.Date <= change.LastDay && skip.Reason == SkipReason.ByHand && skip.Words == change.Why)
                    .Select(skip => skip.Id).ToListAsync(cancellationToken);
                StepRefusal? first = null;
                foreach (var id in skipped)
                {
                    var why = Answer(await restore.RunAsync(new(id, asking), cancellationToken));
                    first ??= why;
                }

                return first;
        }
    }

    private static readonly Asking Nobody = new(new Actor(ActorKind.System, null, ""), Channel.Phone);

    private static WorkerOff Off(ScheduleChange change, ScheduleStep step, Asking asking) =>
        new(change.SubjectId!.Value, change.FirstDay, change.LastDay, asking, change.Why) { SessionId = step.ThingId };

    private static Closing Closing(ScheduleStep step, Asking asking) => new(step.ThingId, null, step.Date, step.Date, asking);

    private LocalDate Later(ScheduleChange change) =>
        LocalDate.Max(change.FirstDay, LocalDate.Min(change.LastDay, clock.Today.PlusDays(ScheduleSessions.DaysAhead)));

    private static StepRefusal? Answer<T>(Outcome<T, ScheduleRefusal>? outcome) where T : class =>
        outcome is not { } answered ? StepRefusal.Gone : answered.Refusal is { } why ? InWordsOf(why) : null;

    private static StepRefusal? InWordsOf(ScheduleRefusal why) => why switch
    {
        ScheduleRefusal.NothingToClose => null,
        ScheduleRefusal.Past => StepRefusal.Past,
        ScheduleRefusal.SessionCancelled => StepRefusal.Gone,
        ScheduleRefusal.Clash => StepRefusal.Taken,
        ScheduleRefusal.ChangedMeanwhile => StepRefusal.ChangedMeanwhile,
        _ => StepRefusal.Unfit,
    };
}
