using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>What changes for whom when a run becomes as staff want it. Nothing is written.</summary>
public sealed class CheckRun(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The preview, or why it cannot be; null when there is no such run, offering, vehicle or driver.</summary>
    public async Task<Outcome<RunPreview, RunRefusal>?> RunAsync(RunWanted wanted, CancellationToken cancellationToken)
    {
        if (await db.FindServiceAsync(wanted, cancellationToken) is not { } service)
        {
            return null;
        }

        var (runIds, _) = await RunChange.ListLocksAsync(db, wanted, cancellationToken);
        try
        {
            return (await RunChange.ReadAsync(db, service, wanted, runIds, clock, cancellationToken)).Refused(out var change, out var why)
                ? why
                : new RunPreview(change.Mark, await ListAsync(change, cancellationToken), change.CountMoved(), change.CoveredAgain.Count);
        }
        finally
        {
            // The run was only thought of as changed.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IReadOnlyList<RideToCall>> ListAsync(RunChange change, CancellationToken cancellationToken)
    {
        var ids = change.Left.Select(ride => ride.ResidentId!.Value).Distinct().ToList();
        var people = await db.Residents.AsNoTracking().Include(resident => resident.Phones)
            .Where(resident => ids.Contains(resident.Id)).ToDictionaryAsync(resident => resident.Id, cancellationToken);
        return [.. change.Left.Select(ride => people[ride.ResidentId!.Value] is var person
            ? new RideToCall(
                ride.Id, person.Id, person.FullName, person.Phones.MinBy(phone => phone.Order)?.E164 ?? "", ride.StartTime, ride.LatestStart,
                ride.From, ride.To, ride.IsReturn, !ride.IsUncovered, ride.OthersAmong(change.Rides).Any(other => !change.Left.Contains(other)),
                change.Planning.ListPossible(ride, change.Rides, clock.Now).FirstOrDefault())
            : null).OfType<RideToCall>()];
    }
}

internal static class RunLookups
{
    /// <summary>The offering of the wanted run; null when it, the run as it was opened, the vehicle or the driver is not there.</summary>
    public static async Task<RideService?> FindServiceAsync(this ServicesDbContext db, RunWanted wanted, CancellationToken cancellationToken) =>
        await db.Vehicles.AnyAsync(vehicle => vehicle.Id == wanted.VehicleId, cancellationToken)
            && await db.StaffMembers.AnyAsync(staff => staff.Id == wanted.DriverId, cancellationToken)
            && !await db.Runs.AnyAsync(run => run.Id == wanted.RunId && (run.Date != wanted.Date || run.OfferingId != wanted.OfferingId), cancellationToken)
            ? await db.RideServices.AsNoTracking().SingleOrDefaultAsync(service => service.Id == wanted.OfferingId, cancellationToken)
            : null;
}
