using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Places;

/// <summary>A session on the staff's board of a day.</summary>
public sealed record SessionRow(
    Guid SessionId, Guid OfferingId, string Activity, LocalTime From, LocalTime To, int Capacity, int Taken, int Held, bool IsCancelled, int Version)
{
    public LocalDate Date { get; init; }

    /// <summary>Places left.</summary>
    public int Free => Places.Capacity.Free(Capacity, Taken, Held);
}

/// <summary>A place on the staff's board of a day: who comes, whom to call, how it stands.</summary>
public sealed record PlaceRow(
    Guid PlaceId, Guid SessionId, Guid GroupId, Guid? ResidentId, string Name, string? Phone, BookingStatus Status, string Note,
    string ArrangedByName, string ArrangedBecause, int Version);

/// <summary>One place as the person who booked it reads it.</summary>
public sealed record PlaceBooked(
    Guid PlaceId, Guid GroupId, Guid OfferingId, Guid? ResidentId, string Activity, string Name, LocalDate Date, LocalTime From, LocalTime To, Instant StartsAt,
    BookingStatus Status, int PriceCents, Guid? EnrolmentId = null);

/// <summary>What pages read of sessions and places, projected straight to what they show.</summary>
public static class PlaceQueries
{
    /// <summary>The sessions of an activity between two days, both included, that take place and have not begun.</summary>
    public static IQueryable<Session> Coming(this IQueryable<Session> sessions, Guid offeringId, LocalDate first, LocalDate last, Instant now) =>
        sessions.Where(s => s.OfferingId == offeringId && s.Date >= first && s.Date <= last && s.StartsAt > now && !s.IsCancelled)
            .OrderBy(s => s.Date).ThenBy(s => s.From);

    /// <summary>The sessions of the childcare that goes on while some of these sessions do.</summary>
    public static IQueryable<Session> ChildcareOf(this ServicesDbContext db, Guid[] sessionIds) =>
        from care in db.Sessions
        where !care.IsCancelled && (
            from session in db.Sessions
            join activity in db.Activities on session.OfferingId equals activity.Id
            where sessionIds.Contains(session.Id) && activity.ChildcareId == care.OfferingId
                && session.StartsAt < care.EndsAt && care.StartsAt < session.EndsAt
            select session.Id).Any()
        select care;

    /// <summary>The sessions of a day, in order.</summary>
    public static IQueryable<SessionRow> SessionsOn(this ServicesDbContext db, LocalDate date) => db.SessionsBetween(date, date);

    /// <summary>The sessions of the days from one to another, both included, in order.</summary>
    public static IQueryable<SessionRow> SessionsBetween(this ServicesDbContext db, LocalDate first, LocalDate last) =>
        from session in db.Sessions
        join activity in db.Activities on session.OfferingId equals activity.Id
        where session.Date >= first && session.Date <= last
        orderby session.Date, session.From, activity.Order
        select new SessionRow(session.Id, activity.Id, activity.Name, session.From, session.To, session.Capacity, session.Taken, session.Held,
            session.IsCancelled, session.Version) { Date = session.Date };

    /// <summary>The places of a day: a child with the guardian's number, a grown person with one's own, a stranger with the number left.</summary>
    public static IQueryable<PlaceRow> PlacesOn(this ServicesDbContext db, LocalDate date) =>
        db.Rows(db.Places.Where(place => place.Date == date));

    /// <summary>The places of sessions, the same way.</summary>
    public static IQueryable<PlaceRow> PlacesIn(this ServicesDbContext db, IReadOnlyCollection<Guid> sessionIds) =>
        db.Rows(db.Places.Where(place => sessionIds.Contains(place.SessionId)));

    private static IQueryable<PlaceRow> Rows(this ServicesDbContext db, IQueryable<Place> places) =>
        from place in places
        join known in db.Residents on place.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        orderby place.StartTime, resident.Surname, resident.GivenName, place.CreatedAt
        select new PlaceRow(
            place.Id, place.SessionId, place.GroupId, place.ResidentId,
            resident == null ? place.CallerName : resident.GivenName + " " + resident.Surname,
            (from relation in db.Relations
             join phone in db.Phones on relation.FromId equals phone.ResidentId
             where relation.ToId == place.ResidentId && relation.Kind == RelationKind.GuardianOf
             orderby phone.Order
             select phone.E164).FirstOrDefault()
                ?? db.Phones.Where(phone => phone.ResidentId == place.ResidentId).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault()
                ?? place.CallerPhone,
            place.Status, place.Note, place.ArrangedByName, place.ArrangedBecause, place.Version);

    /// <summary>The places booked together, in order of days and names. A stranger's wish says in its note whom it is for.</summary>
    public static IQueryable<PlaceBooked> PlacesOfGroup(this ServicesDbContext db, Guid groupId) =>
        from place in db.Places
        join activity in db.Activities on place.OfferingId equals activity.Id
        join known in db.Residents on place.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        where place.GroupId == groupId
        orderby place.Date, place.StartTime, resident.GivenName
        select new PlaceBooked(place.Id, place.GroupId, activity.Id, place.ResidentId, activity.Name,
            resident == null ? (place.Note == "" ? place.CallerName : place.Note) : resident.GivenName + " " + resident.Surname,
            place.Date, place.StartTime, place.EndTime, place.StartsAt, place.Status, place.PriceCents, place.EnrolmentId);
}
