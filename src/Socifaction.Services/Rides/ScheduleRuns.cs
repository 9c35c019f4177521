using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// Each night: makes the runs of the weekly pattern as far ahead as may be booked, four weeks at least, public holidays
/// left out. Made ones stay as staff changed them; where the vehicle or driver is taken, none is made.
/// </summary>
public sealed class ScheduleRuns(ServicesDbContext db, InitiativeClock clock)
{
    private const int LeastDays = 28;

    /// <summary>How many runs were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var weekly = await db.WeeklyRuns.AsNoTracking().ToListAsync(cancellationToken);
        var outcome = await db.LockAsync<List<Run>, None>(
            weekly.SelectMany(week => new[] { week.VehicleId, week.DriverId }),
            async () => await MakeAsync(weekly, cancellationToken),
            cancellationToken);
        return outcome.Value!.Count;
    }

    /// <summary>Makes the runs of a public holiday too, because staff say that somebody drives.</summary>
    internal async Task MakeOnHolidayAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var weekly = await db.WeeklyRuns.AsNoTracking().Where(week => week.Weekday == date.DayOfWeek).ToListAsync(cancellationToken);
        await db.LockAsync<List<Run>, None>(
            weekly.SelectMany(week => new[] { week.VehicleId, week.DriverId }),
            async () => await MakeAsync(weekly, date, date, onHolidays: true, cancellationToken),
            cancellationToken);
    }

    private async Task<List<Run>> MakeAsync(List<WeeklyRun> weekly, CancellationToken cancellationToken)
    {
        var ahead = await db.RideServices.Select(service => service.Window.OpensDaysBefore).ToListAsync(cancellationToken);
        var today = clock.Today;
        // A day more than may be booked, so that a late night leaves no gap.
        var last = today.PlusDays(Math.Max(LeastDays, ahead.DefaultIfEmpty().Max()) + 1);
        return await MakeAsync(weekly, today, last, onHolidays: false, cancellationToken);
    }

    private async Task<List<Run>> MakeAsync(
        List<WeeklyRun> weekly, LocalDate first, LocalDate last, bool onHolidays, CancellationToken cancellationToken)
    {
        var parked = await db.Vehicles.Where(vehicle => !vehicle.IsActive).Select(vehicle => vehicle.Id).ToListAsync(cancellationToken);
        var runs = await db.Runs.AsNoTracking().Where(run => run.Date >= first && run.Date <= last).ToListAsync(cancellationToken);
        var made = new List<Run>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (!onHolidays && PublicHolidays.IsHoliday(date))
            {
                continue;
            }

            foreach (var week in weekly.Where(week => week.Weekday == date.DayOfWeek && !parked.Contains(week.VehicleId)).OrderBy(week => week.Id))
            {
                var run = Of(week, date);
                if (!runs.Any(other => Hinders(other, run)))
                {
                    runs.Add(run);
                    made.Add(run);
                }
            }
        }

        db.Runs.AddRange(made);
        return made;
    }

    /// <summary>A cancelled run hinders its own vehicle's: it is not made a second time. Nor is one that staff gave to another vehicle and driver.</summary>
    private static bool Hinders(Run other, Run run) =>
        (other.WeeklyRunId == run.WeeklyRunId && other.Date == run.Date)
        || (other.StartsAt < run.EndsAt && run.StartsAt < other.EndsAt
        && (other.VehicleId == run.VehicleId || (other.DriverId == run.DriverId && !other.IsCancelled)));

    private Run Of(WeeklyRun week, LocalDate date) => new()
    {
        OfferingId = week.OfferingId,
        WeeklyRunId = week.Id,
        VehicleId = week.VehicleId,
        DriverId = week.DriverId,
        Date = date,
        From = week.From,
        To = week.To,
        StartsAt = clock.InstantOf(date, week.From),
        EndsAt = clock.InstantOf(date, week.To),
        Break = week.Break is null ? null : week.Break with { },
    };

    /// <summary>Making runs is never refused.</summary>
    private enum None;
}
