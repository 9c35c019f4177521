namespace Socifaction.Services.DialARide;

/// <summary>
/// Tries a request at every position of every route of one plan. A position is screened in O(1) by the earliest and latest
/// beginnings at its neighbours, and judged exactly by <see cref="TimeNetwork"/> only if it passes and would be cheaper than
/// the best so far. One search may serve many requests, one after another; its room is taken once.
/// </summary>
internal sealed class InsertionSearch
{
    private readonly Plan plan;
    private readonly TravelTimes travel;
    private readonly Node[] candidate;
    private readonly int[] begin, published;
    private readonly long[] toPickUp, fromPickUp, toDropOff, fromDropOff;

    private Request request = null!;
    private RouteTimes times = null!;
    private long spare;
    private long shortcut;
    private bool crowded, anyLoad;
    private Infeasible furthest;
    private long best;
    private int bestVehicle, bestPickUp, bestDropOff;
    private int vehicle;

    public InsertionSearch(Plan plan)
    {
        this.plan = plan;
        travel = plan.Problem.Travel;
        var longest = 2;
        foreach (var route in plan.Routes)
            longest = Math.Max(longest, route.Nodes.Length);
        candidate = new Node[longest + 2];
        begin = new int[longest + 2];
        published = new int[longest + 2];
        toPickUp = new long[longest];
        fromPickUp = new long[longest];
        toDropOff = new long[longest];
        fromDropOff = new long[longest];
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
        Measure();
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
            long direct = travel[request.PickUp, request.DropOff];
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
        var carried = fromPickUp[pickUpAfter + 1];
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
            || dropOff + request.DropOffService + fromDropOff[dropOffAfter + 1] > times.Latest[dropOffAfter + 1] + shortcut)
            return;
        if (carried > request.LongestRide || dropOff - latestPickUp - request.PickUpService > request.LongestRide)
            Note(Infeasible.RideTooLong);
        else if (added > spare)
            Note(Infeasible.DurationTooLong);
        else if (Judge(pickUpAfter, dropOffAfter) is { } why)
            Note(why);
        else
            (best, bestVehicle, bestPickUp, bestDropOff) = (added, vehicle, pickUpAfter, dropOffAfter);
    }

    private Infeasible? Judge(int pickUpAfter, int dropOffAfter) =>
        TimeNetwork.Earliest(Lay(pickUpAfter, dropOffAfter), times.Route.Vehicle.LongestDuration, begin);

    private bool HasRoom(Load aboard)
    {
        if (anyLoad || (aboard + request.Load).FitsIn(times.Route.Vehicle.Capacity))
            return true;
        crowded = true;
        return false;
    }

    private void Note(Infeasible why) => furthest = why > furthest ? why : furthest;

    /// <summary>
    /// The ways between the request and each node; how much longer the driving may become; and by how much at most a way
    /// round over the new stops is quicker than the straight one, which happens where times disobey the triangle inequality.
    /// Earliest and latest beginnings hold for the longer route only up to that.
    /// </summary>
    private void Measure()
    {
        var nodes = times.Nodes;
        long direct = travel[request.PickUp, request.DropOff];
        for (var i = 0; i < nodes.Length; i++)
        {
            toPickUp[i] = travel[nodes[i].Point, request.PickUp];
            fromPickUp[i] = travel[request.PickUp, nodes[i].Point];
            toDropOff[i] = travel[nodes[i].Point, request.DropOff];
            fromDropOff[i] = travel[request.DropOff, nodes[i].Point];
        }

        var (byPickUp, byDropOff, byBoth) = (0L, 0L, 0L);
        for (var i = 1; i < nodes.Length; i++)
        {
            var driven = nodes[i].DriveAfter(nodes[i - 1].Service);
            byPickUp = Math.Max(byPickUp, driven - toPickUp[i - 1] - request.PickUpService - fromPickUp[i]);
            byDropOff = Math.Max(byDropOff, driven - toDropOff[i - 1] - request.DropOffService - fromDropOff[i]);
            byBoth = Math.Max(
                byBoth,
                driven - toPickUp[i - 1] - request.PickUpService - direct - request.DropOffService - fromDropOff[i]);
        }

        shortcut = Math.Max(byBoth, byPickUp + byDropOff);
        spare = times.Route.Vehicle.LongestDuration
            - times.DrivingSeconds - times.ServiceSeconds - request.PickUpService - request.DropOffService;
    }

    /// <summary>Lays the time network of the route with the request inserted after the given nodes.</summary>
    private ReadOnlySpan<Node> Lay(int pickUpAfter, int dropOffAfter)
    {
        var nodes = times.Nodes;
        var (pickUp, dropOff) = (pickUpAfter + 1, dropOffAfter + 2);
        nodes.AsSpan(0, pickUp).CopyTo(candidate);
        nodes.AsSpan(pickUp, dropOffAfter - pickUpAfter).CopyTo(candidate.AsSpan(pickUp + 1));
        nodes.AsSpan(dropOffAfter + 1).CopyTo(candidate.AsSpan(dropOff + 1));
        for (var i = pickUp + 1; i < nodes.Length + 2; i++)
        {
            ref var at = ref candidate[i].PickUpAt;
            at += (at > pickUpAfter ? 1 : 0) + (at > dropOffAfter ? 1 : 0);
        }

        candidate[pickUp] = RouteTimes.At(request, StopKind.PickUp);
        candidate[pickUp].Gap = nodes[pickUpAfter].Service + toPickUp[pickUpAfter];
        candidate[dropOff] = RouteTimes.At(request, StopKind.DropOff);
        candidate[dropOff].PickUpAt = pickUp;
        candidate[dropOff + 1].Gap = request.DropOffService + fromDropOff[dropOffAfter + 1];
        if (pickUpAfter == dropOffAfter)
        {
            candidate[dropOff].Gap = request.PickUpService + (long)travel[request.PickUp, request.DropOff];
        }
        else
        {
            candidate[pickUp + 1].Gap = request.PickUpService + fromPickUp[pickUpAfter + 1];
            candidate[dropOff].Gap = nodes[dropOffAfter].Service + toDropOff[dropOffAfter];
        }

        return candidate.AsSpan(0, nodes.Length + 2);
    }

    private InsertionResult Result()
    {
        times = plan.Routes[bestVehicle];
        Measure();
        var nodes = Lay(bestPickUp, bestDropOff);
        TimeNetwork.Earliest(nodes, times.Route.Vehicle.LongestDuration, begin);
        TimeNetwork.LeastWaiting(nodes, begin, published);
        return new InsertionResult(
            request,
            times.Route.Vehicle.Id,
            bestPickUp,
            bestDropOff + 1,
            (int)best,
            published[bestPickUp + 1],
            published[bestDropOff + 2]);
    }
}
