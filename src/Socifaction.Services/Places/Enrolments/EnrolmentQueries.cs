using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>An enrolment as staff read it in a list.</summary>
public sealed record EnrolmentRow(
    Guid Id, Guid OfferingId, Guid ResidentId, string Name, LocalDate FirstDay, LocalDate? LastDay, Time.Weekdays Weekdays, string ContractNumber,
    Funding Funding, Composition Composition);

/// <summary>Academic hours, of 45 minutes, that somebody enrolled was there in a month, and how many the money asks for.</summary>
public sealed record HoursRow(
    Guid EnrolmentId, Guid ResidentId, string Name, string Activity, Funding Funding, Composition Composition, int Sessions, decimal Hours, int? LeastHours)
{
    /// <summary>Whether the hours asked for are not reached.</summary>
    public bool IsShort => Hours < LeastHours;
}

/// <summary>What pages read of enrolments.</summary>
public static class EnrolmentQueries
{
    /// <summary>Minutes of an academic hour.</summary>
    public const int AcademicHour = 45;

    /// <summary>From this day of the month on staff are warned of hours that are missing.</summary>
    public const int WarningDay = 24;

    /// <summary>Enrolments that have not ended before a day, by surname; of one activity, or of all.</summary>
    public static IQueryable<EnrolmentRow> EnrolmentsOn(this ServicesDbContext db, LocalDate day, Guid? offeringId = null) =>
        from enrolment in db.Enrolments
        join resident in db.Residents on enrolment.ResidentId equals resident.Id
        where (offeringId == null || enrolment.OfferingId == offeringId) && (enrolment.LastDay == null || enrolment.LastDay >= day)
        orderby resident.Surname, resident.GivenName, enrolment.FirstDay
        select new EnrolmentRow(enrolment.Id, enrolment.OfferingId, enrolment.ResidentId, resident.GivenName + " " + resident.Surname,
            enrolment.FirstDay, enrolment.LastDay, enrolment.Weekdays, enrolment.ContractNumber, enrolment.Funding, enrolment.Composition);

    /// <summary>
    /// The hours of a month for everybody enrolled in it: a session counts when its place was fulfilled, with its planned length.
    /// </summary>
    public static async Task<IReadOnlyList<HoursRow>> ListHoursAsync(this ServicesDbContext db, YearMonth month, CancellationToken cancellationToken)
    {
        var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));
        var enrolled = await (
            from enrolment in db.Enrolments
            join resident in db.Residents on enrolment.ResidentId equals resident.Id
            join activity in db.Activities on enrolment.OfferingId equals activity.Id
            where enrolment.FirstDay <= last && (enrolment.LastDay == null || enrolment.LastDay >= first)
            orderby activity.Order, resident.Surname, resident.GivenName
            select new { Enrolment = enrolment, Name = resident.GivenName + " " + resident.Surname, Activity = activity.Name, activity.LeastMonthlyHours })
            .AsNoTracking().ToListAsync(cancellationToken);
        var attended = (await db.Places
            .Where(p => p.Date >= first && p.Date <= last && p.EnrolmentId != null && p.Status == BookingStatus.Fulfilled)
            .Select(p => new { p.EnrolmentId, p.StartsAt, p.EndsAt }).ToListAsync(cancellationToken))
            .ToLookup(p => p.EnrolmentId!.Value, p => (decimal)(p.EndsAt - p.StartsAt).TotalMinutes);
        return [.. enrolled.Select(row => new HoursRow(
            row.Enrolment.Id, row.Enrolment.ResidentId, row.Name, row.Activity, row.Enrolment.Funding, row.Enrolment.Composition,
            attended[row.Enrolment.Id].Count(), Math.Round(attended[row.Enrolment.Id].Sum() / AcademicHour, 1),
            row.Enrolment.Funding == Funding.None ? null : row.LeastMonthlyHours))];
    }
}
