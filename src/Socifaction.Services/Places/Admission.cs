using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A locked session with its activity, whether one of those asked for already holds a place, and whether others wait for one.</summary>
internal sealed record AskedSession(Session Session, Activity Activity, bool IsHeld, bool IsAwaited)
{
    /// <summary>Places that somebody who has not waited may have: nobody passes the waiting list.</summary>
    public int Free => IsAwaited && !Activity.SkipsAhead ? 0 : Session.Free;

    /// <summary>How many places the people take; nobody is known yet when a stranger asks.</summary>
    public required PlacesNeeded Needed { get; init; }

    /// <summary>Who takes how many places.</summary>
    public IReadOnlyList<PersonsPlaces> People => Needed.ListOn(Session.Date);

    /// <summary>Whether somebody has had all the sessions there are for one person.</summary>
    public bool IsAllowanceUsed { get; init; }

    /// <summary>Places asked for in all.</summary>
    public int Places => Needed.On(Session.Date);

    /// <summary>The same for a party of so many with each person, which only an event takes.</summary>
    public AskedSession ForParty(int size) => this with { Needed = Needed with { Party = size } };
}

/// <summary>The rules by which sessions take people in: the same for a booking, a request and its confirmation.</summary>
internal static class Admission
{
    /// <summary>The sessions, tracked, with what their admission depends on.</summary>
    public static async Task<List<AskedSession>> ListAskedAsync(
        this ServicesDbContext db, Guid[] sessionIds, Guid[] residentIds, CancellationToken cancellationToken)
    {
        var found = await (
            from session in db.Sessions
            join activity in db.Activities on session.OfferingId equals activity.Id
            where sessionIds.Contains(session.Id)
            orderby session.StartsAt
            select new { Session = session, Activity = activity, IsHeld = db.Places.Any(place => place.SessionId == session.Id
                && residentIds.Contains(place.ResidentId!.Value)
                && (place.Status == BookingStatus.Waitlisted || place.Status == BookingStatus.Booked)),
                IsAwaited = db.WaitingEntries.Any(entry => entry.OfferingId == activity.Id && entry.Status == WaitingStatus.Waiting
                    && db.Places.Any(place => place.GroupId == entry.GroupId && place.SessionId == session.Id && place.Status == BookingStatus.Waitlisted)) })
        .ToListAsync(cancellationToken);
        var enrolments = residentIds.Length == 0 ? [] : await db.ListEnrolmentsAsync(residentIds, cancellationToken);
        var asked = found.ConvertAll(one => new AskedSession(one.Session, one.Activity, one.IsHeld, one.IsAwaited) { Needed = new(one.Activity, residentIds, enrolments) });
        if (residentIds.Length == 0)
        {
            return asked;
        }

        var overused = await db.ListOverusedAsync(asked, residentIds, cancellationToken);
        return asked.ConvertAll(one => one with { IsAllowanceUsed = overused.Contains(one.Activity.Id) });
    }

    /// <summary>The activities of which somebody would have more sessions than there are for one person.</summary>
    private static async Task<HashSet<Guid>> ListOverusedAsync(
        this ServicesDbContext db, List<AskedSession> asked, Guid[] residentIds, CancellationToken cancellationToken)
    {
        var overused = new HashSet<Guid>();
        foreach (var ofActivity in asked.GroupBy(one => one.Activity))
        {
            if (await db.ListRemainingAsync(ofActivity.Key, residentIds, cancellationToken) is { } remaining
                && remaining.Values.Any(left => left < ofActivity.Count()))
            {
                overused.Add(ofActivity.Key.Id);
            }
        }

        return overused;
    }

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
                : !byStaff && asked.Needed.AsksToEnrol(asked.Session.Date) ? PlaceRefusal.EnrolledOnce
                : asked.IsAllowanceUsed ? PlaceRefusal.AllowanceUsed
                : asked.Free < asked.Places ? PlaceRefusal.Full
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
