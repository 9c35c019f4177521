using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>Whether an entry goes before others, and why.</summary>
public sealed record PriorityGiven(Guid EntryId, Priority Priority, string Because);

/// <summary>Use case of staff: changes whom an entry goes before; the list is called up in its new order.</summary>
public sealed class SetPriority(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The entry, or why not; null when there is none such.</summary>
    public async Task<Outcome<WaitingEntry, WaitingRefusal>?> RunAsync(PriorityGiven command, CancellationToken cancellationToken)
    {
        var sessionIds = await (
            from entry in db.WaitingEntries
            join place in db.Places on entry.GroupId equals place.GroupId
            where entry.Id == command.EntryId
            select place.SessionId).Distinct().ToListAsync(cancellationToken);
        if (sessionIds.Count == 0)
        {
            return null;
        }

        if (command.Priority != Priority.Usual && command.Because.Length == 0)
        {
            return WaitingRefusal.ReasonMissing;
        }

        return await db.LockWaitingAsync<WaitingEntry, WaitingRefusal>(sessionIds, clock, async () =>
        {
            var entry = await db.WaitingEntries.SingleAsync(e => e.Id == command.EntryId, cancellationToken);
            if (entry.Status is WaitingStatus.Placed or WaitingStatus.Ended)
            {
                return WaitingRefusal.NotWaiting;
            }

            (entry.Priority, entry.PriorityBecause) = (command.Priority, command.Because);
            entry.Version++;
            return entry;
        }, cancellationToken);
    }
}
