using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>What stands fixed for one day of rides: how long each way takes, and the vehicles that drive.</summary>
public sealed class DialARideProblem
{
    public DialARideProblem(TravelTimes travel, IReadOnlyList<Vehicle> vehicles)
    {
        Travel = Preconditions.NotNull(travel);
        Vehicles = [.. Preconditions.NotNull(vehicles)];
        foreach (var vehicle in Vehicles)
        {
            travel.Require(vehicle.Start, nameof(vehicles));
            travel.Require(vehicle.End, nameof(vehicles));
            foreach (var rest in vehicle.Breaks)
                travel.Require(rest.Point, nameof(vehicles));
        }

        if (Vehicles.DistinctBy(vehicle => vehicle.Id).Count() != Vehicles.Length)
            throw new ArgumentException("Each vehicle has its own id.", nameof(vehicles));
    }

    public TravelTimes Travel { get; }

    /// <summary>The vehicles, in the order in which the planner tries them.</summary>
    public ImmutableArray<Vehicle> Vehicles { get; }

    /// <summary>The place of a vehicle in <see cref="Vehicles"/>; throws when there is none with this id.</summary>
    internal int IndexOf(int vehicleId)
    {
        for (var i = 0; i < Vehicles.Length; i++)
            if (Vehicles[i].Id == vehicleId)
                return i;
        throw new ArgumentException("No vehicle has this id.", nameof(vehicleId));
    }
}
