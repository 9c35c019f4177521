using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>The last day of a plan, and the version the form was made from; why is said by whoever asks.</summary>
public sealed record VisitPlanToEnd(Guid PlanId, LocalDate LastDay, int Version, Asking Asking);

/// <summary>Use case of staff: ends a plan; its visits after the last day are cancelled.</summary>
public sealed class EndVisitPlan(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The plan or why not; null when there is none such.</summary>
    public async Task<Outcome<VisitPlan, VisitRefusal>?> RunAsync(VisitPlanToEnd command, CancellationToken cancellationToken)
    {
        if (await db.VisitPlans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.PlanId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<VisitPlan, VisitRefusal>(await db.ListLocksAsync(asked, clock, cancellationToken), async () =>
        {
            var plan = await db.VisitPlans.SingleAsync(one => one.Id == command.PlanId, cancellationToken);
            if (plan.LastDay == command.LastDay)
            {
                return plan;
            }

            if (plan.Version != command.Version)
            {
                return VisitRefusal.ChangedMeanwhile;
            }

            if (plan.LastDay < command.LastDay)
            {
                return VisitRefusal.AlreadyEnded;
            }

            if (command.LastDay < clock.Today.PlusDays(-1))
            {
                return VisitRefusal.Past;
            }

            (plan.LastDay, plan.EndedBecause) = (command.LastDay, command.Asking.Because);
            plan.Version++;
            var now = clock.Now;
            var later = await db.Visits.Where(visit => visit.VisitPlanId == plan.Id && visit.Date > command.LastDay && visit.StartsAt > now
                && visit.Status == BookingStatus.Booked).ToListAsync(cancellationToken);
            await db.CancelAsync(later, command.Asking, now, cancellationToken);
            return plan;
        }, cancellationToken);
    }
}
