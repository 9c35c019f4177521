using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Sessions that the patterns call for in the weeks ahead and that nobody has made yet.</summary>
internal static class MissingSessions
{
    /// <summary>Adds them, and the dates that have none with the reason. What is there already, or was left out once, stays as it is.</summary>
    public static async Task<List<Session>> AddMissingSessionsAsync(
        this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (today, last) = (clock.Today, clock.Today.PlusDays(ScheduleSessions.DaysAhead));
        var activities = await db.Activities.AsNoTracking().Include(a => a.Pattern).ThenInclude(w => w.Shifts).AsSplitQuery().ToListAsync(cancellationToken);
        var active = await db.StaffMembers.Where(staff => staff.IsActive).Select(staff => staff.Id).ToHashSetAsync(cancellationToken);
        var there = (await db.Sessions.AsNoTracking().Where(s => s.Date >= today && s.Date <= last).ToListAsync(cancellationToken))
            .GroupBy(s => (s.OfferingId, s.Date)).ToDictionary(group => group.Key, group => group.ToList());
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.LastDay >= today && h.FirstDay <= last).ToListAsync(cancellationToken);
        var skipped = (await db.SkippedDates.Where(d => d.Date >= today && d.Date <= last)
            .Select(d => new { d.WeeklySessionId, d.Date }).ToListAsync(cancellationToken)).Select(d => (d.WeeklySessionId, d.Date)).ToHashSet();
        var ratios = await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken);
        var called = from activity in activities
                     from weekly in activity.Pattern
                     from days in Enumerable.Range(0, ScheduleSessions.DaysAhead + 1)
                     let date = today.PlusDays(days)
                     where weekly.FallsOn(date, holidays.Any(h => h.Covers(date))) && !skipped.Contains((weekly.Id, date))
                     orderby date, weekly.From, weekly.Id
                     select (activity, weekly, new SessionTime(date, weekly.From, weekly.To));

        var made = new List<Session>();
        foreach (var (activity, weekly, time) in called)
        {
            if (!there.TryGetValue((activity.Id, time.Date), out var others))
            {
                there.Add((activity.Id, time.Date), others = []);
            }

            if (others.Any(other => other.WeeklySessionId == weekly.Id || (other.From, other.To) == (weekly.From, weekly.To)))
            {
                continue;
            }

            if (time.Skipped(activity, others, clock.Zone) is { } reason)
            {
                db.SkippedDates.Add(new SkippedDate { WeeklySessionId = weekly.Id, Date = time.Date, Reason = reason });
                continue;
            }

            Guid[] staff = [.. weekly.Shifts.Select(shift => shift.StaffMemberId).Where(active.Contains)];
            var session = time.NewSession(activity, weekly.Id, clock.Zone);
            session.Staff(staff, Capacity.Of(activity, time.Date, staff.Length, ratios));
            others.Add(session);
            made.Add(session);
        }

        db.Sessions.AddRange(made);
        return made;
    }
}
