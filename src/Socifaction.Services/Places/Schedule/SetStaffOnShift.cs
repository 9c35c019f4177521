using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Who is to work at a session, instead of whoever was.</summary>
public sealed record StaffForSession(Guid SessionId, IReadOnlyList<Guid> StaffMemberIds);

/// <summary>Use case of staff: sets who is on shift; the session's capacity follows, and those who wait are offered what it gains.</summary>
public sealed class SetStaffOnShift(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The session with its new capacity, or that it has given more; null when the session or a staff member is not there.</summary>
    public async Task<Outcome<Session, PlaceRefusal>?> RunAsync(StaffForSession command, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. command.StaffMemberIds.Distinct()];
        if (await db.StaffMembers.CountAsync(staff => wanted.Contains(staff.Id) && staff.IsActive, cancellationToken) != wanted.Length
            || !await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        return await db.LockWaitingAsync<Session, PlaceRefusal>([command.SessionId], clock, async () =>
        {
            var session = await db.Sessions.Include(s => s.Shifts).SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, cancellationToken);
            var capacity = Capacity.Of(activity, session.Date, wanted.Length, await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken));
            if (Capacity.Free(capacity, session.Taken, session.Held) < 0)
            {
                return PlaceRefusal.CapacityBelowTaken;
            }

            session.Staff(wanted, capacity);
            return session;
        }, cancellationToken);
    }
}
