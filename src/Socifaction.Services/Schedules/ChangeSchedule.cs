using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>
/// Use case of staff: one change in every room, as <see cref="CheckScheduleChange"/> has shown it. First the record with all its
/// steps is written, then each room makes its own; whatever is refused stays on the record with its reason.
/// </summary>
public sealed class ChangeSchedule(ServicesDbContext db, CheckScheduleChange check, ScheduleSteps steps, InitiativeClock clock)
{
    /// <summary>The change with what became of each step, or why nothing was changed; null when there is nobody and nothing such.</summary>
    public async Task<Outcome<ScheduleChange, ScheduleChangeRefusal>?> RunAsync(ScheduleWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.Asking.Because.Length == 0)
        {
            return ScheduleChangeRefusal.ReasonMissing;
        }

        if (await SavedBeforeAsync(wanted, cancellationToken) is { } before)
        {
            return before;
        }

        if (await check.RunAsync(wanted, cancellationToken) is not { } checkedPlan)
        {
            return null;
        }

        // The same form sent twice: what was found changed may be the work of its twin.
        if (checkedPlan.Refused(out var plan, out var why))
        {
            return await SavedBeforeAsync(wanted, cancellationToken) ?? why;
        }

        if (plan.Mark != wanted.Seen)
        {
            return await SavedBeforeAsync(wanted, cancellationToken) ?? ScheduleChangeRefusal.ChangedMeanwhile;
        }

        var outcome = await db.LockAsync<ScheduleChange, ScheduleChangeRefusal>([wanted.RequestId], async () =>
        {
            if (await db.ScheduleChanges.SingleOrDefaultAsync(change => change.Id == wanted.RequestId, cancellationToken) is { } meanwhile)
            {
                return wanted.IsAs(meanwhile) ? meanwhile : ScheduleChangeRefusal.FormAlreadyUsed;
            }

            var change = plan.Change;
            change.Steps.AddRange(plan.Steps.Select(planned => planned.Step));
            change.Record(ScheduleChangeEventKind.Saved, wanted.Asking.By, clock.Now);
            db.ScheduleChanges.Add(change);
            return change;
        }, cancellationToken);
        return outcome.Refusal is { } refused ? refused : await MakeAsync(wanted, cancellationToken);
    }

    /// <summary>What came of the same form; null when it was not sent before.</summary>
    private async Task<Outcome<ScheduleChange, ScheduleChangeRefusal>?> SavedBeforeAsync(ScheduleWanted wanted, CancellationToken cancellationToken) =>
        await db.ScheduleChanges.AsNoTracking().SingleOrDefaultAsync(change => change.Id == wanted.RequestId, cancellationToken) is not { } same ? null
        : wanted.IsAs(same) ? await MakeAsync(wanted, cancellationToken) : ScheduleChangeRefusal.FormAlreadyUsed;

    private async Task<ScheduleChange> MakeAsync(ScheduleWanted wanted, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await steps.MakeAsync(wanted.RequestId, wanted.Asking, cancellationToken);
        return (await db.FindScheduleChangeAsync(wanted.RequestId, cancellationToken))!;
    }
}

/// <summary>Use case of staff and of the night: makes what could not be made before, and what was planned since for those days.</summary>
public sealed class ContinueScheduleChange(ServicesDbContext db, ScheduleSteps steps, InitiativeClock clock)
{
    /// <summary>The change; null when there is none such. An undone one stays as it is.</summary>
    public async Task<ScheduleChange?> RunAsync(Guid changeId, Asking asking, CancellationToken cancellationToken)
    {
        if (await db.FindScheduleChangeAsync(changeId, cancellationToken) is not { } before)
        {
            return null;
        }

        await steps.MakeAsync(changeId, asking, cancellationToken);
        var after = (await db.FindScheduleChangeAsync(changeId, cancellationToken))!;
        if (Made(after) <= Made(before))
        {
            return after;
        }

        await db.LockAsync<ScheduleChange, ScheduleChangeRefusal>([changeId], async () =>
        {
            var change = await db.ScheduleChanges.SingleAsync(one => one.Id == changeId, cancellationToken);
            change.Record(ScheduleChangeEventKind.Continued, asking.By, clock.Now);
            return change;
        }, cancellationToken);
        return await db.FindScheduleChangeAsync(changeId, cancellationToken);

        static int Made(ScheduleChange change) => change.Steps.Count(step => step.State == StepState.Done);
    }
}

/// <summary>Use case of the night: leave and closures that were entered long ahead reach the sessions and runs that were made since.</summary>
public sealed class ContinueScheduleChanges(ServicesDbContext db, ContinueScheduleChange one, InitiativeClock clock)
{
    /// <summary>How many changes were looked at.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var changes = await db.ScheduleChanges.Where(change => change.UndoneAt == null && change.LastDay >= today).OrderBy(change => change.MadeAt)
            .Select(change => new { change.Id, change.MadeByName }).ToListAsync(cancellationToken);
        foreach (var change in changes)
        {
            await one.RunAsync(change.Id, new(new Actor(ActorKind.System, null, change.MadeByName), Channel.Phone), cancellationToken);
        }

        return changes.Count;
    }
}
