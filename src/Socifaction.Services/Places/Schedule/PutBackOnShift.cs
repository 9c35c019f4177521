using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A worker who can work at a session after all.</summary>
public sealed record WorkerBack(Guid StaffMemberId, Guid SessionId, Asking Asking) : CapacityChange(Asking, "")
{
    internal override IQueryable<Session> Of(ServicesDbContext db) =>
        db.Sessions.Where(session => session.Id == SessionId && !session.Shifts.Any(shift => shift.StaffMemberId == StaffMemberId));

    internal override IReadOnlyCollection<Guid> StaffOf(Session session) => [.. base.StaffOf(session), StaffMemberId];
}

/// <summary>Use case of staff: puts a worker on shift again beside whoever works there now; on shift already, nothing changes.</summary>
public sealed class PutBackOnShift(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The session with the worker, or why not; null when there is no such session or the worker does not serve any more.</summary>
    public async Task<Outcome<SessionsChanged, ScheduleRefusal>?> RunAsync(WorkerBack command, CancellationToken cancellationToken)
    {
        if (!await db.StaffMembers.AnyAsync(staff => staff.Id == command.StaffMemberId && staff.IsActive, cancellationToken)
            || !await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        return await db.MakeAsync(command, clock, SessionEventKind.StaffChanged, null,
            () => db.AskChangeAsync(command.SessionId, null, clock, cancellationToken), cancellationToken);
    }
}
