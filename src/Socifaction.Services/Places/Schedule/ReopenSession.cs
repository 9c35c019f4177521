using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A closed session that is to take place after all.</summary>
public sealed record SessionToReopen(Guid SessionId, Asking Asking);

/// <summary>Use case of staff: a session takes place after all. Bookings that ended with it stay ended: those people are called.</summary>
public sealed class ReopenSession(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The session, or why it stays closed; null when there is none such.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(SessionToReopen command, CancellationToken cancellationToken)
    {
        if (!await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        return await db.LockWaitingAsync<Session, ScheduleRefusal>([command.SessionId], clock, async () =>
        {
            var session = await db.Sessions.Include(s => s.Shifts).SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            if (!session.IsCancelled)
            {
                return session;
            }

            if (await db.FindReopeningRefusalAsync(session, clock, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, cancellationToken);
            session.Reopen();
            if (!session.IsOverridden)
            {
                session.FollowRule(Capacity.Of(activity, session.Date, session.Shifts.Count, await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken)));
            }

            session.Record(SessionEventKind.Reopened, command.Asking.By, clock.Now, command.Asking.Because);
            return session;
        }, cancellationToken, current.Id.Value);
    }
}

/// <summary>What stands in the way of a closed session.</summary>
public static class Reopening
{
    /// <summary>Why it cannot take place after all, or null.</summary>
    public static async Task<ScheduleRefusal?> FindReopeningRefusalAsync(
        this ServicesDbContext db, Session session, InitiativeClock clock, CancellationToken cancellationToken)
    {
        if (session.StartsAt <= clock.Now)
        {
            return ScheduleRefusal.Past;
        }

        var time = new SessionTime(session.Date, session.From, session.To);
        var others = await db.Sessions.AsNoTracking()
            .Where(s => s.OfferingId == session.OfferingId && s.Date == session.Date && s.Id != session.Id && !s.IsCancelled).ToListAsync(cancellationToken);
        return others.Any(time.ClashesWith) ? ScheduleRefusal.Clash : null;
    }
}
