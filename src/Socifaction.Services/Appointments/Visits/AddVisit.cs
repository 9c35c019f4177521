using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>A visit by itself.</summary>
public sealed record VisitWanted(
    Guid RequestId, Guid OfferingId, Guid ResidentId, Guid WorkerId, VisitTime Time, IReadOnlyList<string> Tasks, Asking Asking);

/// <summary>Use case of staff: a visit on one day, outside any plan.</summary>
public sealed class AddVisit(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The visit or why not; null when the offering, the resident or the worker is not there.</summary>
    public async Task<Outcome<Visit, VisitRefusal>?> RunAsync(VisitWanted wanted, CancellationToken cancellationToken)
    {
        var (time, asking) = (wanted.Time, wanted.Asking);
        var offering = await db.HomeHelps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted.OfferingId, cancellationToken);
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted.ResidentId, cancellationToken);
        if (offering is null || resident is null || !await db.Workers().AnyAsync(one => one.Id == wanted.WorkerId, cancellationToken))
        {
            return null;
        }

        if (wanted.Tasks.Except(offering.TaskList).Any())
        {
            return VisitRefusal.UnknownTask;
        }

        var fingerprint = Receipts.Fingerprint(new
        {
            wanted.OfferingId, wanted.ResidentId, wanted.WorkerId, Date = LocalDatePattern.Iso.Format(time.Date), From = time.From.TickOfDay, To = time.To.TickOfDay, wanted.Tasks,
        });
        return await db.LockAsync<Visit, VisitRefusal>([wanted.RequestId, wanted.WorkerId], async () =>
        {
            if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.Visits.SingleAsync(visit => visit.GroupId == receipt.GroupId, cancellationToken)
                    : VisitRefusal.FormAlreadyUsed;
            }

            if (time.FindSlip(clock) is { } slip)
            {
                return slip;
            }

            if (!offering.Eligibility.Admits(resident, time.Date))
            {
                return VisitRefusal.NotEligible;
            }

            var calendar = await db.ReadCalendarAsync(wanted.WorkerId, time.Date, time.Date, clock.Zone, exceptBookingId: null, cancellationToken);
            if (calendar.Ask(time, clock) is { } why)
            {
                return why;
            }

            var visit = VisitGiving.NewVisit(
                time, offering.Id, resident.Id, wanted.WorkerId, string.Join(HomeHelp.TaskDivider, wanted.Tasks), Guid.CreateVersion7(), asking, clock);
            db.Give(visit, isFree: true, asking, clock.Now);
            db.AddReceipt(wanted.RequestId, fingerprint, visit.GroupId, clock.Now);
            return visit;
        }, cancellationToken);
    }
}
