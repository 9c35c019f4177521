using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Why a vehicle is not kept so.</summary>
public enum VehicleRefusal
{
    /// <summary>It has no seat and no wheelchair place.</summary>
    CarriesNobody = 1,

    /// <summary>Runs to come could not keep what is promised on them; they are changed first.</summary>
    RunsUnfit,

    /// <summary>Somebody else changed it since the form was opened.</summary>
    ChangedMeanwhile,
}

/// <summary>A vehicle as staff want it; one that is not there yet is entered under the id that its form brings.</summary>
public sealed record VehicleWanted(
    Guid VehicleId, string Name, string Plate, int Seats, int WheelchairPlaces, IReadOnlyList<(int Seats, int WheelchairPlaces)> Layouts, Address Base, bool IsActive)
{
    /// <summary>The mark of the state that was changed; none of a new one.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells one state of a vehicle from another.</summary>
    public static string MarkOf(Vehicle vehicle) => StateMark.Of(
        vehicle.Name, vehicle.Plate, vehicle.Seats, vehicle.WheelchairPlaces, vehicle.IsActive, vehicle.Base,
        string.Join(' ', vehicle.Layouts.Select(layout => (layout.Seats, layout.WheelchairPlaces)).Order()));

    internal Vehicle NewVehicle() => new() { Id = VehicleId, Name = Name, Plate = Plate, Seats = Seats, WheelchairPlaces = WheelchairPlaces, Base = Base };

    internal void WriteTo(Vehicle vehicle)
    {
        (vehicle.Name, vehicle.Plate, vehicle.Seats, vehicle.WheelchairPlaces, vehicle.IsActive) = (Name, Plate, Seats, WheelchairPlaces, IsActive);
        vehicle.Base = Base with { };
        if (!vehicle.Layouts.Select(layout => (layout.Seats, layout.WheelchairPlaces)).Order().SequenceEqual(Layouts.Order()))
        {
            vehicle.Layouts.Clear();
            vehicle.Layouts.AddRange(Layouts.Select(layout => new VehicleLayout { VehicleId = vehicle.Id, Seats = layout.Seats, WheelchairPlaces = layout.WheelchairPlaces }));
        }
    }
}

/// <summary>The runs to come that could not keep what is promised on them if the vehicle were so. Nothing is written.</summary>
public sealed class CheckVehicle(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Those runs, by day and hour.</summary>
    public async Task<IReadOnlyList<Run>> RunAsync(VehicleWanted wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Vehicles.SingleOrDefaultAsync(vehicle => vehicle.Id == wanted.VehicleId, cancellationToken) is { } vehicle
                ? await db.ListUnfitAsync(vehicle, wanted, clock, cancellationToken)
                : [];
        }
        finally
        {
            // The vehicle was only thought of as changed.
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Use case of staff: enters a vehicle or changes one. Who is promised a ride by it is not left behind: then the run is changed first.</summary>
public sealed class KeepVehicle(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The vehicle, or why not.</summary>
    public async Task<Outcome<Vehicle, VehicleRefusal>> RunAsync(VehicleWanted wanted, CancellationToken cancellationToken)
    {
        var runs = await db.RunsOf(wanted.VehicleId, clock.Now).Select(run => run.Id).ToListAsync(cancellationToken);
        return await db.LockAsync<Vehicle, VehicleRefusal>([wanted.VehicleId, .. runs], async () =>
        {
            if (wanted.Layouts.Append((wanted.Seats, wanted.WheelchairPlaces)).Any(layout => layout.Item1 + layout.Item2 == 0))
            {
                return VehicleRefusal.CarriesNobody;
            }

            var vehicle = await db.Vehicles.SingleOrDefaultAsync(v => v.Id == wanted.VehicleId, cancellationToken);
            if (vehicle is null)
            {
                vehicle = wanted.NewVehicle();
                db.Vehicles.Add(vehicle);
                wanted.WriteTo(vehicle);
                return vehicle;
            }

            var before = VehicleWanted.MarkOf(vehicle);
            var unfit = await db.ListUnfitAsync(vehicle, wanted, clock, cancellationToken);
            // The same form sent twice finds its own there.
            if (wanted.Seen is { } seen && seen != before && VehicleWanted.MarkOf(vehicle) != before)
            {
                return VehicleRefusal.ChangedMeanwhile;
            }

            if (unfit.Count > 0)
            {
                return VehicleRefusal.RunsUnfit;
            }

            if (!vehicle.IsActive)
            {
                // It is not driven, and nobody counts on it.
                db.Runs.RemoveRange(await db.RunsOf(vehicle.Id, clock.Now).Where(run => runs.Contains(run.Id)).Untouched(db).ToListAsync(cancellationToken));
            }

            return vehicle;
        }, cancellationToken);
    }
}

internal static class VehicleRuns
{
    /// <summary>The runs of a vehicle that are not over.</summary>
    public static IQueryable<Run> RunsOf(this ServicesDbContext db, Guid vehicleId, Instant now) =>
        db.Runs.Where(run => run.VehicleId == vehicleId && !run.IsCancelled && run.EndsAt > now);

    /// <summary>Writes the wish into the vehicle and lists the runs that cannot keep their promises with it; of one that is parked all that have any.</summary>
    public static async Task<IReadOnlyList<Run>> ListUnfitAsync(
        this ServicesDbContext db, Vehicle vehicle, VehicleWanted wanted, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var days = new List<(Run Run, RideDay Day)>();
        var services = await db.RideServices.AsNoTracking().ToDictionaryAsync(service => service.Id, cancellationToken);
        foreach (var run in await db.RunsOf(vehicle.Id, clock.Now).OrderBy(run => run.StartsAt).ToListAsync(cancellationToken))
        {
            var day = await RideDay.ReadAsync(db, services[run.OfferingId], run.Date, [run.Id], clock.Now, cancellationToken);
            // What could not be driven before is not for this change to answer.
            if (day.Legs.Count > 0 && (!wanted.IsActive || RidePlanning.Of(day, clock.Zone).CanDrive(run.Id)))
            {
                days.Add((run, day));
            }
        }

        wanted.WriteTo(vehicle);
        return [.. days.Where(on => !wanted.IsActive || !RidePlanning.Of(on.Day, clock.Zone).CanDrive(on.Run.Id)).Select(on => on.Run)];
    }
}
