using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A series with who works at it, by name.</summary>
public sealed record SeriesRow(WeeklySession Weekly, IReadOnlyList<string> Staff);

/// <summary>A date that a series leaves out, with the series' hours.</summary>
public sealed record SkippedRow(Guid SkippedDateId, LocalDate Date, LocalTime From, LocalTime To, SkipReason Reason, string Words);

/// <summary>An activity on the schedule: the series that still go on, the coming sessions outside them, the dates left out.</summary>
public sealed record ActivityOnSchedule(
    Activity Activity, IReadOnlyList<SeriesRow> Series, IReadOnlyList<Session> OneOffs, IReadOnlyList<SkippedRow> Skipped);

/// <summary>What the schedule's page reads.</summary>
public static class ScheduleQueries
{
    /// <summary>The activities with all that is still to come.</summary>
    public static async Task<IReadOnlyList<ActivityOnSchedule>> ListScheduleAsync(
        this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now, clock.Today);
        var activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).ThenBy(a => a.Name).ToListAsync(cancellationToken);
        var patterns = await db.WeeklySessions.AsNoTracking().Include(w => w.Shifts).Where(w => w.LastDay == null || w.LastDay >= today).ToListAsync(cancellationToken);
        var names = await db.StaffMembers.ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellationToken);
        var single = (await db.Sessions.AsNoTracking().Where(s => s.WeeklySessionId == null && s.StartsAt > now && !s.IsCancelled)
            .OrderBy(s => s.StartsAt).ToListAsync(cancellationToken)).ToLookup(session => session.OfferingId);
        var skipped = (await (
            from skip in db.SkippedDates
            join weekly in db.WeeklySessions on skip.WeeklySessionId equals weekly.Id
            where skip.Date >= today && (weekly.LastDay == null || skip.Date <= weekly.LastDay)
            orderby skip.Date, weekly.From
            select new { weekly.OfferingId, Row = new SkippedRow(skip.Id, skip.Date, weekly.From, weekly.To, skip.Reason, skip.Words) })
            .ToListAsync(cancellationToken)).ToLookup(row => row.OfferingId, row => row.Row);
        return [.. activities.Select(activity => new ActivityOnSchedule(
            activity,
            [.. patterns.Where(weekly => weekly.OfferingId == activity.Id && !(weekly.LastDay < weekly.FirstDay)).OrderBy(weekly => weekly.Weekday).ThenBy(weekly => weekly.From)
                .Select(weekly => new SeriesRow(weekly, [.. weekly.Shifts.Select(shift => names[shift.StaffMemberId]).Order(StringComparer.CurrentCulture)]))],
            [.. single[activity.Id]],
            [.. skipped[activity.Id]]))];
    }

    /// <summary>Coming sessions that their series no longer has, by its last day, its hours or the school holidays, with people booked.</summary>
    public static async Task<IReadOnlyList<SessionToSettle>> ListToSettleAsync(
        this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var outside = await db.ListOutOfSeasonAsync(clock, cancellationToken);
        db.ChangeTracker.Clear();
        var ended = await (
            from session in db.Sessions.AsNoTracking()
            join weekly in db.WeeklySessions on session.WeeklySessionId equals weekly.Id
            where session.StartsAt > now && !session.IsCancelled && weekly.LastDay < session.Date
            select session).ToListAsync(cancellationToken);
        var all = outside.Concat(ended).DistinctBy(session => session.Id).OrderBy(session => session.StartsAt).ToList();
        var live = await db.ListLiveAsync([.. all.Select(session => session.Id)], cancellationToken);
        db.ChangeTracker.Clear();
        var names = await db.Activities.ToDictionaryAsync(activity => activity.Id, activity => activity.Name, cancellationToken);
        return [.. all.Where(session => live.Contains(session.Id)).Select(session => new SessionToSettle(
            session.Id, names[session.OfferingId], session.Date, session.From, session.To, live[session.Id].Count()))];
    }
}
