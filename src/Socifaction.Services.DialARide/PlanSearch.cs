namespace Socifaction.Services.DialARide;

/// <summary>Looks for room for one request after another over all routes of one plan.</summary>
internal sealed class PlanSearch(Plan plan)
{
    private readonly InsertionSearch search = new(plan.Problem.Travel, plan.Routes.Select(times => times.Course.Nodes.Length).DefaultIfEmpty().Max() + 2);
    private Position best;
    private int bestVehicle;

    /// <summary>The cheapest feasible insertion, or null.</summary>
    public InsertionResult? Find(Request wish)
    {
        Run(wish, withAnyLoad: false);
        if (!best.Exists)
            return null;
        var course = plan.Routes[bestVehicle].Course;
        var longer = new Course();
        longer.LayLonger(plan.Problem.Travel, course, wish, best.PickUpAfter, best.DropOffAfter);
        longer.Judge();
        Span<int> published = longer.Nodes.Length <= 256 ? stackalloc int[longer.Nodes.Length] : new int[longer.Nodes.Length];
        TimeNetwork.LeastWaiting(longer.Nodes, longer.Earliest, published);
        return new InsertionResult(
            wish, course.Vehicle.Id, best.PickUpAfter, best.DropOffAfter + 1, (int)best.Added,
            published[best.PickUpAfter + 1], published[best.DropOffAfter + 2]);
    }

    /// <summary>What stood most in the way of the request that was just looked for in vain.</summary>
    public Infeasible FindHindrance(Request wish)
    {
        var (last, crowded) = (search.Furthest, search.Crowded);
        if (!crowded)
            return last;
        Run(wish, withAnyLoad: true);
        if (!best.Exists)
            return last;

        var course = plan.Routes[bestVehicle].Course;
        Infeasible? lacking = null;
        for (var i = best.PickUpAfter; i <= best.DropOffAfter && lacking != Infeasible.NoWheelchairPlace; i++)
            lacking = course.Vehicle.Capacity.Lacking(course.Aboard[i] + wish.Load, wish.Load) ?? lacking;
        return lacking ?? last;
    }

    private void Run(Request wish, bool withAnyLoad)
    {
        search.Forget();
        (best, bestVehicle) = (Position.None, -1);
        for (var vehicle = 0; vehicle < plan.Routes.Length; vehicle++)
        {
            var course = plan.Routes[vehicle].Course;
            if (!plan.KeepsTies(wish, vehicle))
                continue;
            var found = search.Try(course, wish, course.ShortcutOver(plan.Problem.Travel, wish), best.Added, withAnyLoad);
            if (found.Exists)
                (best, bestVehicle) = (found, vehicle);
        }
    }
}
