using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Use case of staff: adds a weekly run or changes one. What is made from now on follows it; runs with rides stay as they are.</summary>
public sealed class ChangeWeeklyRun(ServicesDbContext db, InitiativeClock clock, ScheduleRuns schedule)
{
    /// <summary>The weekly run, or why not; null when there is no such offering, vehicle or driver.</summary>
    public async Task<Outcome<WeeklyRun, RunRefusal>?> RunAsync(WeeklyRunWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.RideServices.AnyAsync(service => service.Id == wanted.OfferingId, cancellationToken)
            || !await db.Vehicles.AnyAsync(vehicle => vehicle.Id == wanted.VehicleId, cancellationToken)
            || !await db.StaffMembers.AnyAsync(staff => staff.Id == wanted.DriverId, cancellationToken))
        {
            return null;
        }

        var made = await db.Runs.MadeFrom(wanted.WeeklyRunId, clock.Today).Select(run => run.Id).ToListAsync(cancellationToken);
        var outcome = await db.LockAsync<WeeklyRun, RunRefusal>([wanted.WeeklyRunId, wanted.VehicleId, wanted.DriverId, .. made], async () =>
        {
            var all = await db.WeeklyRuns.ToListAsync(cancellationToken);
            var weekly = all.Find(week => week.Id == wanted.WeeklyRunId);
            if (weekly is not null && wanted.Seen is { } seen && seen != WeeklyRunWanted.MarkOf(weekly))
            {
                return RunRefusal.ChangedMeanwhile;
            }

            if (wanted.FindObjection(all) is { } why)
            {
                return why;
            }

            if (weekly is null)
            {
                weekly = wanted.ToWeeklyRun();
                db.WeeklyRuns.Add(weekly);
            }

            wanted.WriteTo(weekly);
            if (wanted.MakesAnew)
            {
                db.Runs.RemoveRange(await db.Runs.Where(run => made.Contains(run.Id)).Untouched(db).ToListAsync(cancellationToken));
            }

            return weekly;
        }, cancellationToken);
        if (outcome.Refusal is null)
        {
            // Else the night would do it.
            await schedule.RunAsync(cancellationToken);
        }

        return outcome;
    }
}

/// <summary>Use case of staff: ends a weekly run. Runs with rides stay; the others go with it when staff wish so.</summary>
public sealed class EndWeeklyRun(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>False when there is no such weekly run.</summary>
    public async Task<bool> RunAsync(Guid weeklyRunId, bool withRuns, CancellationToken cancellationToken)
    {
        var made = await db.Runs.MadeFrom(weeklyRunId, clock.Today).Select(run => run.Id).ToListAsync(cancellationToken);
        var outcome = await db.LockAsync<WeeklyRun, NotThere>([weeklyRunId, .. made], async () =>
        {
            if (await db.WeeklyRuns.SingleOrDefaultAsync(week => week.Id == weeklyRunId, cancellationToken) is not { } weekly)
            {
                return NotThere.Gone;
            }

            db.WeeklyRuns.Remove(weekly);
            if (withRuns)
            {
                db.Runs.RemoveRange(await db.Runs.Where(run => made.Contains(run.Id)).Untouched(db).ToListAsync(cancellationToken));
            }

            return weekly;
        }, cancellationToken);
        return outcome.Refusal is null;
    }

    private enum NotThere
    {
        Gone = 1,
    }
}
