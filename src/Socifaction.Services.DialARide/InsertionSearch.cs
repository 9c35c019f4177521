namespace Socifaction.Services.DialARide;

/// <summary>Where a request goes on a course: after which nodes it gets on and off, and the driving seconds this adds.</summary>
internal readonly record struct Position(long Added, int PickUpAfter, int DropOffAfter)
{
    public static readonly Position None = new(long.MaxValue, -1, -1);

    public bool Exists => PickUpAfter >= 0;
}

/// <summary>
/// Tries a request at every position of a course. A position is screened in O(1) by the earliest and latest beginnings at
/// its neighbours; those that pass are judged exactly by <see cref="TimeNetwork"/>, the cheapest first, until one is
/// feasible. One search serves many requests and courses, one after another; its room is taken once.
/// </summary>
internal sealed class InsertionSearch(TravelTimes travel, int room = 0)
{
    private readonly Course longer = new(room);

    private Course course = null!;
    private Request request = null!;
    private bool anyLoad;
    private long shortcut, direct, idle, spare;
    private int earliestPickUp, latestPickUp, latestDropOff, lastDropOffAfter;
    private Position[] passed = new Position[16];
    private int passedCount;
    private bool[] clashes = [];
    private bool hasClashes;
    private long bound;

    /// <summary>Whether room was wanting somewhere in what was tried since <see cref="Forget"/>.</summary>
    public bool Crowded { get; private set; }

    /// <summary>The last test that any position reached since <see cref="Forget"/>.</summary>
    public Infeasible Furthest { get; private set; }

    /// <summary>Begins to gather anew what stands in the way.</summary>
    public void Forget() => (Crowded, Furthest) = (false, Infeasible.NoTime);

    /// <summary>
    /// The cheapest feasible position that adds less than the given bound, of equals the first. <paramref name="roundabout"/>
    /// is how much quicker a way round over the request's stops may be than the straight one.
    /// </summary>
    public Position Try(Course on, Request wish, long roundabout, long below = long.MaxValue, bool withAnyLoad = false)
    {
        (course, request, shortcut, anyLoad) = (on, wish, roundabout, withAnyLoad);
        (bound, passedCount) = (below, 0);
        FindClashes();
        if (course.Why is null && (wish.OnlyVehicleId is not { } only || only == course.Vehicle.Id) && HasRoom(default))
            TryPickUps(first: Limit());
        return CheapestFeasible();
    }

    private Position CheapestFeasible()
    {
        while (passedCount > 0)
        {
            var cheapest = 0;
            for (var i = 1; i < passedCount; i++)
                if (passed[i].Added < passed[cheapest].Added)
                    cheapest = i;
            var position = passed[cheapest];
            longer.LayLonger(travel, course, request, position.PickUpAfter, position.DropOffAfter);
            if (longer.Judge() is not { } why)
                return position;
            Note(why);
            // The others keep their order, so that of equals the first is judged first.
            passed.AsSpan(cheapest + 1, --passedCount - cheapest).CopyTo(passed.AsSpan(cheapest));
        }

        return Position.None;
    }

    /// <summary>Sets the limits that ties leave; the first node the pick-up may follow.</summary>
    private int Limit()
    {
        var nodes = course.Nodes;
        var first = 0;
        (earliestPickUp, latestPickUp) = (request.PickUpWindow.Earliest, request.PickUpWindow.Latest);
        latestDropOff = request.DropOffWindow.Latest;
        lastDropOffAfter = nodes.Length - 2;
        direct = travel.From(request.PickUp)[request.DropOff];
        idle = course.IsIdle ? course.Driving : 0;
        spare = course.Vehicle.LongestDuration - course.DrivingSeconds - course.Service - request.PickUpService - request.DropOffService;
        if (request.Tie is { } tie && course.IndexOf(tie.OutwardId, NodeKind.DropOff) is var outward and >= 0)
        {
            first = outward;
            var left = (long)nodes[outward].Service;
            earliestPickUp = (int)Math.Max(earliestPickUp, course.Earliest[outward] - shortcut + left + tie.LeastStay);
            latestPickUp = (int)Math.Min(latestPickUp, course.Latest[outward] + shortcut + left + tie.LongestStay);
        }

        for (var i = 1; i < nodes.Length; i++)
            if (nodes[i].Outward == request.Id)
            {
                latestDropOff = (int)Math.Min(latestDropOff, course.Latest[i] + shortcut - nodes[i].LeastSince - request.DropOffService);
                lastDropOffAfter = i - 1;
                break;
            }

        return first;
    }

