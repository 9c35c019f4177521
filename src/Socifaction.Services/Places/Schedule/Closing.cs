using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>
/// What does not take place: one session, or all of an activity or of the initiative from a day to a day, both included.
/// The reason stands in <see cref="Asking.Because"/>.
/// </summary>
public sealed record Closing(Guid? SessionId, Guid? OfferingId, LocalDate FirstDay, LocalDate LastDay, Asking Asking)
{
    /// <summary>The longest that is closed at once, in days.</summary>
    public const int LongestDays = 92;

    /// <summary>Why it cannot be closed so, or null.</summary>
    internal ScheduleRefusal? Ask(InitiativeClock clock) =>
        LastDay < FirstDay ? ScheduleRefusal.LastBeforeFirst
        : LastDay < clock.Today ? ScheduleRefusal.Past
        : Period.DaysBetween(FirstDay, LastDay) > LongestDays ? ScheduleRefusal.TooLong
        : LastDay > clock.Today.PlusDays(SessionTime.LongestDaysAhead) ? ScheduleRefusal.TooFar
        : null;

    /// <summary>The sessions it is about, closed before or not.</summary>
    internal IQueryable<Session> Of(ServicesDbContext db) =>
        SessionId is { } id ? db.Sessions.Where(session => session.Id == id)
        : db.Sessions.Where(session => session.Date >= FirstDay && session.Date <= LastDay && (OfferingId == null || session.OfferingId == OfferingId));

    /// <summary>Those that still take place and have not begun.</summary>
    internal IQueryable<Session> ToClose(ServicesDbContext db, Instant now) => Of(db).Where(session => !session.IsCancelled && session.StartsAt > now);
}
