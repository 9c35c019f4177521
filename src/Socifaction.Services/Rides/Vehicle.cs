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

    /// <summary>Where it starts and ends its day.</summary>
    public required Address Base { get; set; }

    public bool IsActive { get; set; } = true;
}
