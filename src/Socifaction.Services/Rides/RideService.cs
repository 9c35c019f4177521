using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Rides;

/// <summary>The offering: rides from door to door by the initiative's own vehicles.</summary>
public sealed class RideService : Offering
{
    /// <summary>Width of the promised pick-up window, in minutes.</summary>
    public int PromiseMinutes { get; set; } = 15;

    /// <summary>How much longer than the direct way a person may sit on board, in minutes.</summary>
    public int DetourMinutes { get; set; } = 20;

    /// <summary>Minutes to get one party on or off; a wheelchair takes twice as long.</summary>
    public int BoardingMinutes { get; set; } = 3;

    /// <summary>How far from the vehicle's base a pick-up or destination may lie, in kilometres as the crow flies.</summary>
    public int AreaKilometres { get; set; } = 60;

    /// <summary>How many may travel with the person.</summary>
    public int MostCompanions { get; set; } = 3;

    /// <summary>How many weeks ahead standing orders are made into rides.</summary>
    public int StandingOrderWeeks { get; set; } = 4;

    /// <summary>The last day for which they are: never further ahead than anybody may book.</summary>
    public LocalDate LastOrderedDay(LocalDate today) =>
        LocalDate.Min(today.PlusWeeks(StandingOrderWeeks), Window.LastDay(today));

    /// <summary>Great-circle kilometres × this factor = kilometres by road.</summary>
    public double RoadFactor { get; set; } = 1.3;
}
