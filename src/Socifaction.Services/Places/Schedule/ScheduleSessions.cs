using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Use case of the night: makes the sessions of the next six weeks from each activity's weekly pattern. What was made before stays.</summary>
public sealed class ScheduleSessions(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>How many days ahead sessions are made.</summary>
    public const int DaysAhead = 42;

    /// <summary>How many sessions were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = await db.LockAsync<List<Session>, PlaceRefusal>([current.Id.Value], async () =>
        {
            var (today, last) = (clock.Today, clock.Today.PlusDays(DaysAhead));
            var activities = await db.Activities.AsNoTracking().Include(a => a.Pattern).ThenInclude(w => w.Shifts).AsSplitQuery().ToListAsync(cancellationToken);
            var active = await db.StaffMembers.Where(staff => staff.IsActive).Select(staff => staff.Id).ToHashSetAsync(cancellationToken);
            var there = await db.Sessions.Where(s => s.Date >= today && s.Date <= last)
                .Select(s => new { s.OfferingId, s.Date, s.From }).ToListAsync(cancellationToken);
            var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.LastDay >= today && h.FirstDay <= last).ToListAsync(cancellationToken);
            var skipped = (await db.SkippedDates.Where(d => d.Date >= today && d.Date <= last)
                .Select(d => new { d.WeeklySessionId, d.Date }).ToListAsync(cancellationToken)).Select(d => (d.WeeklySessionId, d.Date)).ToHashSet();
            var ratios = await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken);
            var known = there.Select(s => (s.OfferingId, s.Date, s.From)).ToHashSet();

            var sessions = (from activity in activities
                            from weekly in activity.Pattern
                            from days in Enumerable.Range(0, DaysAhead + 1)
                            let date = today.PlusDays(days)
                            where weekly.FallsOn(date, holidays.Any(h => h.Covers(date))) && !skipped.Contains((weekly.Id, date)) && !(activity.RestsOnHolidays && PublicHolidays.IsHoliday(date))
                            where known.Add((activity.Id, date, weekly.From))
                            let session = Make(activity, weekly, date, active, ratios)
                            // An hour that the clock skips altogether has no session.
                            where session.StartsAt < session.EndsAt
                            select session).ToList();
            db.Sessions.AddRange(sessions);
            return sessions;
        }, cancellationToken);
        return made.Value!.Count;
    }

    private Session Make(Activity activity, WeeklySession weekly, LocalDate date, HashSet<Guid> active, List<StaffRatio> ratios)
    {
        Guid[] staff = [.. weekly.Shifts.Select(shift => shift.StaffMemberId).Where(active.Contains)];
        var session = new Session
        {
            InitiativeId = current.Id,
            OfferingId = activity.Id,
            WeeklySessionId = weekly.Id,
            Date = date,
            From = weekly.From,
            To = weekly.To,
            StartsAt = clock.InstantOf(date, weekly.From),
            EndsAt = clock.InstantOf(date, weekly.To),
            Capacity = 0,
        };
        session.Staff(staff, Capacity.Of(activity, date, staff.Length, ratios));
        return session;
    }
}
