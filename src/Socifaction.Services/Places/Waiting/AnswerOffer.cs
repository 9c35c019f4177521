using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>
/// A yes or no to an offer. With a yes, who comes: nobody named means all. With a no to a part of what a family wants,
/// whether they wait on until there is room for all.
/// </summary>
public sealed record OfferAnswer(Guid OfferId, bool IsYes, IReadOnlyList<Guid> ResidentIds, bool WaitsForAll, Asking Asking);

/// <summary>An answered offer, and the group of the places.</summary>
public sealed record OfferAnswered(Guid OfferId, Guid GroupId, OfferStatus Status);

/// <summary>Use case: a family takes the places that are kept for it, or lets them go; what is let go is offered to the next at once.</summary>
public sealed class AnswerOffer(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The answer, the same as often as it is given; or why it comes to nothing; null when there is no such offer or it is not theirs.</summary>
    public async Task<Outcome<OfferAnswered, WaitingRefusal>?> RunAsync(OfferAnswer answer, CancellationToken cancellationToken)
    {
        var entry = await (
            from offer in db.Offers
            join waiting in db.WaitingEntries on offer.EntryId equals waiting.Id
            where offer.Id == answer.OfferId
            select waiting).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (entry is null || !await db.IsTheirsAsync(entry.GroupId, answer.Asking, cancellationToken))
        {
            return null;
        }

        var people = await db.Places.Where(place => place.GroupId == entry.GroupId).Select(place => place.ResidentId).Distinct().ToListAsync(cancellationToken);
        if (answer.ResidentIds.Any(id => !people.Contains(id)))
        {
            return null;
        }

        var sessionIds = await db.Places.Where(place => place.GroupId == entry.GroupId || place.GroupId == entry.InsteadOfGroupId)
            .Select(place => place.SessionId).Distinct().ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<OfferAnswered, WaitingRefusal>(sessionIds, clock, async () =>
        {
            var offer = await db.Offers.SingleAsync(o => o.Id == answer.OfferId, cancellationToken);
            if (offer.Status != OfferStatus.Open)
            {
                return offer.Status == (answer.IsYes ? OfferStatus.Accepted : OfferStatus.Declined)
                    ? new OfferAnswered(offer.Id, entry.GroupId, offer.Status)
                    : offer.Status is OfferStatus.Accepted or OfferStatus.Declined ? WaitingRefusal.AlreadyAnswered : WaitingRefusal.OfferOver;
            }

            var turn = (await Turn.FindAsync(db, entry.Id, cancellationToken))!;
            if (offer.ExpiresAt <= clock.Now || turn.Sessions.Any(session => session.IsCancelled))
            {
                return WaitingRefusal.OfferOver;
            }

            if (!answer.IsYes)
            {
                Decline(turn, offer, answer);
            }
            else if (await AcceptAsync(turn, offer, answer, cancellationToken) is { } why)
            {
                return why;
            }

            return new OfferAnswered(offer.Id, entry.GroupId, offer.Status);
        }, cancellationToken);
    }

    private void Decline(Turn turn, Offer offer, OfferAnswer answer)
    {
        var isPart = offer.Size < turn.Size;
        turn.Close(offer, OfferStatus.Declined, clock.Now);
        if (answer.WaitsForAll && isPart)
        {
            turn.Entry.AllOrNothing = true;
            turn.Become(WaitingStatus.Waiting);
            foreach (var place in turn.Places)
            {
                place.Record(BookingEventKind.OfferEnded, answer.Asking.By, answer.Asking.Channel, clock.Now, answer.Asking.Because);
            }
        }
        else
        {
            Leave(turn.Places, answer.Asking);
            turn.Become(WaitingStatus.Ended);
        }
    }

    private async Task<WaitingRefusal?> AcceptAsync(Turn turn, Offer offer, OfferAnswer answer, CancellationToken cancellationToken)
    {
        var (now, asking) = (clock.Now, answer.Asking);
        var takesAll = turn.Entry.AllOrNothing || answer.ResidentIds.Count == 0;
        var taken = turn.Places.Where(place => takesAll || answer.ResidentIds.Contains(place.ResidentId!.Value)).ToList();
        var size = Turn.SizeOf(taken);
        if (size == 0 || size > offer.Size)
        {
            return size == 0 || answer.ResidentIds.Count == 0 ? WaitingRefusal.NothingChosen : WaitingRefusal.TooMany;
        }

        turn.Close(offer, OfferStatus.Accepted, now);
        foreach (var place in taken)
        {
            turn.Sessions.Single(session => session.Id == place.SessionId).TryTake(place.Size);
            place.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, now, asking.Because);
        }

        // Who takes less than there is has said who comes; who takes all there is may still want the rest.
        var others = turn.Places.Except(taken).ToList();
        var waitsOn = others.Count > 0 && size == offer.Size;
        turn.Become(waitsOn ? WaitingStatus.Waiting : WaitingStatus.Placed);
        if (!waitsOn)
        {
            Leave(others, asking);
        }

        await GiveUpAsync(turn.Entry.InsteadOfGroupId, [.. taken.Select(place => place.ResidentId!.Value)], asking, cancellationToken);
        return null;
    }

    private void Leave(IReadOnlyList<Place> places, Asking asking)
    {
        foreach (var place in places)
        {
            place.Become(BookingStatus.Cancelled, BookingEventKind.OfferEnded, asking.By, asking.Channel, clock.Now, asking.Because);
        }
    }

    /// <summary>The later places of those who now come earlier: moved, so that nobody is told that they were taken away.</summary>
    private async Task GiveUpAsync(Guid? groupId, Guid[] residentIds, Asking asking, CancellationToken cancellationToken)
    {
        if (groupId is null)
        {
            return;
        }

        var now = clock.Now;
        var later = await (
            from place in db.Places
            join session in db.Sessions on place.SessionId equals session.Id
            where place.GroupId == groupId && place.Status == BookingStatus.Booked && session.StartsAt > now && residentIds.Contains(place.ResidentId!.Value)
            select new { Place = place, Session = session }).ToListAsync(cancellationToken);
        foreach (var row in later)
        {
            row.Session.GiveBack(row.Place.Size);
            row.Place.Become(BookingStatus.Cancelled, BookingEventKind.Moved, asking.By, asking.Channel, now, asking.Because);
        }
    }
}
