using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A series and its last day; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record SeriesToEnd(Guid WeeklySessionId, LocalDate LastDay, LocalDate? Seen, Asking Asking);

/// <summary>What the end of a series took out, and the later sessions that stay because people are booked.</summary>
public sealed record SeriesEnded(int Removed, IReadOnlyList<SessionToSettle> ToSettle);

/// <summary>Use case of staff: sets a series' last day, earlier or later than it was. Later sessions that nobody comes to go; the others are listed.</summary>
public sealed class EndSeries(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>What became of the later sessions, or why not; null when there is no such series.</summary>
    public async Task<Outcome<SeriesEnded, ScheduleRefusal>?> RunAsync(SeriesToEnd command, CancellationToken cancellationToken)
    {
        if (!await db.WeeklySessions.AnyAsync(weekly => weekly.Id == command.WeeklySessionId, cancellationToken))
        {
            return null;
        }

        var now = clock.Now;
        var later = db.Sessions.Where(s => s.WeeklySessionId == command.WeeklySessionId && s.Date > command.LastDay && s.StartsAt > now && !s.IsCancelled);
        var locked = await later.Select(session => session.Id).ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<SeriesEnded, ScheduleRefusal>(locked, clock, async () =>
        {
            var weekly = await db.WeeklySessions.SingleAsync(w => w.Id == command.WeeklySessionId, cancellationToken);
            if (command.LastDay < clock.Today.PlusDays(-1))
            {
                return ScheduleRefusal.Past;
            }

            var sessions = await later.OrderBy(session => session.Date).ToListAsync(cancellationToken);
            if (weekly.LastDay != command.Seen || sessions.Any(session => !locked.Contains(session.Id)))
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            weekly.LastDay = command.LastDay;
            var live = await db.ListLiveAsync(locked, cancellationToken);
            var empty = sessions.Where(session => !live.Contains(session.Id)).ToList();
            await db.DropAsync(empty, command.Asking, clock, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.AddMissingSessionsAsync(clock, cancellationToken);
            var name = await db.Activities.Where(activity => activity.Id == weekly.OfferingId).Select(activity => activity.Name).SingleAsync(cancellationToken);
            return new SeriesEnded(empty.Count, [.. sessions.Where(session => live.Contains(session.Id)).Select(session =>
                new SessionToSettle(session.Id, name, session.Date, session.From, session.To, live[session.Id].Count()))]);
        }, cancellationToken, current.Id.Value);
    }
}
