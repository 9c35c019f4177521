using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A date that a series left out.</summary>
public sealed record DateToRestore(Guid SkippedDateId, Asking Asking);

/// <summary>Use case of staff: a date that was left out gets its session after all.</summary>
public sealed class RestoreDate(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The session, or what still stands in the way; null when no such date was left out.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(DateToRestore command, CancellationToken cancellationToken)
    {
        if (!await db.SkippedDates.AnyAsync(skip => skip.Id == command.SkippedDateId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Session, ScheduleRefusal>([current.Id.Value], async () =>
        {
            if (await db.SkippedDates.SingleOrDefaultAsync(s => s.Id == command.SkippedDateId, cancellationToken) is not { } skip)
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            var weekly = await db.WeeklySessions.AsNoTracking().Include(w => w.Shifts).SingleAsync(w => w.Id == skip.WeeklySessionId, cancellationToken);
            var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == weekly.OfferingId, cancellationToken);
            var time = new SessionTime(skip.Date, weekly.From, weekly.To);
            var others = await db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id && s.Date == skip.Date).ToListAsync(cancellationToken);
            if (time.Ask(activity, clock) is { } refusal)
            {
                return refusal;
            }

            if (others.Any(time.ClashesWith))
            {
                return ScheduleRefusal.Clash;
            }

            var usual = weekly.Shifts.Select(shift => shift.StaffMemberId).ToList();
            var staff = await db.StaffMembers.Where(member => usual.Contains(member.Id) && member.IsActive).Select(member => member.Id).ToListAsync(cancellationToken);
            var session = time.NewSession(activity, weekly.Id, clock.Zone);
            session.Staff(staff, Capacity.Of(activity, time.Date, staff.Count, await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken)));
            session.Record(SessionEventKind.Added, command.Asking.By, clock.Now, command.Asking.Because);
            db.Sessions.Add(session);
            db.SkippedDates.Remove(skip);
            return session;
        }, cancellationToken);
    }
}