    private void TryPickUps(int first)
    {
        var nodes = course.Nodes;
        var earliest = course.Earliest;
        var latest = course.Latest;
        var toPickUp = travel.To(request.PickUp);
        var fromPickUp = travel.From(request.PickUp);
        var fromDropOff = travel.From(request.DropOff);
        for (var i = first; i <= lastDropOffAfter; i++)
        {
            ref readonly var next = ref nodes[i + 1];
            var service = nodes[i].Service;
            var free = earliest[i] - shortcut + service;
            if (free > latestPickUp)
                break;
            // Who must be fetched before this pick-up could be done leaves no time for it.
            if ((long)earliestPickUp + request.PickUpService > latest[i + 1] + shortcut)
                continue;
            if (!MayBeAboard(i))
                continue;
            var way = (long)toPickUp[nodes[i].Point];
            var pickUp = Math.Max(earliestPickUp, free + way);
            if (pickUp > latestPickUp)
                continue;

            var onward = pickUp + request.PickUpService;
            var driven = next.DriveAfter(service);
            Consider(i, i, onward + direct, direct, latestPickUp, idle + way + direct + fromDropOff[next.Point] - driven);

            var ahead = (long)fromPickUp[next.Point];
            var latestHere = Math.Min(latestPickUp, latest[i + 1] + shortcut - ahead - request.PickUpService);
            if (pickUp <= latestHere)
                TryDropOffs(i, onward + ahead, ahead, latestHere, idle + way + ahead - driven);
        }
    }

    /// <summary>Tries the drop-off after each later node: the next is reached at the given time, by way of the pick-up.</summary>
    private void TryDropOffs(int pickUpAfter, long at, long carried, long latestHere, long addedByPickUp)
    {
        var nodes = course.Nodes;
        var earliest = course.Earliest;
        var latest = course.Latest;
        var toDropOff = travel.To(request.DropOff);
        var fromDropOff = travel.From(request.DropOff);
        for (var k = pickUpAfter + 1; k <= lastDropOffAfter; k++)
        {
            ref readonly var node = ref nodes[k];
            ref readonly var next = ref nodes[k + 1];
            at = Math.Max(at, earliest[k] - shortcut);
            if (node.Kind == NodeKind.Break || at > latest[k] + shortcut || !MayBeAboard(k))
                return;
            at += node.Service;
            carried += node.Service;
            if (at > latestDropOff)
                return;
            if (carried > request.LongestRide)
            {
                Note(Infeasible.RideTooLong);
                return;
            }

            var driven = next.DriveAfter(node.Service);
            var way = (long)toDropOff[node.Point];
            Consider(pickUpAfter, k, at + way, carried + way, latestHere, addedByPickUp + way + fromDropOff[next.Point] - driven);
            at += driven;
            carried += driven;
        }
    }

    private void Consider(int pickUpAfter, int dropOffAfter, long dropOff, long carried, long latestHere, long added)
    {
        if (added >= bound)
            return;
        dropOff = Math.Max(dropOff, request.DropOffWindow.Earliest);
        if (dropOff > latestDropOff)
            return;
        var next = course.Nodes[dropOffAfter + 1].Point;
        if (dropOff + request.DropOffService + travel.From(request.DropOff)[next] > course.Latest[dropOffAfter + 1] + shortcut)
            return;
        if (carried > request.LongestRide || dropOff - latestHere - request.PickUpService > request.LongestRide)
            Note(Infeasible.RideTooLong);
        else if (added > spare)
            Note(Infeasible.DurationTooLong);
        else
            Pass(new Position(added, pickUpAfter, dropOffAfter));
    }

    private void Pass(Position position)
    {
        if (passedCount == passed.Length)
            Array.Resize(ref passed, 2 * passedCount);
        passed[passedCount++] = position;
    }

    private void FindClashes()
    {
        if (request.Apart == 0 && !hasClashes)
            return;
        if (clashes.Length < course.Nodes.Length)
            clashes = new bool[course.Nodes.Length];
        hasClashes = Apartness.Mark(course.Nodes, request.Apart, clashes);
    }

    /// <summary>Whether the party may be among those on board after the node. Whom it is kept apart from leaves no room, however large the vehicle.</summary>
    private bool MayBeAboard(int node) => !(hasClashes && clashes[node]) && HasRoom(course.Aboard[node]);

    private bool HasRoom(Load aboard)
    {
        if (anyLoad || course.Vehicle.Capacity.Holds(aboard, request.Load))
            return true;
        Crowded = true;
        return false;
    }

    private void Note(Infeasible why) => Furthest = why > Furthest ? why : Furthest;
}
