namespace Socifaction.Services.DialARide;

/// <summary>
/// One node of a route's time network: the departure, a stop or the return. Each carries what ties it to others:
/// its window, the least time since the node before, and for a drop-off the longest ride since its pick-up.
/// </summary>
internal struct Node
{
    public int Point;
    public int Service;
    public int Earliest;
    public int Latest;

    /// <summary>Least seconds from the beginning of service at the node before to the beginning here; long, as service and way may add up past an int.</summary>
    public long Gap;

    /// <summary>The node where this drop-off's party got on; -1 at other nodes.</summary>
    public int PickUpAt;

    public int LongestRide;

    /// <summary>Driving seconds from the node before, whose service is given.</summary>
    public readonly long DriveAfter(int service) => Gap - service;
}

/// <summary>
/// The one place where a schedule is judged. The beginnings of service on a route form a simple temporal network: windows,
/// the way from stop to stop, longest rides and the longest duration are all differences of two times. Its least solution
/// exists exactly when the route is feasible (Tang, Kong, Lau and Ip 2010; Firat and Woeginger 2011).
/// No allocation: callers bring the room.
/// </summary>
internal static class TimeNetwork
{
    /// <summary>
    /// Finds for every node the earliest beginning in any feasible schedule, and says null; or says why no schedule exists.
    /// Drive forward as early as windows allow; where somebody would sit too long, raise the pick-up and drive on from there.
    /// </summary>
    public static Infeasible? Earliest(ReadOnlySpan<Node> nodes, int longestDuration, Span<int> begin)
    {
        var last = nodes.Length - 1;
        for (var i = 0; i <= last; i++)
            begin[i] = nodes[i].Earliest;

        var hindrance = Infeasible.NoTime;
        var durationRaised = false;
        var from = 1;
        var rounds = 0;
        while (true)
        {
            for (var i = from; i <= last; i++)
            {
                var at = Math.Max(begin[i], begin[i - 1] + nodes[i].Gap);
                if (at > nodes[i].Latest)
                    return hindrance;
                begin[i] = (int)at;
            }

            var lowest = int.MaxValue;
            for (var i = last - 1; i > 1; i--)
            {
                var pickUp = nodes[i].PickUpAt;
                if (pickUp < 0)
                    continue;
                var least = (long)begin[i] - nodes[i].LongestRide - nodes[pickUp].Service;
                if (least <= begin[pickUp])
                    continue;
                if (least > nodes[pickUp].Latest)
                    return durationRaised ? Infeasible.DurationTooLong : Infeasible.RideTooLong;
                begin[pickUp] = (int)least;
                lowest = Math.Min(lowest, pickUp);
            }

            if (lowest < int.MaxValue)
            {
                // A shortest proof of infeasibility raises each pick-up once, so more rounds than rides mean a circle without end.
                if (rounds++ > last)
                    return durationRaised ? Infeasible.DurationTooLong : Infeasible.RideTooLong;
                hindrance = durationRaised ? Infeasible.DurationTooLong : Infeasible.RideTooLong;
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
        for (var i = 0; i <= last; i++)
            begin[i] = nodes[i].Latest;

        var lowered = true;
        while (lowered)
        {
            for (var i = last - 1; i >= 0; i--)
                begin[i] = (int)Math.Min(begin[i], begin[i + 1] - nodes[i + 1].Gap);

            lowered = false;
            for (var i = 2; i < last; i++)
            {
                var pickUp = nodes[i].PickUpAt;
                if (pickUp >= 0)
                    lowered |= Lower(ref begin[i], (long)begin[pickUp] + nodes[pickUp].Service + nodes[i].LongestRide);
            }

            lowered |= Lower(ref begin[last], (long)begin[0] + longestDuration);
        }
    }

    /// <summary>
    /// The schedule to publish, out of the earliest one: every drop-off as early as it can be, and every pick-up, and the
    /// departure, as late as these drop-offs allow. Rides only get shorter by it, so it stays feasible.
    /// </summary>
    public static void LeastWaiting(ReadOnlySpan<Node> nodes, ReadOnlySpan<int> earliest, Span<int> begin)
    {
        begin[nodes.Length - 1] = earliest[nodes.Length - 1];
        for (var i = nodes.Length - 2; i >= 0; i--)
            begin[i] = nodes[i].PickUpAt >= 0
                ? earliest[i]
                : (int)Math.Min(nodes[i].Latest, begin[i + 1] - nodes[i + 1].Gap);
    }

    private static bool Lower(ref int time, long most)
    {
        if (most >= time)
            return false;
        time = (int)most;
        return true;
    }
}
