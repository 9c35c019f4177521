using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>
/// Use case of the night: makes plans into visits four weeks ahead. A day that was made once is never made again, so that a
/// visit cancelled stays cancelled. Where the worker cannot come the visit stands uncovered: a promise does not vanish.
/// </summary>
public sealed class FillVisits(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>How many days ahead.</summary>
    public const int DaysAhead = 28;

    /// <summary>How many visits were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var plans = await db.VisitPlans.AsNoTracking().Where(plan => plan.LastDay == null || plan.LastDay >= today)
            .OrderBy(plan => plan.AgreedAt).ThenBy(plan => plan.Id).ToListAsync(cancellationToken);
        var made = 0;
        foreach (var plan in plans)
        {
            made += await FillAsync(plan, cancellationToken);
        }

        return made;
    }

    /// <summary>The same for one of them.</summary>
    internal async Task<int> FillAsync(VisitPlan plan, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var had = await db.Visits.Where(visit => visit.VisitPlanId == plan.Id && visit.PlanDay >= today && !visit.IsPaused)
            .Select(visit => visit.PlanDay).ToListAsync(cancellationToken);
        var missing = Enumerable.Range(0, DaysAhead + 1).Select(today.PlusDays).Where(date => plan.FallsOn(date) && !had.Contains(date)
            && new VisitTime(date, plan.From, plan.To).FindSlip(clock) is null).ToList();
        var made = 0;
        foreach (var date in missing)
        {
            made += (await FillDayAsync(plan, date, cancellationToken)).Refusal is null ? 1 : 0;
        }

        return made;
    }

    private Task<Outcome<Visit, VisitRefusal>> FillDayAsync(VisitPlan asked, LocalDate date, CancellationToken cancellationToken) =>
        db.LockAsync<Visit, VisitRefusal>([asked.Id, asked.WorkerId], async () =>
        {
            var plan = await db.VisitPlans.SingleAsync(one => one.Id == asked.Id, cancellationToken);
            if (!plan.FallsOn(date) || await db.Visits.AnyAsync(visit => visit.VisitPlanId == plan.Id && visit.PlanDay == date && !visit.IsPaused, cancellationToken))
            {
                return VisitRefusal.AlreadySettled;
            }

            var asking = new Asking(new Actor(ActorKind.System, null, plan.AgreedByName), Channel.StandingOrder);
            var visit = plan.NewVisit(date, asking, clock);
            var calendar = await db.ReadCalendarAsync(plan.WorkerId, date, date, clock.Zone, exceptBookingId: null, cancellationToken);
            db.Give(visit, calendar.Ask(new(date, plan.From, plan.To), clock) is null, asking, clock.Now);
            return visit;
        }, cancellationToken);
}
