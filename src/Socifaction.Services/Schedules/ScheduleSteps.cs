using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Schedules;

/// <summary>Makes the steps of a change that are not made yet, one after another, and puts made ones back; each is written down as it is done.</summary>
public sealed class ScheduleSteps(ServicesDbContext db, IEnumerable<RoomSteps> rooms)
{
    private const int Attempts = 3;

    /// <summary>Makes what waits or was refused, and what the change calls for since it was saved. What was made is not made again.</summary>
    internal async Task MakeAsync(Guid changeId, Asking asking, CancellationToken cancellationToken)
    {
        var change = (await db.FindScheduleChangeAsync(changeId, cancellationToken))!;
        if (change.IsUndone)
        {
            return;
        }

        var known = change.Steps.Select(step => step.Key).ToHashSet();
        var further = new List<ScheduleStep>();
        foreach (var room in rooms)
        {
            further.AddRange((await room.ListAsync(change, cancellationToken)).Where(step => known.Add(step.Key)));
        }

        if (further.Count > 0 && !await AddAsync(changeId, further, cancellationToken))
        {
            return;
        }

        foreach (var step in change.Steps.Concat(further)
            .Where(step => step.State is StepState.Waiting or StepState.Refused).OrderBy(step => step.Date).ThenBy(step => step.From).ThenBy(step => step.Id))
        {
            await MakeAsync(change, step, asking, cancellationToken);
        }
    }

    /// <summary>Puts back every step that was made, the last first.</summary>
    internal async Task UndoAsync(Guid changeId, Asking asking, CancellationToken cancellationToken)
    {
        var change = (await db.FindScheduleChangeAsync(changeId, cancellationToken))!;
        foreach (var step in change.Steps.Where(step => step.State is StepState.Done or StepState.Kept)
            .OrderByDescending(step => step.Date).ThenByDescending(step => step.From).ThenByDescending(step => step.Id))
        {
            await UndoAsync(change, step, asking, cancellationToken);
        }
    }

    private async Task MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        var room = rooms.Single(one => one.Makes(step.Kind));
        StepRefusal? refusal = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Whom it touches is written down first: were the machine to stop now, nobody would be forgotten.
            var touches = await room.CheckAsync(change, step, cancellationToken);
            if (!await BeginAsync(change, step, touches, cancellationToken))
            {
                return;
            }

            refusal = await room.MakeAsync(change, step, asking, cancellationToken);
            if (refusal != StepRefusal.ChangedMeanwhile)
            {
                break;
            }
        }

        if (await EndAsync(change.Id, step.Id, refusal, cancellationToken))
        {
            await UndoAsync(change, step, asking, cancellationToken);
        }
    }

    private async Task UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        var refusal = await rooms.Single(one => one.Makes(step.Kind)).UndoAsync(change, step, asking, cancellationToken);
        await WriteAsync(change.Id, async () =>
        {
            var row = await db.ScheduleSteps.SingleAsync(one => one.Id == step.Id, cancellationToken);
            if (row.State != StepState.Undone)
            {
                (row.State, row.Refusal) = refusal is null ? (StepState.Undone, null) : (StepState.Kept, refusal);
            }

            return true;
        }, cancellationToken);
    }

    private Task<bool> AddAsync(Guid changeId, List<ScheduleStep> further, CancellationToken cancellationToken) => WriteAsync(changeId, async () =>
    {
        var known = (await db.ScheduleSteps.AsNoTracking().Where(step => step.ChangeId == changeId).ToListAsync(cancellationToken)).Select(step => step.Key).ToHashSet();
        if (await db.ScheduleChanges.AnyAsync(change => change.Id == changeId && change.UndoneAt != null, cancellationToken))
        {
            return false;
        }

        // Another round may have added the same at this moment, and makes them.
        further.RemoveAll(step => known.Contains(step.Key));
        db.ScheduleSteps.AddRange(further);
        return true;
    }, cancellationToken);

    /// <summary>Whether the step is still to be made; then those whom it touches are on the list.</summary>
    private Task<bool> BeginAsync(ScheduleChange change, ScheduleStep step, IReadOnlyList<Touch> touches, CancellationToken cancellationToken) => WriteAsync(change.Id, async () =>
    {
        var row = await db.ScheduleSteps.SingleAsync(one => one.Id == step.Id, cancellationToken);
        if (row.State is not (StepState.Waiting or StepState.Refused))
        {
            return false;
        }

        row.IsShort |= step.IsShort;
        var listed = await db.ScheduleHits.Where(hit => hit.ChangeId == change.Id).Select(hit => hit.BookingId).ToHashSetAsync(cancellationToken);
        db.ScheduleHits.AddRange(touches.Where(touch => listed.Add(touch.BookingId))
            .Select(touch => new ScheduleHit { ChangeId = change.Id, StepId = step.Id, BookingId = touch.BookingId, Kind = touch.Kind }));
        return true;
    }, cancellationToken);

    /// <summary>Writes down what came of it; whether the change was undone meanwhile, so that the step is to be put back.</summary>
    private Task<bool> EndAsync(Guid changeId, Guid stepId, StepRefusal? refusal, CancellationToken cancellationToken) => WriteAsync(changeId, async () =>
    {
        var row = await db.ScheduleSteps.SingleAsync(one => one.Id == stepId, cancellationToken);
        if (row.State is StepState.Done or StepState.Undone)
        {
            return false;
        }

        var isUndone = await db.ScheduleChanges.AnyAsync(change => change.Id == changeId && change.UndoneAt != null, cancellationToken);
        (row.State, row.Refusal) = refusal is null ? (StepState.Done, null) : isUndone ? (StepState.Dropped, null) : (StepState.Refused, refusal);
        if (refusal is not null and not StepRefusal.Lived)
        {
            // Nothing has changed for them. Those who live in a room are asked first, and then it is closed.
            db.ScheduleHits.RemoveRange(await db.ScheduleHits.Where(hit => hit.StepId == stepId && hit.SettledAt == null).ToListAsync(cancellationToken));
        }

        return isUndone && row.State == StepState.Done;
    }, cancellationToken);

    private async Task<bool> WriteAsync(Guid changeId, Func<Task<bool>> write, CancellationToken cancellationToken)
    {
        var answer = false;
        await db.LockAsync<ScheduleChange, ScheduleChangeRefusal>([changeId], async () =>
        {
            answer = await write();
            return await db.ScheduleChanges.SingleAsync(change => change.Id == changeId, cancellationToken);
        }, cancellationToken);
        return answer;
    }
}
