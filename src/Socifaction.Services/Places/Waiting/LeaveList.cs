using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Waiting;

/// <summary>What follows for an entry when some of its people wait no longer, inside the lock.</summary>
internal static class LeaveList
{
    /// <summary>
    /// Takes back what was offered to the entries of these places, before the places change: the offer was made to more people or
    /// for more sessions. What is left keeps the turn and is called up anew.
    /// </summary>
    public static async Task LeaveAsync(
        this ServicesDbContext db, IReadOnlyCollection<Place> leaving, Asking asking, Instant now, CancellationToken cancellationToken)
    {
        var groups = leaving.Select(place => place.GroupId).Distinct().ToList();
        var entries = await db.WaitingEntries.Where(entry => groups.Contains(entry.GroupId)
            && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)).Select(entry => entry.Id).ToListAsync(cancellationToken);
        foreach (var id in entries)
        {
            var turn = (await Turn.FindAsync(db, id, cancellationToken))!;
            if (await db.Offers.SingleOrDefaultAsync(offer => offer.EntryId == id && offer.Status == OfferStatus.Open, cancellationToken) is { } open)
            {
                turn.Close(open, OfferStatus.Withdrawn, now);
                foreach (var place in turn.Places.Except(leaving))
                {
                    place.Record(BookingEventKind.OfferEnded, asking.By, asking.Channel, now, asking.Because);
                }
            }

            turn.Become(turn.Places.All(leaving.Contains) ? WaitingStatus.Ended : WaitingStatus.Waiting);
        }
    }
}
