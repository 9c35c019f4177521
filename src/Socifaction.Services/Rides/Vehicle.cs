using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides;

/// <summary>A car or minibus: seats for passengers, places for wheelchairs, and where it stands.</summary>
public sealed class Vehicle : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required string Plate { get; set; }

    /// <summary>Seats for passengers, the driver's not counted.</summary>
    public required int Seats { get; set; }

    public required int WheelchairPlaces { get; set; }

    /// <summary>Other ways in which its seats can be set up: 9 seats, or 3 wheelchairs and 2 seats. It is changed at any stop.</summary>
    public List<VehicleLayout> Layouts { get; } = [];

    /// <summary>Where it starts and ends its day.</summary>
    public required Address Base { get; set; }

    public bool IsActive { get; set; } = true;
}

/// <summary>A way in which a vehicle's seats can be set up instead of the usual one.</summary>
public sealed class VehicleLayout : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid VehicleId { get; init; }

    public required int Seats { get; init; }

    public required int WheelchairPlaces { get; init; }
}
