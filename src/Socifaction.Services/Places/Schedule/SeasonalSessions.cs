using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A session that staff must decide about: it stands where its series no longer has one, and people are booked.</summary>
public sealed record SessionToSettle(Guid SessionId, string Activity, LocalDate Date, LocalTime From, LocalTime To, int Bookings);

/// <summary>What the school holidays changed: sessions taken out, sessions made, and those that stay because people are booked.</summary>
public sealed record SeasonsKept(int Removed, int Made, IReadOnlyList<SessionToSettle> ToSettle);

/// <summary>Sessions that follow the school holidays.</summary>
internal static class SeasonalSessions
{
    /// <summary>The coming sessions whose series has none on that day, now that the holidays are as they are.</summary>
    public static async Task<List<Session>> ListOutOfSeasonAsync(this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now, clock.Today);
        var patterns = await db.WeeklySessions.AsNoTracking().Where(weekly => weekly.Season != Season.Always).ToDictionaryAsync(weekly => weekly.Id, cancellationToken);
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(holiday => holiday.LastDay >= today).ToListAsync(cancellationToken);
        Guid?[] ids = [.. patterns.Keys];
        var sessions = await db.Sessions.Where(s => ids.Contains(s.WeeklySessionId) && s.StartsAt > now && !s.IsCancelled)
            .OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        return [.. sessions.Where(session => !patterns[session.WeeklySessionId!.Value].IsInSeason(holidays.Any(holiday => holiday.Covers(session.Date))))];
    }

    /// <summary>
    /// After the holidays changed: sessions that nobody comes to are exchanged for those of the other season;
    /// those with bookings stay, and staff are told.
    /// </summary>
    public static async Task<Outcome<SeasonsKept, ScheduleRefusal>> KeepSeasonsAsync(
        this ServicesDbContext db, Func<Task<ScheduleRefusal?>> change, Guid initiative, Asking asking, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var seasonal = db.WeeklySessions.Where(weekly => weekly.Season != Season.Always).Select(weekly => (Guid?)weekly.Id);
        var (now, today) = (clock.Now, clock.Today);
        var locked = await db.Sessions.Where(s => seasonal.Contains(s.WeeklySessionId) && s.StartsAt > now).Select(s => s.Id).ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<SeasonsKept, ScheduleRefusal>(locked, clock, async () =>
        {
            if (await change() is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(cancellationToken);
            var outside = await db.ListOutOfSeasonAsync(clock, cancellationToken);
            if (outside.Any(session => !locked.Contains(session.Id)))
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            var live = await db.ListLiveAsync([.. outside.Select(session => session.Id)], cancellationToken);
            var empty = outside.Where(session => !live.Contains(session.Id)).ToList();
            await db.DropAsync(empty, asking, clock, cancellationToken);

            // What clashed under the old holidays may have room now.
            db.SkippedDates.RemoveRange(await db.SkippedDates
                .Where(skip => skip.Reason == SkipReason.Clash && skip.Date >= today && seasonal.Contains(skip.WeeklySessionId)).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            var made = await db.AddMissingSessionsAsync(clock, cancellationToken);
            var names = await db.Activities.ToDictionaryAsync(activity => activity.Id, activity => activity.Name, cancellationToken);
            return new SeasonsKept(empty.Count, made.Count, [.. outside.Where(session => live.Contains(session.Id)).Select(session => new SessionToSettle(
                session.Id, names[session.OfferingId], session.Date, session.From, session.To, live[session.Id].Count()))]);
        }, cancellationToken, initiative);
    }
}
