using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Who is to work at a session, instead of whoever was. <see cref="Seen"/> is how many changes of it staff had before them; none when nobody looked.</summary>
public sealed record StaffForSession(Guid SessionId, IReadOnlyList<Guid> StaffMemberIds, Asking Asking, string Overriding = "", int? Seen = null)
    : CapacityChange(Asking, Overriding)
{
    internal override IQueryable<Session> Of(ServicesDbContext db) => db.Sessions.Where(session => session.Id == SessionId);

    internal override IReadOnlyCollection<Guid> StaffOf(Session session) => [.. StaffMemberIds.Distinct()];
}

/// <summary>Use case of staff: sets who is on shift; the session's capacity follows, unless staff set it against the rule.</summary>
public sealed class SetStaffOnShift(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The session with its new capacity, or why not; null when the session or a staff member is not there.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(StaffForSession command, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. command.StaffMemberIds.Distinct()];
        if (await db.StaffMembers.CountAsync(staff => wanted.Contains(staff.Id) && staff.IsActive, cancellationToken) != wanted.Length
            || !await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        var outcome = await db.MakeAsync(command, clock, SessionEventKind.StaffChanged, null,
            () => db.AskChangeAsync(command.SessionId, command.Seen, clock, cancellationToken), cancellationToken);
        return outcome.Refused(out var changed, out var why) ? why : changed.Sessions[0];
    }
}
