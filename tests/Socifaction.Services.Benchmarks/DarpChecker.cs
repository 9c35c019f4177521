namespace Socifaction.Services.Benchmarks;

/// <summary>
/// Judges a solution by the definition of the problem and nothing else (Cordeau 2006): in unrounded minutes, with no code of
/// the planner. Times are found by Bellman and Ford on the raw constraints.
/// </summary>
internal static class DarpChecker
{
    // A thousandth of a second: what is lost in the last places of a double is much less, what would be cheating much more.
    private const double Tolerance = 1e-3 / 60;

    /// <summary>Kilometres driven, which are minutes; null when some rule is broken. A route is its nodes without the depots.</summary>
    public static double? Objective(DarpInstance instance, IReadOnlyList<IReadOnlyList<int>> routes)
    {
        var n = instance.Requests;
        var visited = routes.SelectMany(route => route).ToList();
        if (routes.Count > instance.Vehicles || !visited.Order().SequenceEqual(Enumerable.Range(1, 2 * n)))
            return null;
        var driven = 0.0;
        foreach (var route in routes.Where(route => route.Count > 0))
        {
            int[] way = [0, .. route, 2 * n + 1];
            if (!IsFeasible(instance, way))
                return null;
            driven += way.Zip(way.Skip(1), instance.Distance).Sum();
        }

        return driven;
    }

    private static bool IsFeasible(DarpInstance instance, int[] way)
    {
        var n = instance.Requests;
        var load = 0.0;
        var place = way.Select((node, at) => (node, at)).ToDictionary(pair => pair.node, pair => pair.at);
        var limits = new List<(int From, int To, double Most)>();
        for (var at = 0; at < way.Length; at++)
        {
            var node = instance.Nodes[way[at]];
            load += node.Load;
            if (load > instance.Capacity)
                return false;
            limits.Add((way.Length, at, node.Latest));
            limits.Add((at, way.Length, -node.Earliest));
            if (at + 1 < way.Length)
                limits.Add((at + 1, at, -node.Service - instance.Distance(way[at], way[at + 1])));
            if (way[at] < 1 || way[at] > n)
                continue;
            if (!place.TryGetValue(way[at] + n, out var dropOff) || dropOff < at)
                return false;
            limits.Add((at, dropOff, node.Service + instance.LongestRide));
        }

        limits.Add((0, way.Length - 1, instance.LongestRoute));
        return HasSchedule(limits, way.Length + 1);
    }

    /// <summary>Whether times exist with time[to] - time[from] at most as given: no circle of limits sums up below nought.</summary>
    private static bool HasSchedule(List<(int From, int To, double Most)> limits, int nodes)
    {
        var time = new double[nodes];
        for (var round = 0; round <= nodes; round++)
        {
            var changed = false;
            foreach (var (from, to, most) in limits)
                if (time[from] + most < time[to] - Tolerance)
                    (time[to], changed) = (time[from] + most, true);
            if (!changed)
                return true;
        }

        return false;
    }
}
