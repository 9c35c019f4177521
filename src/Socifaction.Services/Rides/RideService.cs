using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Rides;

/// <summary>The offering: rides from door to door by the initiative's own vehicles.</summary>
public sealed class RideService : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.Contribution, PriceKind.Flat, PriceKind.PerKilometre, PriceKind.BusTicket];

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

    /// <summary>How soon after their call a person with an open return is fetched if it can be, in minutes.</summary>
    public int LongestWaitMinutes { get; set; } = 60;

    /// <summary>How long the vehicle may wait at the destination to take the person back, in minutes.</summary>
    public int WaitingMinutes { get; set; } = 60;

    /// <summary>The number to call for a person who has to lie: 1808, the state's rides for patients.</summary>
    public string LyingCall { get; set; } = "1808";

    /// <summary>How many rides a person may have in a month, way out and back counted as one; none while there is room for all.</summary>
    public int? MonthlyRides { get; set; }

    /// <summary>Great-circle kilometres × this factor = kilometres by road.</summary>
    public double RoadFactor { get; set; } = 1.3;
}
