namespace Socifaction.Services.DialARide;

/// <summary>What a search may know beforehand of its rides: who is near whom in place and time, and what a ride is worth.</summary>
internal sealed class Neighbourhood
{
    private const double SecondApart = 0.5;

    private readonly int[][] nearest;

    public Neighbourhood(DialARideProblem problem, Request[] rides)
    {
        var travel = problem.Travel;
        nearest = [.. rides.Select(ride => rides.Where(other => other.Id != ride.Id)
            .OrderBy(other =>
                travel[ride.PickUp, other.PickUp] + (double)travel[ride.DropOff, other.DropOff]
                + SecondApart * (Math.Abs(Middle(ride.PickUpWindow) - Middle(other.PickUpWindow)) + Math.Abs(Middle(ride.DropOffWindow) - Middle(other.DropOffWindow))))
            .ThenBy(other => other.Id)
            .Select(other => other.Id).ToArray())];
        Remoteness = [.. rides.Select(ride => problem.Vehicles.Select(vehicle => travel[vehicle.Start, ride.PickUp]).DefaultIfEmpty().Min())];
        Penalty = 1 + 4 * (long)rides.Select(ride => (double)travel[ride.PickUp, ride.DropOff]).DefaultIfEmpty().Average();
    }

    /// <summary>Driving seconds from the nearest depot, ride by ride.</summary>
    public int[] Remoteness { get; }

    /// <summary>Driving seconds that serving a ride more is worth while searching: much dearer, and the search would not dare to leave a ride out for a moment.</summary>
    public long Penalty { get; }

    /// <summary>All other rides, the most like one first.</summary>
    public ReadOnlySpan<int> Of(int ride) => nearest[ride];

    private static double Middle(Window window) => (window.Earliest + (double)window.Latest) / 2;
}
