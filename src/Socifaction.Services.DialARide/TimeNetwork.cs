namespace Socifaction.Services.DialARide;

/// <summary>
/// The one place where a schedule is judged. The beginnings of service on a route form a simple temporal network: windows,
/// the way from stop to stop, longest rides, stays and the longest duration are all differences of two times. Its least
/// solution exists exactly when the route is feasible (Tang, Kong, Lau and Ip 2010; Firat and Woeginger 2011).
/// No allocation: callers bring the room.
/// </summary>
internal static class TimeNetwork
{
    /// <summary>
    /// Finds for every node the earliest beginning in any feasible schedule, and says null; or says why no schedule exists.
    /// Drive forward as early as windows allow; where somebody would sit or stay too long, raise the earlier end and drive on
    /// from there.
    /// </summary>
    public static Infeasible? Earliest(ReadOnlySpan<Node> nodes, int longestDuration, Span<int> begin)
    {
        var last = nodes.Length - 1;
        begin = begin[..nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            begin[i] = nodes[i].Earliest;

        var hindrance = Infeasible.NoTime;
        var durationRaised = false;
        var from = 1;
        var rounds = 0;
        while (true)
        {
            for (var i = from; i <= last; i++)
            {
                ref readonly var node = ref nodes[i];
                var at = Math.Max(begin[i], begin[i - 1] + node.Gap);
                if (node.LeastSince > 0 && node.TiedTo >= 0)
                    at = Math.Max(at, (long)begin[node.TiedTo] + nodes[node.TiedTo].Service + node.LeastSince);
                if (at > node.Latest)
                    return hindrance;
                begin[i] = (int)at;
            }

            var lowest = int.MaxValue;
            for (var i = last - 1; i > 1; i--)
            {
                ref readonly var node = ref nodes[i];
                var tied = node.TiedTo;
                if (tied < 0)
                    continue;
                var least = (long)begin[i] - node.MostSince - nodes[tied].Service;
                if (least <= begin[tied])
                    continue;
                hindrance = durationRaised ? Infeasible.DurationTooLong
                    : node.Kind == NodeKind.DropOff ? Infeasible.RideTooLong
                    : Infeasible.NoTime;
                if (least > nodes[tied].Latest)
                    return hindrance;
                begin[tied] = (int)least;
                lowest = Math.Min(lowest, tied);
            }

            if (lowest < int.MaxValue)
            {
                // A shortest proof of infeasibility raises each node once, so more rounds than nodes mean a circle without end.
                if (rounds++ > last)
                    return hindrance;
                from = lowest + 1;
                continue;
            }

            var departure = (long)begin[last] - longestDuration;
            if (departure <= begin[0])
                return null;
            // Raised a second time, the departure would push the return for ever.
            if (durationRaised || departure > nodes[0].Latest)
                return Infeasible.DurationTooLong;
            begin[0] = (int)departure;
            hindrance = Infeasible.DurationTooLong;
            durationRaised = true;
            from = 1;
            rounds = 0;
        }
    }

    /// <summary>Finds for every node the latest beginning in any feasible schedule: the mirror of <see cref="Earliest"/>, for a network known to be feasible.</summary>
    public static void Latest(ReadOnlySpan<Node> nodes, int longestDuration, Span<int> begin)
    {
        var last = nodes.Length - 1;
        begin = begin[..nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            begin[i] = nodes[i].Latest;

        var lowered = true;
        while (lowered)
        {
            for (var i = last; i > 0; i--)
            {
                ref readonly var node = ref nodes[i];
                begin[i - 1] = (int)Math.Min(begin[i - 1], begin[i] - node.Gap);
                if (node.LeastSince > 0 && node.TiedTo >= 0)
                    Lower(ref begin[node.TiedTo], (long)begin[i] - node.LeastSince - nodes[node.TiedTo].Service);
            }

            lowered = false;
            for (var i = 2; i < last; i++)
            {
                ref readonly var node = ref nodes[i];
                if (node.TiedTo >= 0)
                    lowered |= Lower(ref begin[i], (long)begin[node.TiedTo] + nodes[node.TiedTo].Service + node.MostSince);
            }

            lowered |= Lower(ref begin[last], (long)begin[0] + longestDuration);
        }
    }

    /// <summary>
    /// The schedule to publish, out of the earliest one: every drop-off and break as early as it can be, and every pick-up,
    /// and the departure, as late as these allow. Rides and stays only change for the better, so it stays feasible.
    /// </summary>
    public static void LeastWaiting(ReadOnlySpan<Node> nodes, ReadOnlySpan<int> earliest, Span<int> begin)
    {
        begin[nodes.Length - 1] = earliest[nodes.Length - 1];
        for (var i = nodes.Length - 2; i >= 0; i--)
        {
            ref readonly var node = ref nodes[i];
            begin[i] = earliest[i];
            if (node.Kind is not (NodeKind.Departure or NodeKind.PickUp))
                continue;
            var latest = Math.Min(node.Latest, begin[i + 1] - nodes[i + 1].Gap);
            if (node.TiedTo >= 0)
                latest = Math.Min(latest, (long)earliest[node.TiedTo] + nodes[node.TiedTo].Service + node.MostSince);
            begin[i] = (int)latest;
        }
    }

    private static bool Lower(ref int time, long most)
    {
        if (most >= time)
            return false;
        time = (int)most;
        return true;
    }
}
