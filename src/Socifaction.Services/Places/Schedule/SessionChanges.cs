using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>What every change of a session asks first, and what a session takes along when it moves or goes.</summary>
internal static class SessionChanges
{
    /// <summary>
    /// Why the session may not be changed any more, or null. Only what staff did to it makes a form stale:
    /// bookings come and go while a form is open.
    /// </summary>
    public static async Task<ScheduleRefusal?> AskChangeAsync(
        this ServicesDbContext db, Guid sessionId, int? seen, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.Where(s => s.Id == sessionId)
            .Select(s => new { s.IsCancelled, s.EndsAt, Changes = s.Events.Count }).SingleAsync(cancellationToken);
        return session.IsCancelled ? ScheduleRefusal.SessionCancelled
            : session.EndsAt <= clock.Now ? ScheduleRefusal.Past
            : seen is { } count && count != session.Changes ? ScheduleRefusal.ChangedMeanwhile
            : null;
    }

    /// <summary>The places of sessions that still take something or may come to, tracked.</summary>
    public static async Task<ILookup<Guid, Place>> ListLiveAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> sessionIds, CancellationToken cancellationToken) =>
        (await db.Places.Where(place => sessionIds.Contains(place.SessionId)
            && (place.Status == BookingStatus.Requested || place.Status == BookingStatus.Waitlisted || place.Status == BookingStatus.Booked))
            .ToListAsync(cancellationToken)).ToLookup(place => place.SessionId);

    /// <summary>Moves a session with its people; the words of the asking stand in their history.</summary>
    public static void Move(this Session session, SessionTime to, IEnumerable<Place> live, Asking asking, InitiativeClock clock)
    {
        if ((session.Date, session.From, session.To) == (to.Date, to.From, to.To))
        {
            return;
        }

        session.MoveTo(to.Date, to.From, to.To, clock.Zone);
        session.Record(SessionEventKind.Moved, asking.By, clock.Now, asking.Because);
        foreach (var place in live)
        {
            (place.Date, place.StartTime, place.EndTime) = (session.Date, session.From, session.To);
            (place.StartsAt, place.EndsAt) = (session.StartsAt, session.EndsAt);
            place.Record(BookingEventKind.Moved, asking.By, asking.Channel, clock.Now, asking.Because);
        }
    }

    /// <summary>Takes sessions that nobody comes to out of the calendar: what was ever booked leaves a cancelled one behind.</summary>
    public static async Task DropAsync(
        this ServicesDbContext db, IReadOnlyCollection<Session> sessions, Asking asking, InitiativeClock clock, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. sessions.Select(session => session.Id)];
        var booked = await db.Places.Where(place => ids.Contains(place.SessionId)).Select(place => place.SessionId).ToHashSetAsync(cancellationToken);
        foreach (var session in sessions)
        {
            if (booked.Contains(session.Id))
            {
                session.Cancel();
                session.Record(SessionEventKind.Cancelled, asking.By, clock.Now, asking.Because);
            }
            else
            {
                db.Sessions.Remove(session);
            }
        }
    }
}
