using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A session whose capacity is to follow the rule again.</summary>
public sealed record OverrideToEnd(Guid SessionId, Asking Asking, int? Seen = null);

/// <summary>Use case of staff: ends an override, once the rule has room for all who hold a place.</summary>
public sealed class EndOverride(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The session, or why not; null when there is none.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(OverrideToEnd command, CancellationToken cancellationToken)
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

            var session = await db.Sessions.Include(s => s.Shifts).SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, cancellationToken);
            var byRule = Capacity.Of(activity, session.Date, session.Shifts.Count, await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken));
            if (byRule < session.Taken + session.Held)
            {
                return ScheduleRefusal.CapacityBelowTaken;
            }

            if (session.IsOverridden)
            {
                session.FollowRule(byRule);
                session.Record(SessionEventKind.OverrideEnded, command.Asking.By, clock.Now, command.Asking.Because);
            }

            return session;
        }, cancellationToken);
    }
}
