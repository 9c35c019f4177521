namespace Socifaction.Services.DialARide.Tests;

/// <summary>
/// A second opinion that shares no line with the planner: capacity and company by counting, times by Bellman and Ford on the raw
/// constraints. Slow, and plain enough to be believed.
/// </summary>
internal static class SlowChecker
{
    /// <summary>Whether the vehicle can make these stops in this order; null when it cannot, else the earliest and latest beginning of each node (departure, stops, return).</summary>
    public static (long[] Earliest, long[] Latest)? Solve(TravelTimes travel, Vehicle vehicle, IReadOnlyList<Stop> stops, bool evenIdle = false)
    {
        if (!HasRoom(vehicle, stops))
            return null;
        if (stops.Count == 0 || (!evenIdle && stops.All(stop => stop.Kind == StopKind.Break)))
            return ([], []);
        if (stops.Any(stop => stop.Kind == StopKind.PickUp && stop.Request.OnlyVehicleId is { } only && only != vehicle.Id))
            return null;

        // x[to] <= x[from] + most; the node after the return is the day's start, at nought.
        var edges = new List<(int From, int To, long Most)>();
        var (back, origin) = (stops.Count + 1, stops.Count + 2);
        Between(0, vehicle.Shift);
        Between(back, vehicle.Shift);
        AtLeast(0, 1, travel[vehicle.Start, stops[0].Point]);
        for (var i = 0; i < stops.Count; i++)
        {
            Between(i + 1, stops[i].Window);
            var next = i + 1 < stops.Count ? stops[i + 1].Point : vehicle.End;
            AtLeast(i + 1, i + 2, (long)stops[i].Service + travel[stops[i].Point, next]);
            if (stops[i].Kind == StopKind.Break)
                continue;
            for (var j = i + 1; j < stops.Count; j++)
                if (stops[j].Kind == StopKind.DropOff && stops[j].Request.Id == stops[i].Request.Id)
                    AtMost(i + 1, j + 1, (long)stops[i].Request.PickUpService + stops[i].Request.LongestRide);
                else if (stops[i].Kind == StopKind.DropOff && stops[j].Kind == StopKind.PickUp
                    && stops[j].Request.Tie is { } tie && tie.OutwardId == stops[i].Request.Id)
                {
                    AtLeast(i + 1, j + 1, (long)stops[i].Service + tie.LeastStay);
                    AtMost(i + 1, j + 1, (long)stops[i].Service + tie.LongestStay);
                }
        }

        AtMost(0, back, vehicle.LongestDuration);

        var latest = Shortest(origin, edges);
        var earliest = Shortest(origin, [.. edges.Select(edge => (edge.To, edge.From, edge.Most))]);
        return latest is null || earliest is null ? null : ([.. earliest[..^1].Select(time => -time)], latest[..^1]);

        void AtMost(int from, int to, long most) => edges.Add((from, to, most));
        void AtLeast(int from, int to, long least) => edges.Add((to, from, -least));
        void Between(int node, Window window)
        {
            AtMost(origin, node, window.Latest);
            AtLeast(origin, node, window.Earliest);
        }
    }

    public static bool IsFeasible(TravelTimes travel, Vehicle vehicle, IReadOnlyList<Stop> stops) =>
        Solve(travel, vehicle, stops) is not null;

    public static bool IsFeasible(Plan plan) =>
        plan.Routes.All(times => IsFeasible(plan.Problem.Travel, times.Route.Vehicle, times.Route.Stops))
        && KeepsStays(plan.Routes.Select(times => (times.Route.Vehicle, (IReadOnlyList<Stop>)times.Route.Stops)));

    /// <summary>Whether every tied return leg comes after its outward leg: on another vehicle even when the one arrives last of all and the other leaves first.</summary>
    public static bool KeepsStays(IEnumerable<(Vehicle Vehicle, IReadOnlyList<Stop> Stops)> routes)
    {
        var stops = routes.SelectMany(route => route.Stops.Select((stop, order) => (route.Vehicle, stop, order)))
            .Where(at => at.stop.Kind != StopKind.Break).ToList();
        return stops.Where(at => at.stop.Kind == StopKind.PickUp && at.stop.Request.Tie is not null).All(back =>
            stops.Where(at => at.stop.Kind == StopKind.DropOff && at.stop.Request.Id == back.stop.Request.Tie!.OutwardId).All(outward =>
            {
                var ((first, last), tie) = (back.stop.Window, back.stop.Request.Tie!);
                var leaves = (First: (long)outward.stop.Window.Earliest + outward.stop.Service, Last: (long)outward.stop.Window.Latest + outward.stop.Service);
                return back.Vehicle.Id == outward.Vehicle.Id
                    ? back.order > outward.order
                    : first - leaves.Last >= tie.LeastStay && last - leaves.First <= tie.LongestStay;
            }));
    }

