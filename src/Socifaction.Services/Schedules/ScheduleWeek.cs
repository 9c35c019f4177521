using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>What a line of the week is about.</summary>
public enum ScheduleLineKind
{
    SchoolHoliday = 1,
    Change = 2,
    Run = 3,
    Session = 4,
    Calendar = 5,
    Override = 6,
    Kitchen = 7,
    Room = 8,
}

/// <summary>
/// One thing of a day that makes availability: its hours, none for the whole day; its name; who works; how many come of how many;
/// whether it is off, and why. <see cref="ThingId"/> is what its editor is opened with.
/// </summary>
public sealed record ScheduleLine(
    ScheduleLineKind Kind, LocalDate Date, LocalTime? From, LocalTime? To, Guid ThingId, Guid? OfferingId, string Name, IReadOnlyList<Guid> PersonIds, string Who,
    int? Booked, int? Of, bool IsOff, string Why)
{
    /// <summary>What an override of a calendar does.</summary>
    public OverrideKind? Override { get; init; }
}

/// <summary>The week of everything that makes availability, over all rooms.</summary>
public static class ScheduleWeek
{
    /// <summary>The lines of some days, both included, in order of day and hour.</summary>
    public static async Task<IReadOnlyList<ScheduleLine>> ListScheduleLinesAsync(
        this ServicesDbContext db, LocalDate first, LocalDate last, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var lines = new List<ScheduleLine>();
        await AddRunsAsync(db, lines, first, last, cancellationToken);
        await AddSessionsAsync(db, lines, first, last, cancellationToken);
        await AddCalendarsAsync(db, lines, first, last, clock, cancellationToken);
        await AddDaysAsync(db, lines, first, last, cancellationToken);
        return [.. lines.OrderBy(line => line.Date).ThenBy(line => line.From is null ? 0 : 1).ThenBy(line => line.From).ThenBy(line => line.Kind)
            .ThenBy(line => line.Name, StringComparer.CurrentCulture)];
    }

    private static async Task AddRunsAsync(ServicesDbContext db, List<ScheduleLine> lines, LocalDate first, LocalDate last, CancellationToken cancellationToken) =>
        lines.AddRange((await (
            from run in db.Runs.AsNoTracking()
            join vehicle in db.Vehicles on run.VehicleId equals vehicle.Id
            join driver in db.StaffMembers on run.DriverId equals driver.Id
            where run.Date >= first && run.Date <= last
            select new
            {
                Run = run, Vehicle = vehicle.Name, Driver = driver.Name,
                Booked = db.Rides.Count(ride => ride.RunId == run.Id && ride.Status == BookingStatus.Booked),
            }).ToListAsync(cancellationToken)).Select(row => new ScheduleLine(
            ScheduleLineKind.Run, row.Run.Date, row.Run.From, row.Run.To, row.Run.Id, row.Run.OfferingId, row.Vehicle, [row.Run.DriverId], row.Driver,
            row.Booked, null, row.Run.IsCancelled, "")));

