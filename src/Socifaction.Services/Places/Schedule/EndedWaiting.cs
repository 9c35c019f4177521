using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>What becomes of the waiting list of sessions that do not take place.</summary>
internal static class EndedWaiting
{
    /// <summary>
    /// Takes open offers back and lets go of what they kept, in every session of the entry; an entry that waits for nothing
    /// else ends. The places themselves are cancelled by the caller, who has locked all these sessions.
    /// </summary>
    public static async Task EndWaitingAsync(
        this ServicesDbContext db, IReadOnlyCollection<Place> ending, Asking asking, InitiativeClock clock, CancellationToken cancellationToken)
    {
        if (ending.Count == 0)
        {
            return;
        }

        Guid[] groups = [.. ending.Select(place => place.GroupId).Distinct()];
        var waiting = (await db.Places.Where(place => groups.Contains(place.GroupId) && place.Status == BookingStatus.Waitlisted)
            .ToListAsync(cancellationToken)).ToLookup(place => place.GroupId);
        var entries = await db.WaitingEntries.Where(entry => groups.Contains(entry.GroupId)
            && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)).ToListAsync(cancellationToken);
        Guid[] entryIds = [.. entries.Select(entry => entry.Id)];
        var offers = await db.Offers.Where(offer => entryIds.Contains(offer.EntryId) && offer.Status == OfferStatus.Open)
            .ToDictionaryAsync(offer => offer.EntryId, cancellationToken);
        Guid[] sessionIds = [.. waiting.SelectMany(group => group).Select(place => place.SessionId).Distinct()];
        var sessions = await db.Sessions.Where(session => sessionIds.Contains(session.Id)).ToDictionaryAsync(session => session.Id, cancellationToken);
        foreach (var entry in entries)
        {
            var places = waiting[entry.GroupId].ToList();
            if (offers.TryGetValue(entry.Id, out var offer))
            {
                (offer.Status, offer.AnsweredAt) = (OfferStatus.Withdrawn, clock.Now);
                foreach (var id in places.Select(place => place.SessionId).Distinct())
                {
                    sessions[id].Release(offer.Size);
                }

                foreach (var place in places.Where(place => place.OfferedUntil is not null))
                {
                    place.OfferedUntil = null;
                    place.Record(BookingEventKind.OfferEnded, asking.By, asking.Channel, clock.Now, asking.Because);
                }
            }

            entry.Status = places.Except(ending).Any() ? WaitingStatus.Waiting : WaitingStatus.Ended;
            entry.Version++;
        }
    }
}
