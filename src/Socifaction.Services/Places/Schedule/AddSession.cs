using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A session outside every series: when, and who works at it.</summary>
public sealed record SessionWanted(Guid RequestId, Guid OfferingId, SessionTime Time, IReadOnlyList<Guid> StaffMemberIds, Asking Asking);

/// <summary>Use case of staff: adds one dated session to an activity.</summary>
public sealed class AddSession(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The session, or why not; null when the activity or a staff member is not there.</summary>
    public async Task<Outcome<Session, ScheduleRefusal>?> RunAsync(SessionWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] staff = [.. wanted.StaffMemberIds.Distinct().Order()];
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted.OfferingId, cancellationToken);
        if (activity is null || await db.StaffMembers.CountAsync(member => staff.Contains(member.Id) && member.IsActive, cancellationToken) != staff.Length)
        {
            return null;
        }

        var (date, from, to) = wanted.Time;
        var fingerprint = Receipts.Fingerprint(new { wanted.OfferingId, date.Year, date.DayOfYear, From = from.TickOfDay, To = to.TickOfDay, staff });
        return await db.LockAsync<Session, ScheduleRefusal>([current.Id.Value, wanted.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.Sessions.SingleAsync(s => s.Id == receipt.GroupId, cancellationToken)
                    : ScheduleRefusal.FormAlreadyUsed;
            }

            if (wanted.Time.Ask(activity, clock) is { } refusal)
            {
                return refusal;
            }

            if ((await db.Sessions.Where(s => s.OfferingId == activity.Id && s.Date == date).ToListAsync(cancellationToken)).Any(wanted.Time.ClashesWith))
            {
                return ScheduleRefusal.Clash;
            }

            var session = wanted.Time.NewSession(activity, null, clock.Zone);
            session.Staff(staff, Capacity.Of(activity, date, staff.Length, await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken)));
            session.Record(SessionEventKind.Added, wanted.Asking.By, clock.Now, wanted.Asking.Because);
            db.Sessions.Add(session);
            db.AddReceipt(wanted.RequestId, fingerprint, session.Id, clock.Now);
            return session;
        }, cancellationToken);
    }
}
