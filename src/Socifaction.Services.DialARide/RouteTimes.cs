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
/// When a route is driven, or why it cannot be. The judgement is exact: windows, longest rides, stays, breaks, capacity,
/// shift and longest duration. Published are the earliest drop-offs and, given these, the latest pick-ups and departure, so
/// that nobody arrives later or is fetched earlier than need be. A route on which nobody rides is not driven, and always
/// feasible.
/// </summary>
public sealed class RouteTimes
{
    private readonly int[] published = [];
    private ImmutableArray<StopTimes> stops;

    private RouteTimes(Route route, Course course)
    {
        Route = route;
        Course = course;
        if (!Feasible || course.IsIdle)
            return;
        published = new int[course.Nodes.Length];
        TimeNetwork.LeastWaiting(course.Nodes, course.Earliest, published);
    }

    public Route Route { get; }

    public Infeasible? Why => Course.IsIdle ? null : Course.Why;

    public bool Feasible => Why is null;

    /// <summary>Driving from the start point over all stops to the end point.</summary>
    public long DrivingSeconds => Course.DrivingSeconds;

    /// <summary>When the vehicle leaves its start point, or the shift begins when nothing is to be driven.</summary>
    public int Departure => Published(0);

    /// <summary>When the vehicle is back at its end point.</summary>
    public int Return => Published(published.Length - 1);

    /// <summary>The stops in order with their times; none when the route is not feasible or not driven.</summary>
    public ImmutableArray<StopTimes> Stops => stops.IsDefault ? stops = Publish() : stops;

    internal Course Course { get; }

    /// <summary>Judges a route and gives it times.</summary>
    public static RouteTimes Of(TravelTimes travel, Route route)
    {
        ArgumentNullException.ThrowIfNull(travel);
        ArgumentNullException.ThrowIfNull(route);
        var course = new Course(route.Stops.Length + 2);
        course.Lay(travel, route);
        course.Bound();
        return new RouteTimes(route, course);
    }

    private int Published(int node) =>
        Course.IsIdle ? Route.Vehicle.Shift.Earliest
        : Feasible ? published[node]
        : throw new InvalidOperationException("A route that is not feasible has no times.");

    private ImmutableArray<StopTimes> Publish()
    {
        if (!Feasible || Course.IsIdle)
            return [];
        var times = ImmutableArray.CreateBuilder<StopTimes>(Route.Stops.Length);
        for (var i = 1; i <= Route.Stops.Length; i++)
            times.Add(new StopTimes(
                Route.Stops[i - 1],
                (int)(published[i - 1] + Course.Nodes[i].Gap),
                published[i],
                published[i] + Course.Nodes[i].Service,
                Course.Aboard[i],
                Course.Earliest[i],
                Course.Latest[i]));
        return times.MoveToImmutable();
    }
}
