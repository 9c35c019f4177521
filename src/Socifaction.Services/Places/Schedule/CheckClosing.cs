using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A session to be closed, and how many come, ask and wait.</summary>
public sealed record SessionToClose(Guid SessionId, string Activity, LocalDate Date, LocalTime From, LocalTime To, int Booked, int Requested, int Waiting);

/// <summary>Somebody whom the closing touches: whom to call, and the nearest other sessions with room for them.</summary>
public sealed record AffectedPlace(
    Guid PlaceId, Guid SessionId, Guid OfferingId, Guid GroupId, Guid? ResidentId, string Name, string Phone, int Size, string Activity,
    LocalDate Date, LocalTime From, BookingStatus Status, IReadOnlyList<Session> Others);

/// <summary>What a closing would do, without doing it.</summary>
public sealed record ClosingPreview(IReadOnlyList<SessionToClose> Sessions, IReadOnlyList<AffectedPlace> People);

/// <summary>Use case of staff: whom a closing would touch, and which other sessions they could be offered.</summary>
public sealed class CheckClosing(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The sessions and people, or why it cannot be closed so; null when the session or activity is not there.</summary>
    public async Task<Outcome<ClosingPreview, ScheduleRefusal>?> RunAsync(Closing closing, CancellationToken cancellationToken)
    {
        if (closing.Ask(clock) is { } why)
        {
            return why;
        }

        if ((closing.SessionId is { } one && !await db.Sessions.AnyAsync(s => s.Id == one, cancellationToken))
            || (closing.OfferingId is { } offering && !await db.Activities.AnyAsync(a => a.Id == offering, cancellationToken)))
        {
            return null;
        }

        var sessions = await closing.ToClose(db, clock.Now).AsNoTracking().OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        Guid[] ids = [.. sessions.Select(s => s.Id)];
        BookingStatus[] live = [BookingStatus.Requested, BookingStatus.Waitlisted, BookingStatus.Booked];
        var affected = await db.ListAffectedAsync(db.Places.Where(place => ids.Contains(place.SessionId) && live.Contains(place.Status)), clock, cancellationToken);
        var names = await db.Activities.ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
        return new ClosingPreview(
            [.. sessions.Select(s => new SessionToClose(s.Id, names[s.OfferingId], s.Date, s.From, s.To,
                Count(s, BookingStatus.Booked), Count(s, BookingStatus.Requested), Count(s, BookingStatus.Waitlisted)))],
            affected);

        int Count(Session session, BookingStatus status) => affected.Count(place => place.SessionId == session.Id && place.Status == status);
    }
}
