using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>An entry that is to wait no longer.</summary>
public sealed record ListWithdrawal(Guid EntryId, Asking Asking);

/// <summary>Use case: takes a family off the waiting list; what was kept for it is offered to the next.</summary>
public sealed class WithdrawFromList(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The ended entry, as often as it is asked; or that they got places; null when there is no such entry or it is not theirs.</summary>
    public async Task<Outcome<WaitingEntry, WaitingRefusal>?> RunAsync(ListWithdrawal command, CancellationToken cancellationToken)
    {
        var groupId = await db.WaitingEntries.Where(e => e.Id == command.EntryId).Select(e => (Guid?)e.GroupId).SingleOrDefaultAsync(cancellationToken);
        if (groupId is not { } group || !await db.IsTheirsAsync(group, command.Asking, cancellationToken))
        {
            return null;
        }

        var sessionIds = await db.Places.Where(place => place.GroupId == group).Select(place => place.SessionId).Distinct().ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<WaitingEntry, WaitingRefusal>(sessionIds, clock, async () =>
        {
            var turn = (await Turn.FindAsync(db, command.EntryId, cancellationToken))!;
            if (turn.Entry.Status is WaitingStatus.Placed or WaitingStatus.Ended)
            {
                return turn.Entry.Status == WaitingStatus.Ended ? turn.Entry : WaitingRefusal.NotWaiting;
            }

            await db.LeaveAsync(turn.Places, command.Asking, clock.Now, cancellationToken);
            foreach (var place in turn.Places)
            {
                place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            }

            return turn.Entry;
        }, cancellationToken);
    }
}
