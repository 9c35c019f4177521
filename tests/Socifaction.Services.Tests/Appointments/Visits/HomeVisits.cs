using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Visits;

/// <summary>The use cases of home visits as a test says them.</summary>
internal static class HomeVisits
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Asking ByStaff { get; } = new(new Actor(ActorKind.Staff, null, "Vida"), Channel.Phone, "taip susitarta");

    public static Resource Worker(string name) => Given.Resource(name, ResourceKind.Worker);

    public static VisitPlanForm Plan(
        HomeHelp help, Resident resident, Resource worker, LocalDate first, Weekdays weekdays = Weekdays.Working, int from = 9, int to = 10, LocalDate? last = null, Guid? requestId = null) =>
        new(requestId ?? Guid.CreateVersion7(), help.Id, resident.Id, worker.Id, weekdays, new(from, 0), new(to, 0), ["apsipirkti", "tvarkyti namus"], first, last, ByStaff);

    public static Task<Outcome<VisitPlan, VisitRefusal>?> StartAsync(this TestHouse house, VisitPlanForm form) =>
        house.RunAsync<StartVisitPlan, Outcome<VisitPlan, VisitRefusal>?>(start => start.RunAsync(form, Token));

    /// <summary>Starts a plan that must be had.</summary>
    public static async Task<VisitPlan> GivenPlanAsync(this TestHouse house, VisitPlanForm form)
    {
        var outcome = (await house.StartAsync(form))!.Value;
        outcome.Refusal.Should().BeNull();
        return outcome.Value!;
    }

    public static Task<IReadOnlyList<VisitDayMissing>> CheckAsync(this TestHouse house, VisitPlanForm form) =>
        house.RunAsync<CheckVisitPlan, IReadOnlyList<VisitDayMissing>>(check => check.RunAsync(form, Token));

    public static Task<int> FillAsync(this TestHouse house) => house.RunAsync<FillVisits, int>(fill => fill.RunAsync(Token));

    public static Task<Outcome<Visit, VisitRefusal>?> AddAsync(
        this TestHouse house, HomeHelp help, Resident resident, Resource worker, LocalDate date, int from, int to, Guid? requestId = null) =>
        house.RunAsync<AddVisit, Outcome<Visit, VisitRefusal>?>(add => add.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), help.Id, resident.Id, worker.Id, new(date, new(from, 0), new(to, 0)), [], ByStaff), Token));

    public static Task<Outcome<Visit, VisitRefusal>?> MoveAsync(this TestHouse house, Visit visit, Resource worker, VisitTime? time = null, int? version = null) =>
        house.RunAsync<MoveVisit, Outcome<Visit, VisitRefusal>?>(move => move.RunAsync(new(visit.Id, worker.Id, time, version ?? visit.Version, ByStaff), Token));

    public static Task<Outcome<Visit, VisitRefusal>?> CancelAsync(this TestHouse house, Visit visit) =>
        house.RunAsync<CancelVisit, Outcome<Visit, VisitRefusal>?>(cancel => cancel.RunAsync(visit.Id, ByStaff, Token));

    public static Task<Outcome<VisitPlan, VisitRefusal>?> PauseAsync(this TestHouse house, VisitPlan plan, LocalDate? from, LocalDate? until = null, int? version = null) =>
        house.RunAsync<PauseVisitPlan, Outcome<VisitPlan, VisitRefusal>?>(pause => pause.RunAsync(new(plan.Id, from, until, version ?? plan.Version, ByStaff), Token));

    public static Task<Outcome<VisitPlan, VisitRefusal>?> EndAsync(this TestHouse house, VisitPlan plan, LocalDate last, int? version = null) =>
        house.RunAsync<EndVisitPlan, Outcome<VisitPlan, VisitRefusal>?>(end => end.RunAsync(new(plan.Id, last, version ?? plan.Version, ByStaff), Token));

    public static Task<Outcome<Visit, VisitRefusal>?> RecordAsync(
        this TestHouse house, Visit visit, LocalTime? came, LocalTime? left, string[] done, VisitMissed? missed = null, string because = "") =>
        house.RunAsync<RecordVisit, Outcome<Visit, VisitRefusal>?>(record => record.RunAsync(new(visit.Id, came, left, done, missed, because, visit.Version, ByStaff), Token));

    /// <summary>The worker is away on some days.</summary>
    public static async Task<CalendarOverride> LeaveAsync(this TestHouse house, Resource worker, LocalDate first, LocalDate last) =>
        (await house.RunAsync<AddCalendarOverride, Outcome<CalendarOverride, CalendarRefusal>?>(add => add.RunAsync(
            new(Guid.CreateVersion7(), worker.Id, OverrideKind.Leave, first, last, null, null, "", ByStaff), Token)))!.Value.Value!;

    public static Task BackAsync(this TestHouse house, CalendarOverride leave) =>
        house.RunAsync<RemoveCalendarOverride, Outcome<Resource, CalendarRefusal>?>(remove => remove.RunAsync(new(leave.Id, ByStaff), Token));

    public static Task<List<Visit>> VisitsAsync(this TestHouse house) => house.ReadAsync(db => db.Visits.OrderBy(visit => visit.StartsAt).ThenBy(visit => visit.Id).ToListAsync(Token));

    public static Task<Visit> VisitAsync(this TestHouse house, Guid id) => house.ReadAsync(db => db.Visits.Include(visit => visit.Events).SingleAsync(visit => visit.Id == id, Token));

    /// <summary>The visit of a day.</summary>
    public static Task<Visit> VisitOnAsync(this TestHouse house, LocalDate date) => house.ReadAsync(db => db.Visits.SingleAsync(visit => visit.Date == date && visit.Status == BookingStatus.Booked, Token));

    /// <summary>The days on which visits are promised.</summary>
    public static async Task<List<LocalDate>> DaysAsync(this TestHouse house) => [.. (await house.VisitsAsync()).Where(visit => visit.Status == BookingStatus.Booked).Select(visit => visit.Date)];

    /// <summary>What of visits and their claims does not fit together; empty when all does.</summary>
    public static async Task<List<string>> ContradictionsAsync(this TestHouse house)
    {
        var visits = await house.VisitsAsync();
        var claims = await house.ReadAsync(db => db.ResourceClaims.Where(claim => !claim.IsReleased).ToListAsync(Token));
        var held = claims.ToLookup(claim => claim.BookingId);
        var overlapping = from one in claims
                          from other in claims
                          where one.Id < other.Id && one.ResourceId == other.ResourceId && one.StartsAt < other.EndsAt && other.StartsAt < one.EndsAt
                          select $"{one.StartsAt} and {other.StartsAt} of {one.ResourceId} overlap";
        return [.. overlapping,
            .. visits.Where(visit => visit.Status is BookingStatus.Cancelled or BookingStatus.Declined && held[visit.Id].Any()).Select(visit => $"{visit.Date} is {visit.Status} and holds its worker"),
            .. visits.Where(visit => visit is { Status: BookingStatus.Booked, IsUncovered: false } && !(held[visit.Id].Count() == 1 && held[visit.Id].Single() is var claim
                && (claim.ResourceId, claim.StartsAt, claim.EndsAt) == (visit.WorkerId, visit.StartsAt, visit.EndsAt))).Select(visit => $"{visit.Date} is promised and holds nobody"),
            .. visits.Where(visit => visit is { VisitPlanId: not null, IsPaused: false }).GroupBy(visit => (visit.VisitPlanId, visit.PlanDay)).Where(same => same.Count() > 1)
                .Select(same => $"{same.Key.PlanDay} was made twice")];
    }
}
