using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>How many offers ended unanswered just now.</summary>
public sealed record OffersExpired(int Count);

/// <summary>
/// The minutely work on waiting lists: ends offers that nobody answered in time or whose session does not take place, takes off the
/// list whoever waits only for what is over, and calls up the next. Run as often as one likes, by as many servers as one likes.
/// </summary>
public sealed class ExpireOffers(ServicesDbContext db, InitiativeClock clock)
{
    private enum Nothing
    {
        ToDo,
    }

    /// <summary>One pass for the scope's initiative.</summary>
    public async Task<OffersExpired> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;

        // Looked at without the lock first: most minutes bring nothing to write.
        var lists = await (
            from entry in db.WaitingEntries
            join place in db.Places on entry.GroupId equals place.GroupId
            join session in db.Sessions on place.SessionId equals session.Id
            where place.Status == BookingStatus.Waitlisted && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)
                && (session.StartsAt <= now || session.IsCancelled || place.OfferedUntil <= now)
            select new { entry.OfferingId, SessionId = session.Id }).Distinct().ToListAsync(cancellationToken);
        var expired = 0;
        foreach (var list in lists.GroupBy(row => row.OfferingId, row => row.SessionId))
        {
            var outcome = await db.LockWaitingAsync<OffersExpired, Nothing>(
                list, clock, async () => new OffersExpired(await ExpireAsync(list.Key, cancellationToken)), cancellationToken);
            expired += outcome.Value!.Count;
        }

        return new(expired);
    }

    private async Task<int> ExpireAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var turns = (await Turn.ListAsync(db, offeringId, cancellationToken)).Where(turn => turn.Entry.Status == WaitingStatus.Offered).ToList();
        var ids = turns.ConvertAll(turn => turn.Entry.Id);
        var open = await db.Offers.Where(offer => ids.Contains(offer.EntryId) && offer.Status == OfferStatus.Open).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var offer in open)
        {
            var turn = turns.Single(turn => turn.Entry.Id == offer.EntryId);
            if (turn.Sessions.Any(session => session.IsCancelled))
            {
                turn.Close(offer, OfferStatus.Withdrawn, now);
                turn.Become(WaitingStatus.Waiting);
                count++;
            }
            else if (offer.ExpiresAt <= now)
            {
                turn.Close(offer, OfferStatus.Expired, now);
                foreach (var place in turn.Places)
                {
                    place.Become(BookingStatus.Cancelled, BookingEventKind.OfferEnded, Turn.House, place.Channel, now);
                }

                turn.Become(WaitingStatus.Ended);
                count++;
            }
        }

        return count;
    }
}
