using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>How many sessions were closed just now, and how many bookings ended with them; none when they were closed before.</summary>
public sealed record SessionsClosed(int Sessions, int Bookings);

/// <summary>
/// Use case of staff: sessions do not take place. Their places are cancelled, wishes declined, and whoever waited for them
/// waits no longer; the reminders tell everybody.
/// </summary>
public sealed class CloseSessions(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>What was closed, or why not; null when the session or activity is not there.</summary>
    public async Task<Outcome<SessionsClosed, ScheduleRefusal>?> RunAsync(Closing closing, CancellationToken cancellationToken)
    {
        if (closing.Asking.Because.Length == 0)
        {
            return ScheduleRefusal.ReasonMissing;
        }

        if (closing.Ask(clock) is { } wrong)
        {
            return wrong;
        }

        if ((closing.SessionId is { } session && !await db.Sessions.AnyAsync(s => s.Id == session, cancellationToken))
            || (closing.OfferingId is { } offering && !await db.Activities.AnyAsync(a => a.Id == offering, cancellationToken)))
        {
            return null;
        }

        var locked = await ListToLockAsync(closing, cancellationToken);
        return await db.LockWaitingAsync<SessionsClosed, ScheduleRefusal>(locked, clock, async () =>
        {
            if (!locked.IsSupersetOf(await ListToLockAsync(closing, cancellationToken)))
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            var now = clock.Now;
            var sessions = await closing.ToClose(db, now).ToListAsync(cancellationToken);
            var skips = await SkipLaterDatesAsync(closing, cancellationToken);
            if (sessions.Count + skips == 0 && !await closing.Of(db).AnyAsync(s => s.IsCancelled, cancellationToken))
            {
                return ScheduleRefusal.NothingToClose;
            }

            var live = (await db.ListLiveAsync([.. sessions.Select(s => s.Id)], cancellationToken)).SelectMany(places => places).ToList();
            await db.LeaveAsync([.. live.Where(place => place.Status == BookingStatus.Waitlisted)], closing.Asking, now, cancellationToken);
            foreach (var place in live)
            {
                End(place, sessions.Single(s => s.Id == place.SessionId), closing.Asking);
            }

            foreach (var closed in sessions)
            {
                closed.Cancel();
                closed.Record(SessionEventKind.Cancelled, closing.Asking.By, now, closing.Asking.Because);
            }

            return new SessionsClosed(sessions.Count, live.Count);
        }, cancellationToken, current.Id.Value);
    }

    private void End(Place place, Session session, Asking asking)
    {
        if (place.Status == BookingStatus.Booked)
        {
            session.GiveBack(place.Size);
        }

        var (status, kind) = place.Status == BookingStatus.Requested
            ? (BookingStatus.Declined, BookingEventKind.Declined)
            : (BookingStatus.Cancelled, BookingEventKind.Cancelled);
        place.Become(status, kind, asking.By, asking.Channel, clock.Now, asking.Because);
    }

    /// <summary>The sessions to close, and the others whose places are kept for somebody who also waits for these.</summary>
    private async Task<HashSet<Guid>> ListToLockAsync(Closing closing, CancellationToken cancellationToken)
    {
        var ids = closing.ToClose(db, clock.Now).Select(session => session.Id);
        var groups = db.Places.Where(place => ids.Contains(place.SessionId) && place.Status == BookingStatus.Waitlisted).Select(place => place.GroupId);
        return await ids.Union(db.Places.Where(place => groups.Contains(place.GroupId) && place.Status == BookingStatus.Waitlisted)
            .Select(place => place.SessionId)).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Dates of a series for which no session was made yet get none.</summary>
    private async Task<int> SkipLaterDatesAsync(Closing closing, CancellationToken cancellationToken)
    {
        if (closing.SessionId is not null)
        {
            return 0;
        }

        var (first, last) = (closing.FirstDay, closing.LastDay);
        var made = await db.Sessions.Where(s => s.Date >= first && s.Date <= last && s.WeeklySessionId != null)
            .Select(s => new { Id = s.WeeklySessionId!.Value, s.Date }).ToListAsync(cancellationToken);
        var skipped = await db.SkippedDates.Where(d => d.Date >= first && d.Date <= last).Select(d => new { Id = d.WeeklySessionId, d.Date }).ToListAsync(cancellationToken);
        var known = made.Concat(skipped).Select(d => (d.Id, d.Date)).ToHashSet();
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.FirstDay <= last && h.LastDay >= first).ToListAsync(cancellationToken);
        var patterns = await db.WeeklySessions.AsNoTracking().Where(w => closing.OfferingId == null || w.OfferingId == closing.OfferingId).ToListAsync(cancellationToken);
        var skips = (from weekly in patterns
                     from day in Enumerable.Range(0, Period.DaysBetween(first, last) + 1)
                     let date = first.PlusDays(day)
                     where date > clock.Today && weekly.FallsOn(date, holidays.Any(h => h.Covers(date))) && !known.Contains((weekly.Id, date))
                     select new SkippedDate { WeeklySessionId = weekly.Id, Date = date, Reason = SkipReason.ByHand, Words = closing.Asking.Because }).ToList();
        db.SkippedDates.AddRange(skips);
        return skips.Count;
    }
}
