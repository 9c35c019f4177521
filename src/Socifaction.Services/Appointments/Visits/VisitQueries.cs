using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>A visit as staff and the worker read it: to whom, where, who comes, what is planned and what became of it.</summary>
public sealed record VisitRow(
    Visit Visit, string Offering, string Name, Address Home, string? Phone, string Worker)
{
    /// <summary>Planned minutes.</summary>
    public int PlannedMinutes => (int)(Visit.EndsAt - Visit.StartsAt).TotalMinutes;

    /// <summary>Minutes that the worker really was there; 0 while it was not.</summary>
    public int RealMinutes => Visit is { CameAt: { } came, LeftAt: { } left } ? RecordVisit.MinutesBetween(came, left) : 0;
}

/// <summary>A plan with the names of whom it is for and of who comes.</summary>
public sealed record VisitPlanRow(VisitPlan Plan, string Name, string Worker);

/// <summary>A visit that nobody keeps, with the workers who could come then.</summary>
public sealed record UncoveredVisit(VisitRow Row, IReadOnlyList<Resource> Substitutes);

/// <summary>What pages read of visits.</summary>
public static class VisitQueries
{
    /// <summary>The people who may be sent to somebody's home.</summary>
    public static IQueryable<Resource> Workers(this ServicesDbContext db) =>
        db.Resources.Where(resource => resource.Kind == ResourceKind.Worker && resource.IsActive);

    /// <summary>Those who go to homes, or could, in the order of the calendars.</summary>
    public static Task<List<Resource>> ListWorkersAsync(this ServicesDbContext db, CancellationToken cancellationToken) =>
        db.Workers().AsNoTracking().OrderBy(worker => worker.Order).ThenBy(worker => worker.Name).ToListAsync(cancellationToken);

    /// <summary>Visits as staff read them, in order of time.</summary>
    public static IQueryable<VisitRow> RowsOf(this ServicesDbContext db, IQueryable<Visit> visits) =>
        (from visit in visits
         join offering in db.HomeHelps on visit.OfferingId equals offering.Id
         join resident in db.Residents on visit.ResidentId equals resident.Id
         join worker in db.Resources on visit.WorkerId equals worker.Id
         orderby visit.StartsAt, visit.Id
         select new VisitRow(
             visit, offering.Name, resident.GivenName + " " + resident.Surname, resident.Home,
             db.Phones.Where(phone => phone.ResidentId == resident.Id).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault(), worker.Name)).AsNoTracking();

    /// <summary>Those that take a worker's time or took it.</summary>
    public static IQueryable<Visit> Standing(this IQueryable<Visit> visits) =>
        visits.Where(visit => visit.Status == BookingStatus.Booked || visit.Status == BookingStatus.Fulfilled || visit.Status == BookingStatus.NoShow);

    /// <summary>Those that nobody keeps, also past ones until staff have said what became of them.</summary>
    public static IQueryable<Visit> Uncovered(this IQueryable<Visit> visits) =>
        visits.Where(visit => visit.IsUncovered && visit.Status == BookingStatus.Booked);

    /// <summary>Coming ones of which the person does not know yet who comes, or when.</summary>
    public static IQueryable<Visit> ToBeTold(this IQueryable<Visit> visits, Instant now) =>
        visits.Where(visit => visit.IsToBeTold && !visit.IsUncovered && visit.Status == BookingStatus.Booked && visit.EndsAt > now);

    /// <summary>The plans that have not ended, by the name of the person.</summary>
    public static Task<List<VisitPlanRow>> ListVisitPlansAsync(this ServicesDbContext db, LocalDate today, CancellationToken cancellationToken) =>
        (from plan in db.VisitPlans
         join resident in db.Residents on plan.ResidentId equals resident.Id
         join worker in db.Resources on plan.WorkerId equals worker.Id
         where plan.LastDay == null || plan.LastDay >= today
         orderby resident.SearchText, plan.From, plan.Id
         select new VisitPlanRow(plan, resident.GivenName + " " + resident.Surname, worker.Name)).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>The settlements by name, for homes without coordinates.</summary>
    public static async Task<IReadOnlyDictionary<string, Settlement>> ReadSettlementsAsync(this ServicesDbContext db, CancellationToken cancellationToken) =>
        (await (from settlement in db.Settlements
                join initiative in db.Initiatives on settlement.LocalityId equals initiative.LocalityId
                where initiative.Id == db.InitiativeId
                select settlement).AsNoTracking().ToListAsync(cancellationToken)).DistinctBy(one => one.Name).ToDictionary(one => one.Name);

    /// <summary>The visits that nobody keeps, each with those who could come instead.</summary>
    public static async Task<IReadOnlyList<UncoveredVisit>> ListUncoveredVisitsAsync(this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var rows = await db.RowsOf(db.Visits.Uncovered()).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var (now, workers) = (clock.Now, await db.ListWorkersAsync(cancellationToken));
        var calendars = (await db.ListCalendarsAsync([.. workers.Select(worker => worker.Id)], rows[0].Visit.Date, rows[^1].Visit.Date, clock.Zone, null, cancellationToken))
            .ToDictionary(calendar => calendar.ResourceId);
        return [.. rows.Select(row => new UncoveredVisit(row, [.. workers.Where(worker =>
            row.Visit.StartsAt > now && calendars[worker.Id].Ask(new(row.Visit.Date, row.Visit.StartTime, row.Visit.EndTime), clock) is null)]))];
    }
}