    public static long Driving(TravelTimes travel, Vehicle vehicle, IReadOnlyList<Stop> stops)
    {
        if (stops.All(stop => stop.Kind == StopKind.Break))
            return 0;
        int[] way = [vehicle.Start, .. stops.Select(stop => stop.Point), vehicle.End];
        return way.Zip(way.Skip(1), (from, to) => (long)travel[from, to]).Sum();
    }

    /// <summary>Each raw rule that the published times break, in words; empty when they keep all.</summary>
    public static IEnumerable<string> Broken(TravelTimes travel, RouteTimes times)
    {
        var (vehicle, stops) = (times.Route.Vehicle, times.Stops);
        if (stops.Length == 0)
            yield break;
        if (times.Departure < vehicle.Shift.Earliest || times.Return > vehicle.Shift.Latest)
            yield return "out of the shift";
        if ((long)times.Return - times.Departure > vehicle.LongestDuration)
            yield return "out for too long";
        var (at, free) = (vehicle.Start, (long)times.Departure);
        foreach (var stop in stops)
        {
            if (stop.Arrival != free + travel[at, stop.Stop.Point] || stop.Begin < stop.Arrival)
                yield return "drives faster than the road allows";
            if (stop.Begin < stop.Stop.Window.Earliest || stop.Begin > stop.Stop.Window.Latest)
                yield return "out of the window";
            if (stop.Departure != stop.Begin + stop.Stop.Service)
                yield return "leaves before all is done";
            if (stop.Stop.Kind == StopKind.DropOff)
            {
                var pickUp = stops.Single(other => other.Stop.Kind == StopKind.PickUp && other.Stop.Request.Id == stop.Stop.Request.Id);
                if (stop.Begin - pickUp.Departure > stop.Stop.Request.LongestRide)
                    yield return "somebody sits too long";
            }

            if (stop.Stop.Kind == StopKind.PickUp && stop.Stop.Request.Tie is { } tie
                && stops.FirstOrDefault(other => other.Stop.Kind == StopKind.DropOff && other.Stop.Request.Id == tie.OutwardId) is { } outward
                && (stop.Begin - outward.Departure < tie.LeastStay || stop.Begin - outward.Departure > tie.LongestStay))
                yield return "stays too short or too long";

            (at, free) = (stop.Stop.Point, stop.Departure);
        }

        if (times.Return != free + travel[at, vehicle.End])
            yield return "returns at another time";
    }

    private static bool HasRoom(Vehicle vehicle, IReadOnlyList<Stop> stops)
    {
        var aboard = new List<Request>();
        foreach (var stop in stops)
        {
            if (stop.Kind == StopKind.Break && aboard.Count > 0)
                return false;
            if (stop.Kind == StopKind.PickUp)
                aboard.Add(stop.Request);
            if (stop.Kind == StopKind.DropOff)
                aboard.Remove(stop.Request);
            if (!vehicle.Capacity.Layouts.Any(layout =>
                aboard.Sum(party => party.Load.Seats) <= layout.Seats && aboard.Sum(party => party.Load.Wheelchairs) <= layout.Wheelchairs))
                return false;
            if (aboard.Any(one => aboard.Any(other => other.Id != one.Id && (other.Apart & one.Apart) != 0)))
                return false;
        }

        return true;
    }

    /// <summary>Shortest ways from the origin, or null when a circle is negative. All nodes hang on the origin by their windows.</summary>
    private static long[]? Shortest(int origin, List<(int From, int To, long Most)> edges)
    {
        const long Far = long.MaxValue / 4;
        var distance = new long[origin + 1];
        Array.Fill(distance, Far);
        distance[origin] = 0;
        for (var round = 0; round <= origin + 1; round++)
        {
            var changed = false;
            foreach (var (from, to, most) in edges)
            {
                if (distance[from] >= Far || distance[from] + most >= distance[to])
                    continue;
                distance[to] = distance[from] + most;
                changed = true;
            }

            if (!changed)
                return distance;
        }

        return null;
    }
}
