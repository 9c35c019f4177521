using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>Use case of staff: a visit does not take place; the worker's time is free again.</summary>
public sealed class CancelVisit(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The visit, or why it stays; null when there is none such.</summary>
    public async Task<Outcome<Visit, VisitRefusal>?> RunAsync(Guid visitId, Asking asking, CancellationToken cancellationToken)
    {
        if (await db.Visits.AsNoTracking().SingleOrDefaultAsync(one => one.Id == visitId, cancellationToken) is not { } known)
        {
            return null;
        }

        return await db.LockAsync<Visit, VisitRefusal>([known.Id, known.WorkerId], async () =>
        {
            var visit = await db.Visits.SingleAsync(one => one.Id == visitId, cancellationToken);
            if (visit.Status == BookingStatus.Cancelled)
            {
                return visit;
            }

            if (visit.Status != BookingStatus.Booked)
            {
                return VisitRefusal.AlreadySettled;
            }

            if (visit.StartsAt <= clock.Now)
            {
                return VisitRefusal.Past;
            }

            await db.CancelAsync([visit], asking, clock.Now, cancellationToken);
            return visit;
        }, cancellationToken);
    }
}
