using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A session that was closed: when, by whom and why.</summary>
public sealed record ClosedSession(Guid SessionId, Guid OfferingId, string Activity, LocalDate Date, LocalTime From, LocalTime To, Instant At, string ByName, string Why);

/// <summary>Whom closed sessions touch, with the sessions that could be offered instead.</summary>
public static class AffectedPlaces
{
    private const int DaysAround = 28;
    private const int OthersShown = 3;

    /// <summary>The closed sessions between two days, both included, of one activity or all; with the last closing of each.</summary>
    public static async Task<IReadOnlyList<ClosedSession>> ListClosedAsync(
        this ServicesDbContext db, Guid? offeringId, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var rows = await (
            from session in db.Sessions.AsNoTracking()
            join activity in db.Activities on session.OfferingId equals activity.Id
            where session.IsCancelled && session.Date >= first && session.Date <= last && (offeringId == null || session.OfferingId == offeringId)
            orderby session.StartsAt
            select new { Session = session, activity.Name, Events = session.Events.Where(e => e.Kind == SessionEventKind.Cancelled).ToList() })
            .ToListAsync(cancellationToken);
        return [.. from row in rows
                   let closed = row.Events.MaxBy(e => e.At)
                   where closed is not null
                   select new ClosedSession(row.Session.Id, row.Session.OfferingId, row.Name, row.Session.Date, row.Session.From, row.Session.To,
                       closed.At, closed.ActorName, closed.Why)];
    }

    /// <summary>The bookings that ended when their sessions were closed.</summary>
    public static async Task<IReadOnlyList<AffectedPlace>> ListClosedPlacesAsync(
        this ServicesDbContext db, IReadOnlyCollection<ClosedSession> sessions, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var closedAt = sessions.ToDictionary(session => session.SessionId, session => session.At);
        Guid[] ids = [.. closedAt.Keys];
        var ended = (await db.Places.Where(place => ids.Contains(place.SessionId)
                && (place.Status == BookingStatus.Cancelled || place.Status == BookingStatus.Declined))
            .Select(place => new
            {
                place.Id, place.SessionId,
                Ends = place.Events.Where(e => e.Kind == BookingEventKind.Cancelled || e.Kind == BookingEventKind.Declined).Select(e => e.At).ToList(),
            }).ToListAsync(cancellationToken))
            .Where(place => place.Ends.Contains(closedAt[place.SessionId])).Select(place => place.Id).ToList();
        return await db.ListAffectedAsync(db.Places.Where(place => ended.Contains(place.Id)), clock, cancellationToken);
    }

    /// <summary>By resident: the sessions of the same activities that were booked for them since.</summary>
    public static async Task<ILookup<Guid, Session>> ListInsteadAsync(
        this ServicesDbContext db, IReadOnlyCollection<ClosedSession> sessions, IReadOnlyCollection<AffectedPlace> places, CancellationToken cancellationToken)
    {
        if (sessions.Count == 0)
        {
            return Array.Empty<Session>().ToLookup(session => session.Id);
        }

        var since = sessions.Min(session => session.At);
        Guid[] residents = [.. places.Select(place => place.ResidentId).OfType<Guid>().Distinct()];
        Guid[] offerings = [.. sessions.Select(session => session.OfferingId).Distinct()];
        return (await (
            from place in db.Places
            join session in db.Sessions on place.SessionId equals session.Id
            where place.Status == BookingStatus.Booked && place.CreatedAt >= since && place.ResidentId != null
                && residents.Contains(place.ResidentId.Value) && offerings.Contains(place.OfferingId)
            orderby session.StartsAt
            select new { ResidentId = place.ResidentId!.Value, Session = session }).AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(row => row.ResidentId, row => row.Session);
    }

    /// <summary>These places with whom to call and the nearest other sessions of the activity that have room, in order of days.</summary>
    internal static async Task<IReadOnlyList<AffectedPlace>> ListAffectedAsync(
        this ServicesDbContext db, IQueryable<Place> places, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var all = await places.AsNoTracking().ToListAsync(cancellationToken);
        Guid[] sessionIds = [.. all.Select(place => place.SessionId).Distinct()];
        Guid[] offeringIds = [.. all.Select(place => place.OfferingId).Distinct()];
        var rows = (await db.PlacesIn(sessionIds).ToListAsync(cancellationToken)).ToDictionary(row => row.PlaceId);
        var activities = await db.Activities.AsNoTracking().Where(a => offeringIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var (now, today) = (clock.Now, clock.Today);
        var until = all.Count == 0 ? today : all.Max(place => place.Date).PlusDays(DaysAround);
        var coming = (await db.Sessions.AsNoTracking()
            .Where(s => offeringIds.Contains(s.OfferingId) && s.StartsAt > now && s.Date <= until && !s.IsCancelled && !sessionIds.Contains(s.Id))
            .ToListAsync(cancellationToken)).ToLookup(session => session.OfferingId);
        var held = (await db.Places.Where(place => offeringIds.Contains(place.OfferingId) && place.StartsAt > now && place.ResidentId != null
                && (place.Status == BookingStatus.Waitlisted || place.Status == BookingStatus.Booked))
            .Select(place => new { place.ResidentId, place.SessionId }).ToListAsync(cancellationToken)).Select(place => (place.ResidentId, place.SessionId)).ToHashSet();
        return [.. from place in all
                   let row = rows[place.Id]
                   let activity = activities[place.OfferingId]
                   orderby place.StartsAt, activity.Name, row.Name
                   select new AffectedPlace(place.Id, place.SessionId, place.OfferingId, place.GroupId, place.ResidentId, row.Name, row.Phone ?? "", place.Size,
                       activity.Name, place.Date, place.StartTime, place.Status, OthersFor(place, activity))];

        IReadOnlyList<Session> OthersFor(Place place, Activity activity) => place.ResidentId is null ? [] :
        [
            .. coming[place.OfferingId]
                .Where(s => s.Free >= place.Size && s.Date <= activity.Window.LastDay(today) && !held.Contains((place.ResidentId, s.Id)))
                .OrderBy(s => Math.Abs(Period.DaysBetween(place.Date, s.Date))).ThenBy(s => s.StartsAt).Take(OthersShown),
        ];
    }
}
