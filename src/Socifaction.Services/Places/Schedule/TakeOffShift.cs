using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A worker who is away from a day to a day, both included.</summary>
public sealed record WorkerOff(Guid StaffMemberId, LocalDate FirstDay, LocalDate LastDay, Asking Asking, string Overriding = "")
    : CapacityChange(Asking, Overriding)
{
    /// <summary>The one session meant; none for all of those days.</summary>
    public Guid? SessionId { get; init; }

    internal override IQueryable<Session> Of(ServicesDbContext db) => db.Sessions.Where(session =>
        (SessionId == null || session.Id == SessionId) && session.Date >= FirstDay && session.Date <= LastDay && session.Shifts.Any(shift => shift.StaffMemberId == StaffMemberId));

    internal override IReadOnlyCollection<Guid> StaffOf(Session session) => [.. base.StaffOf(session).Where(id => id != StaffMemberId)];
}

/// <summary>Use case of staff: takes a worker off all sessions of some days at once.</summary>
public sealed class TakeOffShift(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The sessions without the worker, or why none was changed; null when there is no such worker.</summary>
    public async Task<Outcome<SessionsChanged, ScheduleRefusal>?> RunAsync(WorkerOff command, CancellationToken cancellationToken)
    {
        if (command.LastDay < command.FirstDay)
        {
            return ScheduleRefusal.LastBeforeFirst;
        }

        if (!await db.StaffMembers.AnyAsync(staff => staff.Id == command.StaffMemberId, cancellationToken))
        {
            return null;
        }

        return await db.MakeAsync(command, clock, SessionEventKind.StaffChanged, current.Id.Value,
            () => Task.FromResult<ScheduleRefusal?>(null), cancellationToken);
    }
}