    private static async Task AddSessionsAsync(ServicesDbContext db, List<ScheduleLine> lines, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var names = await db.StaffMembers.ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancellationToken);
        var rows = await (
            from session in db.Sessions.AsNoTracking().Include(session => session.Shifts)
            join activity in db.Activities on session.OfferingId equals activity.Id
            where session.Date >= first && session.Date <= last
            select new { Session = session, activity.Name }).ToListAsync(cancellationToken);
        lines.AddRange(rows.Select(row => new ScheduleLine(
            ScheduleLineKind.Session, row.Session.Date, row.Session.From, row.Session.To, row.Session.Id, row.Session.OfferingId, row.Name,
            [.. row.Session.Shifts.Select(shift => shift.StaffMemberId)],
            string.Join(", ", row.Session.Shifts.Select(shift => names[shift.StaffMemberId]).Order(StringComparer.CurrentCulture)),
            row.Session.Taken, row.Session.Capacity, row.Session.IsCancelled, "")));
    }

    private static async Task AddCalendarsAsync(
        ServicesDbContext db, List<ScheduleLine> lines, LocalDate first, LocalDate last, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var resources = await db.Resources.AsNoTracking().AsSplitQuery().Include(resource => resource.Openings)
            .Include(resource => resource.Overrides.Where(one => one.FirstDay <= last && one.LastDay >= first))
            .Where(resource => resource.IsActive).OrderBy(resource => resource.Order).ToListAsync(cancellationToken);
        foreach (var resource in resources)
        {
            var calendar = new ResourceCalendar(resource, [], clock.Zone);
            for (var date = first; date <= last; date = date.PlusDays(1))
            {
                lines.AddRange(calendar.OpenOn(date).Select(window => Line(ScheduleLineKind.Calendar, date, window.From, window.To, false)));
                lines.AddRange(resource.Overrides.Where(one => one.FirstDay <= date && date <= one.LastDay && one.Kind != OverrideKind.ExtraHours)
                    .Select(one => Line(ScheduleLineKind.Override, date, one.From, one.To, true) with { Override = one.Kind, Why = one.Who }));
            }

            ScheduleLine Line(ScheduleLineKind kind, LocalDate date, LocalTime? from, LocalTime? to, bool isOff) => new(
                kind, date, from, to, resource.Id, null, resource.Name, resource.StaffMemberId is { } person ? [person] : [], "", null, null, isOff, "");
        }
    }

    private static async Task AddDaysAsync(ServicesDbContext db, List<ScheduleLine> lines, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        foreach (var holiday in await db.SchoolHolidays.AsNoTracking().Where(one => one.FirstDay <= last && one.LastDay >= first).ToListAsync(cancellationToken))
        {
            AddDays(holiday.FirstDay, holiday.LastDay, date => Day(ScheduleLineKind.SchoolHoliday, date, holiday.Id, null, holiday.Name, ""));
        }

        foreach (var change in await db.ScheduleChanges.AsNoTracking().Where(one => one.UndoneAt == null && one.FirstDay <= last && one.LastDay >= first).ToListAsync(cancellationToken))
        {
            AddDays(change.FirstDay, change.LastDay, date => Day(ScheduleLineKind.Change, date, change.Id, null, change.Subject, change.Why) with
            {
                From = change.From, To = change.To, PersonIds = change is { Kind: ScheduleChangeKind.StaffAway, SubjectId: { } person } ? [person] : [],
            });
        }

        foreach (var row in await (
            from closure in db.RoomClosures.AsNoTracking()
            join room in db.Rooms on closure.RoomId equals room.Id
            where closure.FirstNight <= last && (closure.Until == null || closure.Until > first)
            select new { Closure = closure, room.Name, room.OfferingId }).ToListAsync(cancellationToken))
        {
            AddDays(row.Closure.FirstNight, row.Closure.Until?.PlusDays(-1) ?? last,
                date => Day(ScheduleLineKind.Room, date, row.Closure.RoomId, row.OfferingId, row.Name, row.Closure.Why));
        }

        lines.AddRange((await (
            from day in db.MealDays.AsNoTracking()
            join service in db.MealServices on day.OfferingId equals service.Id
            where day.IsClosed && day.Date >= first && day.Date <= last
            select new { Day = day, service.Name }).ToListAsync(cancellationToken))
            .Select(row => Day(ScheduleLineKind.Kitchen, row.Day.Date, row.Day.OfferingId, row.Day.OfferingId, row.Name, row.Day.ClosedBecause)));

        static ScheduleLine Day(ScheduleLineKind kind, LocalDate date, Guid id, Guid? offeringId, string name, string why) =>
            new(kind, date, null, null, id, offeringId, name, [], "", null, null, true, why);

        void AddDays(LocalDate from, LocalDate to, Func<LocalDate, ScheduleLine> line)
        {
            for (var date = LocalDate.Max(from, first); date <= LocalDate.Min(to, last); date = date.PlusDays(1))
            {
                lines.Add(line(date));
            }
        }
    }
}
