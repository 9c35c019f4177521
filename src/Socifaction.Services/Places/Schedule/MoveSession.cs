using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>This one session at another time; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record SessionToMove(Guid SessionId, SessionTime Time, Asking Asking, int? Seen = null);

/// <summary>Use case of staff: moves one session with its people; its series keeps an exception.</summary>
public sealed class MoveSession(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The session at its new time, or why not; null when there is none.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(SessionToMove command, CancellationToken cancellationToken)
    {
        if (!await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        return await db.LockWaitingAsync<Session, ScheduleRefusal>([command.SessionId], clock, async () =>
        {
            if (await db.AskChangeAsync(command.SessionId, command.Seen, clock, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var session = await db.Sessions.SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, cancellationToken);
            if (session.StartsAt <= clock.Now)
            {
                return ScheduleRefusal.Past;
            }

            if (command.Time.Ask(activity, clock) is { } why)
            {
                return why;
            }

            var others = await db.Sessions.AsNoTracking()
                .Where(s => s.OfferingId == session.OfferingId && s.Date == command.Time.Date && s.Id != session.Id).ToListAsync(cancellationToken);
            if (others.Any(command.Time.ClashesWith))
            {
                return ScheduleRefusal.Clash;
            }

            if (session.WeeklySessionId is { } weekly && session.Date != command.Time.Date)
            {
                db.SkippedDates.Add(new SkippedDate { WeeklySessionId = weekly, Date = session.Date, Reason = SkipReason.ByHand, Words = command.Asking.Because });
                session.WeeklySessionId = null;
            }

            session.Move(command.Time, (await db.ListLiveAsync([session.Id], cancellationToken))[session.Id], command.Asking, clock);
            return session;
        }, cancellationToken, current.Id.Value);
    }
}
