using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A locked session with its activity, whether one of those asked for already holds a place, and whether others wait for one.</summary>
internal sealed record AskedSession(Session Session, Activity Activity, bool IsHeld, bool IsAwaited)
{
    /// <summary>Places that somebody who has not waited may have: nobody passes the waiting list.</summary>
    public int Free => IsAwaited && !Activity.SkipsAhead ? 0 : Session.Free;
}

/// <summary>The rules by which sessions take people in: the same for a booking, a request and its confirmation.</summary>
internal static class Admission
{
    /// <summary>The sessions, tracked, with what their admission depends on: one query.</summary>
    public static Task<List<AskedSession>> ListAskedAsync(
        this ServicesDbContext db, Guid[] sessionIds, Guid[] residentIds, CancellationToken cancellationToken) =>
        (from session in db.Sessions
         join activity in db.Activities on session.OfferingId equals activity.Id
         where sessionIds.Contains(session.Id)
         orderby session.StartsAt
         select new AskedSession(session, activity, db.Places.Any(place => place.SessionId == session.Id
             && residentIds.Contains(place.ResidentId!.Value)
             && (place.Status == BookingStatus.Waitlisted || place.Status == BookingStatus.Booked)),
             db.WaitingEntries.Any(entry => entry.OfferingId == activity.Id && entry.Status == WaitingStatus.Waiting
                && db.Places.Any(place => place.GroupId == entry.GroupId && place.SessionId == session.Id && place.Status == BookingStatus.Waitlisted))))
        .ToListAsync(cancellationToken);

    /// <summary>Why these people may not come to the session, or null.</summary>
    public static PlaceRefusal? Ask(this AskedSession asked, IReadOnlyCollection<Resident> residents, InitiativeClock clock, bool byStaff) =>
        asked.Session.IsCancelled ? PlaceRefusal.SessionCancelled
        : asked.Activity.Window.Ask(clock.Now, clock.Today, asked.Session.StartsAt, asked.Session.Date, byStaff) switch
        {
            WindowAnswer.Past => PlaceRefusal.Past,
            WindowAnswer.TooLate => PlaceRefusal.BookingShut,
            WindowAnswer.TooEarly => PlaceRefusal.NotOpenYet,
            WindowAnswer.Open => asked.IsHeld ? PlaceRefusal.AlreadyBooked
                : !residents.All(resident => asked.Activity.Eligibility.Admits(resident, asked.Session.Date)) ? PlaceRefusal.NotEligible
                : asked.Free < Math.Max(1, residents.Count) ? PlaceRefusal.Full
                : null,
        };

    /// <summary>Writes down that a wish for a session was not met; the same form sent again is not counted again.</summary>
    public static async Task RecordUnmetAsync(
        this ServicesDbContext db, Guid requestId, IEnumerable<AskedSession> unmet, PlaceRefusal why, string village, int people,
        Channel channel, Instant at, CancellationToken cancellationToken)
    {
        var rows = unmet.Select(asked => new UnmetNeed
        {
            Id = IdOf(requestId, asked.Session.Id),
            OfferingId = asked.Activity.Id,
            Date = asked.Session.Date,
            At = at,
            Village = village,
            Reason = why.ToString(),
            Wish = FormattableString.Invariant($"{asked.Activity.Name} × {people}"),
            Channel = channel,
        }).ToList();
        try
        {
            await db.LockAsync<List<UnmetNeed>, PlaceRefusal>([], () =>
            {
                db.UnmetNeeds.AddRange(rows);
                return Task.FromResult<Outcome<List<UnmetNeed>, PlaceRefusal>>(rows);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form was refused before.
        }
    }

    private static Guid IdOf(Guid requestId, Guid sessionId) =>
        new(SHA256.HashData([.. requestId.ToByteArray(), .. sessionId.ToByteArray()]).AsSpan(0, 16));
}
