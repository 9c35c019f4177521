using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>From when until when nobody comes, and why; without a first day the pause is over. Without a last day nobody knows yet.</summary>
public sealed record VisitPause(Guid PlanId, LocalDate? From, LocalDate? Until, int Version, Asking Asking);

/// <summary>
/// Use case of staff: pauses a plan, changes the pause or ends it. Its visits are cancelled and the worker's time is free; the
/// days that the pause lets go of are made again, uncovered where the worker has somebody else by now.
/// </summary>
public sealed class PauseVisitPlan(ServicesDbContext db, InitiativeClock clock, FillVisits fill)
{
    /// <summary>The plan or why not; null when there is none such.</summary>
    public async Task<Outcome<VisitPlan, VisitRefusal>?> RunAsync(VisitPause pause, CancellationToken cancellationToken)
    {
        if (await db.VisitPlans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == pause.PlanId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var today = clock.Today;
        if (pause.Until < pause.From)
        {
            return VisitRefusal.EndsBeforeItStarts;
        }

        if (pause.Until < today || (pause.From < today && pause.From != asked.PausedFrom))
        {
            return VisitRefusal.Past;
        }

        var outcome = await db.LockAsync<VisitPlan, VisitRefusal>(await db.ListLocksAsync(asked, clock, cancellationToken), async () =>
        {
            var plan = await db.VisitPlans.SingleAsync(one => one.Id == pause.PlanId, cancellationToken);
            if (plan.PausedFrom == pause.From && plan.PausedUntil == pause.Until)
            {
                return plan;
            }

            if (plan.Version != pause.Version)
            {
                return VisitRefusal.ChangedMeanwhile;
            }

            if (plan.LastDay < today || plan.LastDay < pause.From)
            {
                return VisitRefusal.AlreadyEnded;
            }

            (plan.PausedFrom, plan.PausedUntil, plan.PausedBecause) = (pause.From, pause.From is null ? null : pause.Until, pause.Asking.Because);
            plan.Version++;
            var now = clock.Now;
            var coming = await db.Visits.Where(visit => visit.VisitPlanId == plan.Id && visit.StartsAt > now && visit.Status == BookingStatus.Booked)
                .ToListAsync(cancellationToken);
            await db.CancelAsync(coming.FindAll(visit => pause.From <= visit.Date && (pause.Until is not { } until || visit.Date <= until)),
                pause.Asking, now, cancellationToken, isPause: true);
            return plan;
        }, cancellationToken);
        if (outcome.Value is { } changed)
        {
            await fill.FillAsync(changed, cancellationToken);
        }

        return outcome;
    }
}
