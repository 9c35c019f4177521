using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Use case of staff: what putting a change back would do, step by step. Nothing is written.</summary>
public sealed class CheckScheduleUndo(ServicesDbContext db, IEnumerable<RoomSteps> rooms)
{
    /// <summary>By step that was made, in order of time; null when there is no such change.</summary>
    public async Task<IReadOnlyList<UndoStep>?> RunAsync(Guid changeId, Asking asking, CancellationToken cancellationToken)
    {
        if (await db.FindScheduleChangeAsync(changeId, cancellationToken) is not { } change)
        {
            return null;
        }

        var steps = new List<UndoStep>();
        foreach (var step in change.Steps.Where(step => step.State is StepState.Done or StepState.Kept).OrderBy(step => step.Date).ThenBy(step => step.From))
        {
            steps.Add(await rooms.Single(room => room.Makes(step.Kind)).CheckUndoAsync(change, step, asking, cancellationToken));
        }

        return steps;
    }
}

/// <summary>Use case of staff: puts back what a change did, as far as it can be; what staff have changed by hand since stays as they want it.</summary>
public sealed class UndoScheduleChange(ServicesDbContext db, ScheduleSteps steps, InitiativeClock clock)
{
    /// <summary>The change with what became of each step; null when there is none such. Undone twice is undone once.</summary>
    public async Task<ScheduleChange?> RunAsync(Guid changeId, Asking asking, CancellationToken cancellationToken)
    {
        if (!await db.ScheduleChanges.AnyAsync(change => change.Id == changeId, cancellationToken))
        {
            return null;
        }

        await db.LockAsync<ScheduleChange, ScheduleChangeRefusal>([changeId], async () =>
        {
            var change = await db.ScheduleChanges.Include(one => one.Steps).SingleAsync(one => one.Id == changeId, cancellationToken);
            if (!change.IsUndone)
            {
                change.UndoneAt = clock.Now;
                change.Record(ScheduleChangeEventKind.Undone, asking.By, clock.Now);
                foreach (var step in change.Steps.Where(step => step.State is StepState.Waiting or StepState.Refused))
                {
                    step.State = StepState.Dropped;
                }
            }

            return change;
        }, cancellationToken);
        db.ChangeTracker.Clear();
        await steps.UndoAsync(changeId, asking, cancellationToken);
        return await db.FindScheduleChangeAsync(changeId, cancellationToken);
    }
}

/// <summary>Use case of staff: a person whom a change touches was spoken to, and knows what is agreed.</summary>
public sealed class SettleScheduleHit(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The row of the list; null when there is none such. Who settled it first stays.</summary>
    public async Task<ScheduleHit?> RunAsync(Guid changeId, Guid hitId, Asking asking, CancellationToken cancellationToken)
    {
        if (!await db.ScheduleHits.AnyAsync(hit => hit.Id == hitId && hit.ChangeId == changeId, cancellationToken))
        {
            return null;
        }

        var outcome = await db.LockAsync<ScheduleHit, ScheduleChangeRefusal>([changeId], async () =>
        {
            var hit = await db.ScheduleHits.SingleAsync(one => one.Id == hitId, cancellationToken);
            if (hit.SettledAt is null)
            {
                (hit.SettledAt, hit.SettledByName) = (clock.Now, asking.By.Name);
                (await db.ScheduleChanges.SingleAsync(one => one.Id == changeId, cancellationToken))
                    .Record(ScheduleChangeEventKind.Settled, asking.By, clock.Now, hit.BookingId);
            }

            return hit;
        }, cancellationToken);
        return outcome.Value;
    }
}
