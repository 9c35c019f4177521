using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>When a visit is: a day, from when until when.</summary>
public readonly record struct VisitTime(LocalDate Date, LocalTime From, LocalTime To)
{
    /// <summary>The most days ahead that anything is agreed for.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>What is wrong with it whoever comes, or null.</summary>
    internal VisitRefusal? FindSlip(InitiativeClock clock) =>
        AreWrong(From, To) ? VisitRefusal.WrongHours
        : Date > clock.Today.PlusDays(MostDaysAhead) ? VisitRefusal.TooFarAhead
        : Date < clock.Today || clock.InstantOf(Date, From) <= clock.Now ? VisitRefusal.Past
        : null;

    /// <summary>Whether nobody can be visited so long, or so short.</summary>
    internal static bool AreWrong(LocalTime from, LocalTime to) => from >= to || Period.Between(from, to, PeriodUnits.Minutes).Minutes is < 5 or > 720;
}

/// <summary>The rule by which visits are given: the same for a plan, the night, a single one, a move and a substitution.</summary>
internal static class VisitGiving
{
    /// <summary>The calendar of a worker over some days. Read with the worker locked.</summary>
    public static async Task<ResourceCalendar> ReadCalendarAsync(
        this ServicesDbContext db, Guid workerId, LocalDate first, LocalDate last, DateTimeZone zone, Guid? exceptBookingId, CancellationToken cancellationToken) =>
        (await db.ListCalendarsAsync([workerId], first, last, zone, exceptBookingId, cancellationToken)).Single();

    /// <summary>Why the worker cannot come then, or null.</summary>
    public static VisitRefusal? Ask(this ResourceCalendar calendar, VisitTime time, InitiativeClock clock)
    {
        var (startsAt, endsAt) = (clock.InstantOf(time.Date, time.From), clock.InstantOf(time.Date, time.To));
        // In the hour that the clock skips nothing has a length.
        return endsAt <= startsAt ? VisitRefusal.OutsideHours
            : calendar.IsOpen(time.Date, startsAt, endsAt) ? calendar.IsFree(startsAt, endsAt) ? null : VisitRefusal.Taken
            : calendar.HoursOn(time.Date).Any(window => window.From <= time.From && time.To <= window.To) ? VisitRefusal.OnLeave
            : VisitRefusal.OutsideHours;
    }

    /// <summary>The visit of a plan on a day, not yet promised.</summary>
    public static Visit NewVisit(this VisitPlan plan, LocalDate date, Asking asking, InitiativeClock clock) =>
        NewVisit(new(date, plan.From, plan.To), plan.OfferingId, plan.ResidentId, plan.WorkerId, plan.Tasks, plan.Id, asking, clock, plan.Id);

    /// <summary>A visit, not yet promised.</summary>
    public static Visit NewVisit(
        VisitTime time, Guid offeringId, Guid residentId, Guid workerId, string tasks, Guid groupId, Asking asking, InitiativeClock clock, Guid? planId = null) => new()
    {
        OfferingId = offeringId,
        ResidentId = residentId,
        WorkerId = workerId,
        VisitPlanId = planId,
        PlanDay = planId is null ? null : time.Date,
        Tasks = tasks,
        Date = time.Date,
        StartTime = time.From,
        EndTime = time.To,
        StartsAt = clock.InstantOf(time.Date, time.From),
        EndsAt = clock.InstantOf(time.Date, time.To),
        GroupId = groupId,
        ArrangedByKind = asking.By.Kind,
        ArrangedById = asking.By.Id,
        ArrangedByName = asking.By.Name,
        ArrangedBecause = asking.Because,
        Channel = asking.Channel,
        CreatedAt = clock.Now,
    };

    /// <summary>Promises a visit; what is free is claimed, else it stands uncovered until staff find somebody.</summary>
    public static void Give(this ServicesDbContext db, Visit visit, bool isFree, Asking asking, Instant at)
    {
        visit.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, at, asking.Because);
        if (!isFree)
        {
            visit.Uncover(asking.By, asking.Channel, at, "");
        }

        db.Visits.Add(visit);
        if (isFree)
        {
            db.Claim(visit);
        }
    }

    /// <summary>Claims the worker's time.</summary>
    public static void Claim(this ServicesDbContext db, Visit visit) =>
        db.ResourceClaims.Add(new() { BookingId = visit.Id, ResourceId = visit.WorkerId, StartsAt = visit.StartsAt, EndsAt = visit.EndsAt });

    /// <summary>Cancels coming visits and lets go of their claims.</summary>
    public static async Task CancelAsync(
        this ServicesDbContext db, IReadOnlyList<Visit> visits, Asking asking, Instant at, CancellationToken cancellationToken, bool isPause = false)
    {
        foreach (var visit in visits)
        {
            (visit.IsPaused, visit.IsToBeTold) = (isPause, false);
            visit.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, at, asking.Because);
            await db.ReleaseAsync(visit.Id, cancellationToken);
        }
    }

    /// <summary>What is locked before the coming visits of a plan are cancelled: the plan, the visits and whoever comes.</summary>
    public static async Task<IReadOnlyList<Guid>> ListLocksAsync(this ServicesDbContext db, VisitPlan plan, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var visits = await db.Visits.Where(visit => visit.VisitPlanId == plan.Id && visit.StartsAt > now && visit.Status == BookingStatus.Booked)
            .Select(visit => new { visit.Id, visit.WorkerId }).ToListAsync(cancellationToken);
        return [plan.Id, plan.WorkerId, .. visits.Select(visit => visit.Id), .. visits.Select(visit => visit.WorkerId)];
    }
}
