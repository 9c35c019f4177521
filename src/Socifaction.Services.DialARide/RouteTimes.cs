using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>
/// What happens at one stop: arrival, beginning of service and departure as published, how many are on board on leaving,
/// and the earliest and latest beginning in any feasible schedule of this route. Seconds from the day's start.
/// </summary>
public sealed record StopTimes(Stop Stop, int Arrival, int Begin, int Departure, Load Aboard, int EarliestBegin, int LatestBegin)
{
    /// <summary>Seconds the vehicle stands before service begins.</summary>
    public int Wait => Begin - Arrival;
}

/// <summary>
/// When a route is driven, or why it cannot be. The judgement is exact: windows, longest rides, capacity by kind, shift and
/// longest duration. Published are the earliest drop-offs and, given these, the latest pick-ups and departure, so that
/// nobody arrives later or is fetched earlier than need be. A route without stops is not driven, and always feasible.
/// </summary>
public sealed class RouteTimes
{
    private readonly int[] published = [];
    private ImmutableArray<StopTimes> stops;

    private RouteTimes(Route route, Node[] nodes, Load[] aboard, Infeasible? why)
    {
        Route = route;
        Nodes = nodes;
        Aboard = aboard;
        Why = why;
        DrivingSeconds = Driving(nodes);
        ServiceSeconds = nodes.Sum(node => (long)node.Service);
        if (why is not null)
            return;

        Earliest = new int[nodes.Length];
        Latest = new int[nodes.Length];
        published = new int[nodes.Length];
        Why = TimeNetwork.Earliest(nodes, route.Vehicle.LongestDuration, Earliest);
        if (Why is not null)
            return;
        TimeNetwork.Latest(nodes, route.Vehicle.LongestDuration, Latest);
        TimeNetwork.LeastWaiting(nodes, Earliest, published);
    }

    public Route Route { get; }

    public Infeasible? Why { get; }

    public bool Feasible => Why is null;

    /// <summary>Driving from the start point over all stops to the end point.</summary>
    public long DrivingSeconds { get; }

    /// <summary>When the vehicle leaves its start point, or the shift begins when nothing is to be driven.</summary>
    public int Departure => Published(0);

    /// <summary>When the vehicle is back at its end point.</summary>
    public int Return => Published(published.Length - 1);

    /// <summary>The stops in order with their times; none when the route is not feasible.</summary>
    public ImmutableArray<StopTimes> Stops => stops.IsDefault ? stops = Publish() : stops;

    internal Node[] Nodes { get; }

    /// <summary>On board after each node.</summary>
    internal Load[] Aboard { get; }

    /// <summary>Earliest and latest beginning at each node in any feasible schedule.</summary>
    internal int[] Earliest { get; } = [];

    internal int[] Latest { get; } = [];

    internal long ServiceSeconds { get; }

    /// <summary>Judges a route and gives it times.</summary>
    public static RouteTimes Of(TravelTimes travel, Route route)
    {
        ArgumentNullException.ThrowIfNull(travel);
        ArgumentNullException.ThrowIfNull(route);

        var (vehicle, last) = (route.Vehicle, route.Stops.Length + 1);
        var nodes = new Node[last + 1];
        var aboard = new Load[last + 1];
        var gotOn = new Dictionary<int, int>();
        Infeasible? full = null;
        nodes[0] = End(vehicle.Start, vehicle.Shift);
        for (var i = 1; i < last; i++)
        {
            var stop = route.Stops[i - 1];
            nodes[i] = At(stop.Request, stop.Kind);
            nodes[i].Gap = nodes[i - 1].Service + (long)travel[nodes[i - 1].Point, stop.Point];
            aboard[i] = stop.IsPickUp ? aboard[i - 1] + stop.Request.Load : aboard[i - 1] - stop.Request.Load;
            full ??= Lacking(aboard[i], vehicle.Capacity);
            if (stop.IsPickUp)
                gotOn[stop.Request.Id] = i;
            else
                nodes[i].PickUpAt = gotOn[stop.Request.Id];
        }

        nodes[last] = End(vehicle.End, vehicle.Shift);
        if (last > 1)
            nodes[last].Gap = nodes[last - 1].Service + (long)travel[nodes[last - 1].Point, vehicle.End];
        return new RouteTimes(route, nodes, aboard, full);
    }

    /// <summary>A stop's node, not yet tied to others.</summary>
    internal static Node At(Request request, StopKind kind) => kind == StopKind.PickUp
        ? new Node
        {
            Point = request.PickUp,
            Service = request.PickUpService,
            Earliest = request.PickUpWindow.Earliest,
            Latest = request.PickUpWindow.Latest,
            PickUpAt = -1,
        }
        : new Node
        {
            Point = request.DropOff,
            Service = request.DropOffService,
            Earliest = request.DropOffWindow.Earliest,
            Latest = request.DropOffWindow.Latest,
            LongestRide = request.LongestRide,
        };

    /// <summary>What is short when so many are on board; the scarcer wheelchair places are named first.</summary>
    internal static Infeasible? Lacking(Load aboard, Load capacity) =>
        aboard.Wheelchairs > capacity.Wheelchairs ? Infeasible.NoWheelchairPlace
        : aboard.Seats > capacity.Seats ? Infeasible.NoSeat
        : null;

    private static Node End(int point, Window shift) =>
        new() { Point = point, Earliest = shift.Earliest, Latest = shift.Latest, PickUpAt = -1 };

    private static long Driving(Node[] nodes)
    {
        var seconds = 0L;
        for (var i = 1; i < nodes.Length; i++)
            seconds += nodes[i].DriveAfter(nodes[i - 1].Service);
        return seconds;
    }

    private int Published(int node) =>
        Feasible ? published[node] : throw new InvalidOperationException("A route that is not feasible has no times.");

    private ImmutableArray<StopTimes> Publish()
    {
        if (!Feasible)
            return [];
        var times = ImmutableArray.CreateBuilder<StopTimes>(Route.Stops.Length);
        for (var i = 1; i < Nodes.Length - 1; i++)
            times.Add(new StopTimes(
                Route.Stops[i - 1],
                (int)(published[i - 1] + Nodes[i].Gap),
                published[i],
                published[i] + Nodes[i].Service,
                Aboard[i],
                Earliest[i],
                Latest[i]));
        return times.MoveToImmutable();
    }
}
