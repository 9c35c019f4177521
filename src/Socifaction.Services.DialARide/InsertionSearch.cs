namespace Socifaction.Services.DialARide;

/// <summary>
/// Tries a request at every position of every route of one plan. A position is screened in O(1) by the earliest and latest
/// beginnings at its neighbours, and judged exactly by <see cref="TimeNetwork"/> only if it passes and would be cheaper than
/// the best so far. One search may serve many requests, one after another; its room is taken once.
/// </summary>
internal sealed class InsertionSearch
{
    private readonly Plan plan;
    private readonly LongerRoute longer;

    private Request request = null!;
    private RouteTimes times = null!;
    private bool crowded, anyLoad;
    private Infeasible furthest;
    private long best;
    private int bestVehicle, bestPickUp, bestDropOff;
    private int vehicle;

    public InsertionSearch(Plan plan)
    {
        this.plan = plan;
        longer = new LongerRoute(plan.Problem.Travel, plan.Routes.Select(route => route.Nodes.Length).DefaultIfEmpty().Max());
    }

    /// <summary>The cheapest feasible insertion, or null.</summary>
    public InsertionResult? Find(Request wish)
    {
        Run(wish, withAnyLoad: false);
        return bestVehicle < 0 ? null : Result();
    }

    /// <summary>What stood most in the way of the request that was just looked for in vain.</summary>
    public Infeasible FindHindrance(Request wish)
    {
        if (!crowded)
            return furthest;
        var last = furthest;
        Run(wish, withAnyLoad: true);
        if (bestVehicle < 0)
            return last;

        var route = plan.Routes[bestVehicle];
        Infeasible? lacking = null;
        for (var i = bestPickUp; i <= bestDropOff && lacking != Infeasible.NoWheelchairPlace; i++)
            lacking = RouteTimes.Lacking(route.Aboard[i] + wish.Load, route.Route.Vehicle.Capacity) ?? lacking;
        return lacking ?? last;
    }

    private void Run(Request wish, bool withAnyLoad)
    {
        request = wish;
        anyLoad = withAnyLoad;
        crowded = false;
        furthest = Infeasible.NoTime;
        best = long.MaxValue;
        bestVehicle = -1;
        for (vehicle = 0; vehicle < plan.Routes.Length; vehicle++)
        {
            times = plan.Routes[vehicle];
            if (times.Feasible)
                TryRoute();
        }
    }

    private void TryRoute()
    {
        var nodes = times.Nodes;
        var (earliest, latest, last) = (times.Earliest, times.Latest, nodes.Length - 1);
        if (!HasRoom(default))
            return;
        longer.Measure(times, request);
        var (toPickUp, fromPickUp, fromDropOff, shortcut) = (longer.ToPickUp, longer.FromPickUp, longer.FromDropOff, longer.Shortcut);
        for (var i = 0; i < last; i++)
        {
            var free = earliest[i] - shortcut + nodes[i].Service;
            if (free > request.PickUpWindow.Latest)
                break;
            if (!HasRoom(times.Aboard[i]))
                continue;
            var pickUp = Math.Max(request.PickUpWindow.Earliest, free + toPickUp[i]);
            if (pickUp > request.PickUpWindow.Latest)
                continue;

            var onward = pickUp + request.PickUpService;
            var driven = nodes[i + 1].DriveAfter(nodes[i].Service);
            var direct = longer.Direct;
            Consider(i, i, onward + direct, direct, request.PickUpWindow.Latest, toPickUp[i] + direct + fromDropOff[i + 1] - driven);

            var latestPickUp = Math.Min(
                request.PickUpWindow.Latest,
                latest[i + 1] + shortcut - fromPickUp[i + 1] - request.PickUpService);
            if (pickUp <= latestPickUp)
                TryDropOffs(i, onward + fromPickUp[i + 1], latestPickUp, toPickUp[i] + fromPickUp[i + 1] - driven);
        }
    }

    /// <summary>Tries the drop-off after each later node: the next is reached at the given time, by way of the pick-up.</summary>
    private void TryDropOffs(int pickUpAfter, long at, long latestPickUp, long addedByPickUp)
    {
        var nodes = times.Nodes;
        var (earliest, latest, last) = (times.Earliest, times.Latest, nodes.Length - 1);
        var (toDropOff, fromDropOff, shortcut) = (longer.ToDropOff, longer.FromDropOff, longer.Shortcut);
        var carried = longer.FromPickUp[pickUpAfter + 1];
        for (var k = pickUpAfter + 1; k < last; k++)
        {
            at = Math.Max(at, earliest[k] - shortcut);
            if (at > latest[k] + shortcut || !HasRoom(times.Aboard[k]))
                return;
            at += nodes[k].Service;
            carried += nodes[k].Service;
            if (at > request.DropOffWindow.Latest)
                return;
            if (carried > request.LongestRide)
            {
                Note(Infeasible.RideTooLong);
                return;
            }

            var driven = nodes[k + 1].DriveAfter(nodes[k].Service);
            Consider(
                pickUpAfter, k, at + toDropOff[k], carried + toDropOff[k], latestPickUp,
                addedByPickUp + toDropOff[k] + fromDropOff[k + 1] - driven);
            at += driven;
            carried += driven;
        }
    }

    private void Consider(int pickUpAfter, int dropOffAfter, long dropOff, long carried, long latestPickUp, long added)
    {
        if (added >= best)
            return;
        dropOff = Math.Max(dropOff, request.DropOffWindow.Earliest);
        if (dropOff > request.DropOffWindow.Latest
            || dropOff + request.DropOffService + longer.FromDropOff[dropOffAfter + 1] > times.Latest[dropOffAfter + 1] + longer.Shortcut)
            return;
        if (carried > request.LongestRide || dropOff - latestPickUp - request.PickUpService > request.LongestRide)
            Note(Infeasible.RideTooLong);
        else if (added > longer.Spare)
            Note(Infeasible.DurationTooLong);
        else if (longer.Judge(pickUpAfter, dropOffAfter) is { } why)
            Note(why);
        else
            (best, bestVehicle, bestPickUp, bestDropOff) = (added, vehicle, pickUpAfter, dropOffAfter);
    }

    private bool HasRoom(Load aboard)
    {
        if (anyLoad || (aboard + request.Load).FitsIn(times.Route.Vehicle.Capacity))
            return true;
        crowded = true;
        return false;
    }

    private void Note(Infeasible why) => furthest = why > furthest ? why : furthest;

    private InsertionResult Result()
    {
        var route = plan.Routes[bestVehicle];
        longer.Measure(route, request);
        var (pickUpTime, dropOffTime) = longer.Publish(bestPickUp, bestDropOff);
        return new InsertionResult(
            request, route.Route.Vehicle.Id, bestPickUp, bestDropOff + 1, (int)best, pickUpTime, dropOffTime);
    }
}
