using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>Somebody who waits.</summary>
public sealed record WaitingPerson(Guid ResidentId, string Name, string Phone);

/// <summary>A session that somebody waits for.</summary>
public sealed record WaitingSession(Guid SessionId, LocalDate Date, LocalTime From, LocalTime To);

/// <summary>Who goes before an entry, and why: families with a referral, those whose brother or sister comes, and those who came earlier.</summary>
public sealed record Before(int Referred, int Siblings, int Earlier)
{
    public int All => Referred + Siblings + Earlier;
}

/// <summary>What is offered to an entry.</summary>
public sealed record OpenOffer(Guid OfferId, int Size, LocalDateTime Until, bool IsOver);

/// <summary>An entry of the waiting list: who, for what, since when, and whose turn it is before theirs; an offer, when there is one.</summary>
public sealed record WaitingRow(
    WaitingEntry Entry, string Activity, IReadOnlyList<WaitingPerson> People, IReadOnlyList<WaitingSession> Sessions, int Size,
    LocalDateTime Since, Before Before, OpenOffer? Offer)
{
    /// <summary>1 is who is called up next.</summary>
    public int Turn => Before.All + 1;

    public IEnumerable<string> Names => People.Select(person => person.Name);
}

/// <summary>Query: everybody who waits now, in the order in which they are called up, with their turn and the reason for it.</summary>
public sealed class WaitingList(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>All entries that wait or have an offer; of one activity, or of all.</summary>
    public async Task<IReadOnlyList<WaitingRow>> RunAsync(Guid? offeringId, CancellationToken cancellationToken)
    {
        var entries = await db.WaitingEntries.AsNoTracking().Where(entry => (offeringId == null || entry.OfferingId == offeringId)
            && (entry.Status == WaitingStatus.Waiting || entry.Status == WaitingStatus.Offered)).ToListAsync(cancellationToken);
        var ids = entries.ConvertAll(entry => entry.Id);
        var groups = entries.ConvertAll(entry => entry.GroupId);
        var places = (await (
            from place in db.Places
            join resident in db.Residents on place.ResidentId equals resident.Id
            where groups.Contains(place.GroupId) && place.Status == BookingStatus.Waitlisted
            orderby place.StartsAt, resident.GivenName
            select new Waitlisted(
                place.GroupId, resident.Id, resident.GivenName + " " + resident.Surname,
                db.Phones.Where(p => p.ResidentId == resident.Id).OrderBy(p => p.Order).Select(p => p.E164).FirstOrDefault()
                    ?? (from relation in db.Relations
                        join phone in db.Phones on relation.FromId equals phone.ResidentId
                        where relation.ToId == resident.Id && relation.Kind == RelationKind.GuardianOf
                        orderby phone.Order
                        select phone.E164).FirstOrDefault() ?? "",
                place.SessionId, place.Date, place.StartTime, place.EndTime, place.Size)).ToListAsync(cancellationToken)).ToLookup(place => place.GroupId);
        var offers = await db.Offers.AsNoTracking().Where(offer => ids.Contains(offer.EntryId) && offer.Status == OfferStatus.Open)
            .ToDictionaryAsync(offer => offer.EntryId, cancellationToken);
        var names = await db.Activities.Where(a => offeringId == null || a.Id == offeringId).OrderBy(a => a.Order)
            .Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);

        var rows = new List<WaitingRow>();
        foreach (var entry in entries.OrderBy(e => e.Priority).ThenBy(e => e.Since).ThenBy(e => e.Id).Where(e => places[e.GroupId].Any()))
        {
            rows.Add(RowOf(entry, names[entry.OfferingId], [.. places[entry.GroupId]], rows, offers.GetValueOrDefault(entry.Id)));
        }

        return [.. rows.OrderBy(row => names.Keys.ToList().IndexOf(row.Entry.OfferingId))];
    }

    private WaitingRow RowOf(WaitingEntry entry, string activity, List<Waitlisted> places, List<WaitingRow> earlier, Offer? offer)
    {
        var sessions = places.Select(place => new WaitingSession(place.SessionId, place.Date, place.From, place.To)).Distinct().ToList();

        // Who has an offer is served already; who waits for other days stands in nobody's way.
        var before = earlier.Where(row => row.Entry.Status == WaitingStatus.Waiting && row.Sessions.Intersect(sessions).Any()).ToList();
        return new(
            entry, activity,
            [.. places.Select(place => new WaitingPerson(place.ResidentId, place.Name, place.Phone)).Distinct()],
            sessions, places.Where(place => place.SessionId == sessions[0].SessionId).Sum(place => place.Size), clock.LocalOf(entry.Since),
            new(Of(Priority.Referred), Of(Priority.Sibling), before.Count(row => row.Entry.Priority == entry.Priority)),
            offer is null ? null : new(offer.Id, offer.Size, clock.LocalOf(offer.ExpiresAt), offer.ExpiresAt <= clock.Now));

        int Of(Priority priority) => before.Count(row => row.Entry.Priority == priority && priority < entry.Priority);
    }

    private sealed record Waitlisted(
        Guid GroupId, Guid ResidentId, string Name, string Phone, Guid SessionId, LocalDate Date, LocalTime From, LocalTime To, int Size);
}
