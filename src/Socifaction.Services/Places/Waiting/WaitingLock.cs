using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>
/// The lock of whatever frees places, or changes who waits for them: the waiting list of the activity first, then the sessions,
/// those among them that somebody waits for together with these. Before it is let go, the list is called up.
/// </summary>
internal static class WaitingLock
{
    /// <summary>
    /// As <see cref="ScarceRow.LockAsync"/>; after work that was granted, what is free is offered to those who wait.
    /// <paramref name="also"/> is locked with the lists, before any session.
    /// </summary>
    public static async Task<Outcome<T, TRefusal>> LockWaitingAsync<T, TRefusal>(
        this ServicesDbContext db, IEnumerable<Guid> sessionIds, InitiativeClock clock, Func<Task<Outcome<T, TRefusal>>> work,
        CancellationToken cancellationToken, Guid? also = null)
        where T : class
        where TRefusal : struct, Enum
    {
        Guid[] asked = [.. sessionIds.Distinct()];
        var lists = await db.Sessions.Where(session => asked.Contains(session.Id)).Select(session => session.OfferingId).Distinct().ToListAsync(cancellationToken);
        return await db.LockAsync<T, TRefusal>(also is { } first ? lists.Append(first) : lists, async () =>
        {
            Guid[] rows = [.. asked.Union(await ListAwaitedAsync(db, lists, cancellationToken))];
            await db.LockAlsoAsync(rows, cancellationToken);
            var outcome = await work();
            if (outcome.Refusal is null)
            {
                var sessions = await db.Sessions.Where(session => rows.Contains(session.Id)).ToListAsync(cancellationToken);
                await CallUp.OfferAsync(db, sessions, clock, cancellationToken);
            }

            return outcome;
        }, cancellationToken);
    }

    private static Task<List<Guid>> ListAwaitedAsync(ServicesDbContext db, List<Guid> lists, CancellationToken cancellationToken) =>
        (from entry in db.WaitingEntries
         join place in db.Places on entry.GroupId equals place.GroupId
         where lists.Contains(entry.OfferingId) && place.Status == BookingStatus.Waitlisted
             && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)
         select place.SessionId).Distinct().ToListAsync(cancellationToken);
}
