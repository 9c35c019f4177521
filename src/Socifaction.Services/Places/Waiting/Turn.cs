using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Waiting;

/// <summary>An entry of the waiting list with its waitlisted places and their sessions, tracked.</summary>
internal sealed record Turn(WaitingEntry Entry, IReadOnlyList<Place> Places, IReadOnlyList<Session> Sessions)
{
    /// <summary>Who the house is when it acts by itself.</summary>
    public static Actor House { get; } = new(ActorKind.System, null, "");

    /// <summary>Places they want in each session: a family waits as one.</summary>
    public int Size => SizeOf(Places);

    /// <summary>Places of each session that may be offered to them now: all they want, or what there is when they come partly too; else none.</summary>
    public int Fitting
    {
        get
        {
            var there = Math.Min(Size, Sessions.Min(session => session.Free));
            var least = Entry.AllOrNothing ? Size : Places.Min(place => place.Size);
            return there >= least ? there : 0;
        }
    }

    /// <summary>Places that these take of each of their sessions.</summary>
    public static int SizeOf(IEnumerable<Place> places) =>
        places.GroupBy(place => place.SessionId).Select(session => session.Sum(place => place.Size)).DefaultIfEmpty().Max();

    /// <summary>Whether it waits for a session that this one waits for too.</summary>
    public bool Meets(IReadOnlySet<Guid> sessionIds) => Sessions.Any(session => sessionIds.Contains(session.Id));

    /// <summary>Keeps so many places of each session for them until then.</summary>
    public Offer Offer(int size, Instant now, Instant until)
    {
        foreach (var session in Sessions)
        {
            if (!session.TryHold(size))
            {
                throw new InvalidOperationException("An offer is made of places that are free.");
            }
        }

        foreach (var place in Places)
        {
            place.OfferedUntil = until;
            place.Record(BookingEventKind.Offered, House, place.Channel, now);
        }

        Become(WaitingStatus.Offered);
        return new Offer { EntryId = Entry.Id, Size = size, MadeAt = now, ExpiresAt = until };
    }

    /// <summary>Ends an offer and lets go of what it kept; the places wait on until told otherwise.</summary>
    public void Close(Offer offer, OfferStatus status, Instant now)
    {
        (offer.Status, offer.AnsweredAt) = (status, status is OfferStatus.Accepted or OfferStatus.Declined ? now : null);
        foreach (var session in Sessions.Where(session => Places.Any(place => place.SessionId == session.Id && place.OfferedUntil is not null)))
        {
            session.Release(offer.Size);
        }

        foreach (var place in Places)
        {
            place.OfferedUntil = null;
        }
    }

    /// <summary>Moves the entry to a status.</summary>
    public void Become(WaitingStatus status)
    {
        Entry.Status = status;
        Entry.Version++;
    }

    /// <summary>The entries of a waiting list that still wait or have an offer, in the order in which they are called up.</summary>
    public static async Task<IReadOnlyList<Turn>> ListAsync(ServicesDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        await ReadAsync(db, db.WaitingEntries.Where(entry => entry.OfferingId == offeringId
            && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)), cancellationToken);

    /// <summary>One entry; null when there is none such.</summary>
    public static async Task<Turn?> FindAsync(ServicesDbContext db, Guid entryId, CancellationToken cancellationToken) =>
        (await ReadAsync(db, db.WaitingEntries.Where(entry => entry.Id == entryId), cancellationToken)).SingleOrDefault();

    private static async Task<IReadOnlyList<Turn>> ReadAsync(
        ServicesDbContext db, IQueryable<WaitingEntry> wanted, CancellationToken cancellationToken)
    {
        var entries = await wanted.ToListAsync(cancellationToken);
        var groups = entries.ConvertAll(entry => entry.GroupId);
        var rows = (await (
            from place in db.Places
            join session in db.Sessions on place.SessionId equals session.Id
            where groups.Contains(place.GroupId) && place.Status == BookingStatus.Waitlisted
            select new { Place = place, Session = session }).ToListAsync(cancellationToken)).ToLookup(row => row.Place.GroupId);
        return
        [
            .. entries.OrderBy(entry => entry.Priority).ThenBy(entry => entry.Since).ThenBy(entry => entry.Id)
                .Select(entry => new Turn(
                    entry, [.. rows[entry.GroupId].Select(row => row.Place)], [.. rows[entry.GroupId].Select(row => row.Session).Distinct()])),
        ];
    }
}
