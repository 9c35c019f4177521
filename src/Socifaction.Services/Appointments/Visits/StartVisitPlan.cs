using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>A plan of visits as agreed.</summary>
public sealed record VisitPlanForm(
    Guid RequestId, Guid OfferingId, Guid ResidentId, Guid WorkerId, Weekdays Weekdays, LocalTime From, LocalTime To, IReadOnlyList<string> Tasks,
    LocalDate FirstDay, LocalDate? LastDay, Asking Asking)
{
    /// <summary>1 for every week, 2 for every second one.</summary>
    public int EveryWeeks { get; init; } = 1;

    public bool VisitsOnHolidays { get; init; }

    /// <summary>How to get in; empty when there is nothing to say.</summary>
    public string Entry { get; init; } = "";

    /// <summary>Days that staff and the person agreed to do without.</summary>
    public IReadOnlyList<LocalDate> Without { get; init; } = [];

    /// <summary>The plan that it would be.</summary>
    internal VisitPlan NewPlan(Instant at, string? sealedEntry) => new()
    {
        OfferingId = OfferingId, ResidentId = ResidentId, WorkerId = WorkerId, Weekdays = Weekdays, From = From, To = To, EveryWeeks = EveryWeeks,
        VisitsOnHolidays = VisitsOnHolidays, Tasks = string.Join(HomeHelp.TaskDivider, Tasks), SealedEntry = sealedEntry, FirstDay = FirstDay, LastDay = LastDay,
        AgreedAt = at, AgreedByName = Asking.By.Name,
    };
}

/// <summary>A day of a plan on which the worker cannot come, and why.</summary>
public sealed record VisitDayMissing(LocalDate Date, VisitRefusal Why);

/// <summary>Use case of staff: starts a plan of visits and makes the visits of the coming weeks at once, or says which days cannot be had.</summary>
public sealed class StartVisitPlan(ServicesDbContext db, InitiativeClock clock, SealedText texts)
{
    /// <summary>The plan or why not; null when the offering, the resident or the worker is not there.</summary>
    public async Task<Outcome<VisitPlan, VisitRefusal>?> RunAsync(VisitPlanForm form, CancellationToken cancellationToken)
    {
        var offering = await db.HomeHelps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == form.OfferingId, cancellationToken);
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == form.ResidentId, cancellationToken);
        if (offering is null || resident is null || !await db.Workers().AnyAsync(one => one.Id == form.WorkerId, cancellationToken))
        {
            return null;
        }

        if (FindSlip(form, offering) is { } slip)
        {
            return slip;
        }

        if (!offering.Eligibility.Admits(resident, form.FirstDay))
        {
            return VisitRefusal.NotEligible;
        }

        // Sealed before anything is locked; how to get in goes into the receipt only as part of a hash.
        var sealedEntry = form.Entry.Length == 0 ? null : texts.Seal(form.Entry);
        var fingerprint = Receipts.Fingerprint(new
        {
            form.OfferingId, form.ResidentId, form.WorkerId, form.Weekdays, From = form.From.TickOfDay, To = form.To.TickOfDay, form.Tasks, form.EveryWeeks, form.VisitsOnHolidays,
            form.Entry, FirstDay = LocalDatePattern.Iso.Format(form.FirstDay), LastDay = form.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
        });
        return await db.LockAsync<VisitPlan, VisitRefusal>([form.RequestId, form.WorkerId], async () =>
        {
            if (await db.FindReceiptAsync(form.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.VisitPlans.SingleAsync(plan => plan.Id == receipt.GroupId, cancellationToken)
                    : VisitRefusal.FormAlreadyUsed;
            }

            var plan = form.NewPlan(clock.Now, sealedEntry);
            var days = await db.ListDaysAsync(plan, clock, cancellationToken);
            if (days.Any(day => day.Why is not null && !form.Without.Contains(day.Date)))
            {
                return VisitRefusal.DaysCannotBeHad;
            }

            db.VisitPlans.Add(plan);
            foreach (var (date, _) in days)
            {
                var visit = plan.NewVisit(date, form.Asking, clock);
                if (form.Without.Contains(date))
                {
                    // Written down, so that the night does not make the day after all.
                    visit.Become(BookingStatus.Declined, BookingEventKind.Declined, form.Asking.By, form.Asking.Channel, clock.Now);
                    db.Visits.Add(visit);
                }
                else
                {
                    db.Give(visit, isFree: true, form.Asking, clock.Now);
                }
            }

            db.AddReceipt(form.RequestId, fingerprint, plan.Id, clock.Now);
            return plan;
        }, cancellationToken);
    }

    private VisitRefusal? FindSlip(VisitPlanForm form, HomeHelp offering) =>
        form.Weekdays == Weekdays.None ? VisitRefusal.NoWeekday
        : VisitTime.AreWrong(form.From, form.To) || form.EveryWeeks is < 1 or > 2 ? VisitRefusal.WrongHours
        : form.FirstDay < clock.Today ? VisitRefusal.Past
        : form.FirstDay > clock.Today.PlusDays(VisitTime.MostDaysAhead) ? VisitRefusal.TooFarAhead
        : form.LastDay < form.FirstDay ? VisitRefusal.EndsBeforeItStarts
        : form.Tasks.Except(offering.TaskList).Any() ? VisitRefusal.UnknownTask
        : null;
}

/// <summary>Use case of staff: which of the coming days of a plan cannot be had, before it starts. Nothing is written.</summary>
public sealed class CheckVisitPlan(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The days with the reason, in order.</summary>
    public async Task<IReadOnlyList<VisitDayMissing>> RunAsync(VisitPlanForm form, CancellationToken cancellationToken) =>
        !await db.Workers().AnyAsync(one => one.Id == form.WorkerId, cancellationToken) ? []
        : [.. (await db.ListDaysAsync(form.NewPlan(clock.Now, null), clock, cancellationToken))
            .Where(day => day.Why is not null).Select(day => new VisitDayMissing(day.Date, day.Why!.Value))];
}

/// <summary>The coming days of a plan.</summary>
internal static class VisitPlanDays
{
    /// <summary>Its days from today on as far as visits are made, each with why it cannot be had, or null.</summary>
    public static async Task<IReadOnlyList<(LocalDate Date, VisitRefusal? Why)>> ListDaysAsync(
        this ServicesDbContext db, VisitPlan plan, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (first, last) = (clock.Today, clock.Today.PlusDays(FillVisits.DaysAhead));
        var calendar = await db.ReadCalendarAsync(plan.WorkerId, first, last, clock.Zone, exceptBookingId: null, cancellationToken);
        return [.. Enumerable.Range(0, FillVisits.DaysAhead + 1).Select(first.PlusDays).Where(plan.FallsOn)
            .Select(date => new VisitTime(date, plan.From, plan.To)).Where(time => time.FindSlip(clock) is null)
            .Select(time => (time.Date, calendar.Ask(time, clock)))];
    }
}
