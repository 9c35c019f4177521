namespace Socifaction.Services.DialARide;

/// <summary>The answers a resident waits for: can we take you, and if not, when else. Nothing here changes the plan.</summary>
public static class Insertion
{
    /// <summary>
    /// The feasible insertion that adds the fewest driving seconds, over all vehicles and positions; among equals the first
    /// vehicle, then the first pick-up position, then the first drop-off position. If there is none, what stood most in the
    /// way: lack of room when with room enough the request would have fitted, else the last test that any position reached.
    /// </summary>
    public static InsertionResult Cheapest(Plan plan, Request request)
    {
        RequirePoints(plan, request);
        var search = new PlanSearch(plan);
        return search.Find(request) ?? InsertionResult.Refused(request, search.FindHindrance(request));
    }

    /// <summary>
    /// The feasible times nearest to the wish, at most so many, nearest first and of two equally near the earlier first.
    /// Tried are the wish itself and the wish moved by whole steps (seconds) as long as both its windows touch the day.
    /// </summary>
    public static IReadOnlyList<NearbyTime> NearestFeasible(Plan plan, Request wish, Window day, int step, int count)
    {
        RequirePoints(plan, wish);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var found = new List<NearbyTime>(Math.Min(count, 16));
        var search = new PlanSearch(plan);
        var (first, last) = Moves(wish, day);
        for (long distance = 0; found.Count < count && (-distance >= first || distance <= last); distance += step)
        {
            if (-distance >= first && -distance <= last)
                Try(-distance);
            if (distance > 0 && found.Count < count && distance >= first && distance <= last)
                Try(distance);
        }

        return found;

        void Try(long move)
        {
            if (search.Find(wish.MovedBy((int)move)) is { } insertion)
                found.Add(new NearbyTime((int)move, insertion));
        }
    }

    /// <summary>How far the wish may be moved either way with both windows touching the day. An open end does not bind; a wish open on all sides cannot be moved.</summary>
    private static (long First, long Last) Moves(Request wish, Window day)
    {
        var (first, last) = (long.MinValue, long.MaxValue);
        foreach (var window in (ReadOnlySpan<Window>)[wish.PickUpWindow, wish.DropOffWindow])
        {
            if (window.Latest < Window.Furthest)
                first = Math.Max(first, (long)day.Earliest - window.Latest);
            if (window.Earliest > -Window.Furthest)
                last = Math.Min(last, (long)day.Latest - window.Earliest);
        }

        // Half open windows are bound by the day's length on their open side: beyond it no other time of this day comes.
        var length = (long)day.Latest - day.Earliest;
        return (first, last) switch
        {
            (long.MinValue, long.MaxValue) => (0, 0),
            (long.MinValue, _) => (Math.Min(0, last) - length, last),
            (_, long.MaxValue) => (first, Math.Max(0, first) + length),
            _ => (first, last),
        };
    }

    private static void RequirePoints(Plan plan, Request request)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        plan.Problem.Travel.Require(request.PickUp, nameof(request));
        plan.Problem.Travel.Require(request.DropOff, nameof(request));
    }
}
