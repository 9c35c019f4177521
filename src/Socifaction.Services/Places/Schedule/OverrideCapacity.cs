using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>How many a session is to hold against the rule; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record CapacityWanted(Guid SessionId, int Capacity, Asking Asking, int? Seen = null);

/// <summary>Use case of staff: sets how many a session holds against the rule of staff, with a reason, never past the room.</summary>
public sealed class OverrideCapacity(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The session, or why not; null when there is none.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(CapacityWanted command, CancellationToken cancellationToken)
    {
        if (command.Asking.Because.Length == 0)
        {
            return ScheduleRefusal.ReasonMissing;
        }

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
            var room = await db.Activities.Where(a => a.Id == session.OfferingId).Select(a => a.RoomLimit).SingleAsync(cancellationToken);
            if (command.Capacity > room)
            {
                return ScheduleRefusal.BeyondRoom;
            }

            if (command.Capacity < session.Taken + session.Held)
            {
                return ScheduleRefusal.CapacityBelowTaken;
            }

            session.Override(command.Capacity);
            session.Record(SessionEventKind.Overridden, command.Asking.By, clock.Now, command.Asking.Because);
            return session;
        }, cancellationToken);
    }
}
