namespace Socifaction.Services.DialARide;

/// <summary>
/// A route laid out as a time network, with the loads and the bounds that follow: the form in which every question about a
/// route is answered. Laid anew as often as one likes in room that is taken once; whoever has published one leaves it alone.
/// </summary>
internal sealed class Course
{
    private Node[] nodes = [];
    private Load[] aboard = [];
    private int[] earliest = [], latest = [], moved = [];
    private int count;

    public Course(int room = 0) => Reserve(room);

    public Vehicle Vehicle { get; private set; } = null!;

    /// <summary>The departure, the stops, and the return.</summary>
    public ReadOnlySpan<Node> Nodes => nodes.AsSpan(0, count);

    /// <summary>On board after each node.</summary>
    public ReadOnlySpan<Load> Aboard => aboard.AsSpan(0, count);

    /// <summary>Earliest and latest beginning at each node in any feasible schedule.</summary>
    public ReadOnlySpan<int> Earliest => earliest.AsSpan(0, count);

    public ReadOnlySpan<int> Latest => latest.AsSpan(0, count);

    /// <summary>Why it cannot be driven; null when it can.</summary>
    public Infeasible? Why { get; private set; }

    /// <summary>Whether nobody is driven, so that the vehicle stays at home.</summary>
    public bool IsIdle => count == Vehicle.Breaks.Length + 2;

    /// <summary>Driving from the start point over all stops to the end point; on an idle course with breaks, were it driven.</summary>
    public long Driving { get; private set; }

    public long Service { get; private set; }

    /// <summary>What is driven in truth.</summary>
    public long DrivingSeconds => IsIdle ? 0 : Driving;

    /// <summary>Alike for courses with the same stops in the same order; chosen so that others have another.</summary>
    public ulong Key { get; private set; }

    /// <summary>Lays a route.</summary>
    public void Lay(TravelTimes travel, Route route)
    {
        Begin(route.Vehicle, route.Stops.Length + 2);
        for (var i = 1; i < count - 1; i++)
        {
            var stop = route.Stops[i - 1];
            nodes[i] = stop switch
            {
                { Break: { } rest } => Node.OfBreak(rest),
                { IsPickUp: true } => Node.OfPickUp(stop.Request),
                _ => Node.OfDropOff(stop.Request, IndexOf(stop.Request.Id, NodeKind.PickUp, before: i)),
            };
            if (nodes[i].Outward is { } outward)
                nodes[i].TiedTo = IndexOf(outward, NodeKind.DropOff, before: i);
        }

        for (var i = 1; i < count; i++)
            Join(travel, i);
    }

    /// <summary>Lays another course with a request more, its stops after the given nodes.</summary>
    public void LayLonger(TravelTimes travel, Course of, Request request, int pickUpAfter, int dropOffAfter)
    {
        Begin(of.Vehicle, of.count + 2);
        var (pickUp, dropOff) = (pickUpAfter + 1, dropOffAfter + 2);
        Array.Copy(of.nodes, 1, nodes, 1, pickUpAfter);
        Array.Copy(of.nodes, pickUp, nodes, pickUp + 1, dropOffAfter - pickUpAfter);
        Array.Copy(of.nodes, dropOffAfter + 1, nodes, dropOff + 1, of.count - dropOffAfter - 1);
        for (var i = pickUp + 1; i < count; i++)
        {
            ref var at = ref nodes[i].TiedTo;
            at += (at > pickUpAfter ? 1 : 0) + (at > dropOffAfter ? 1 : 0);
        }

        nodes[pickUp] = Node.OfPickUp(request);
        nodes[dropOff] = Node.OfDropOff(request, pickUp);
        if (request.Tie is { } tie)
            nodes[pickUp].TiedTo = IndexOf(tie.OutwardId, NodeKind.DropOff, before: pickUp);
        for (var i = dropOff + 1; i < count; i++)
            if (nodes[i].Outward == request.Id)
                nodes[i].TiedTo = dropOff;

        Join(travel, pickUp);
        Join(travel, pickUp + 1);
        Join(travel, dropOff);
        Join(travel, dropOff + 1);
    }

    /// <summary>Lays another course without the requests that leave.</summary>
    public void LayShorter(TravelTimes travel, Course of, ReadOnlySpan<bool> leaves)
    {
        Begin(of.Vehicle, of.count);
        moved[0] = 0;
        var to = 1;
        var joined = true;
        for (var i = 1; i < of.count; i++)
        {
            ref readonly var node = ref of.nodes[i];
            var stays = node.Ride < 0 || !leaves[node.Ride];
            moved[i] = stays ? to : -1;
            if (!stays)
            {
                joined = false;
                continue;
            }

            nodes[to] = node;
            if (node.TiedTo >= 0)
                nodes[to].TiedTo = moved[node.TiedTo];
            if (!joined)
                Join(travel, to);
            joined = true;
            to++;
        }

        count = to;
        if (count == 2)
            Join(travel, 1);
    }

    /// <summary>Lays one course up to a node and another after a node, between which nobody is on board and no leg is tied.</summary>
    public void LaySpliced(TravelTimes travel, Course head, int headLast, Course tail, int tailAfter)
    {
        Begin(head.Vehicle, headLast + tail.count - tailAfter);
        Array.Copy(head.nodes, 1, nodes, 1, headLast);
        Array.Copy(tail.nodes, tailAfter + 1, nodes, headLast + 1, tail.count - tailAfter - 1);
        for (var i = headLast + 1; i < count; i++)
            if (nodes[i].TiedTo >= 0)
                nodes[i].TiedTo += headLast - tailAfter;
        Join(travel, headLast + 1);
        Join(travel, count - 1);
    }

    /// <summary>Makes this the same as another.</summary>
    public void Copy(Course of)
    {
        Begin(of.Vehicle, of.count);
        Array.Copy(of.nodes, nodes, count);
        Array.Copy(of.aboard, aboard, count);
        Array.Copy(of.earliest, earliest, count);
        Array.Copy(of.latest, latest, count);
        (Why, Driving, Service, Key) = (of.Why, of.Driving, of.Service, of.Key);
    }

    /// <summary>Why what was laid cannot be driven, by its times alone. Leaves the earliest beginnings when it can.</summary>
    public Infeasible? Judge() => TimeNetwork.Earliest(Nodes, Vehicle.LongestDuration, earliest);

    /// <summary>Works out loads, bounds and sums of what was laid.</summary>
    public void Bound()
    {
        var (driving, service, key, apart) = (0L, (long)nodes[0].Service, 0UL, 0UL);
        Infeasible? full = null;
        for (var i = 1; i < count; i++)
        {
            ref readonly var node = ref nodes[i];
            driving += node.DriveAfter(nodes[i - 1].Service);
            service += node.Service;
            apart |= node.Apart;
            key = unchecked((key ^ (ulong)(((long)node.Ride << 3) + (long)node.Kind)) * 0x9E3779B97F4A7C15);
            key ^= key >> 29;
            aboard[i] = new Load(aboard[i - 1].Seats + node.Seats, aboard[i - 1].Wheelchairs + node.Wheelchairs);
            if (node.Kind == NodeKind.PickUp)
                full ??= Vehicle.Capacity.Lacking(aboard[i], new Load(node.Seats, node.Wheelchairs));
            else if (node.Kind == NodeKind.Break && aboard[i] != default)
                full ??= Infeasible.NoTime;
        }

        (Driving, Service, Key) = (driving, service, key);
        Why = full ?? (apart == 0 || Apartness.IsKept(Nodes) ? Judge() : Infeasible.NoTime);
        if (Why is null)
            TimeNetwork.Latest(Nodes, Vehicle.LongestDuration, latest);
    }

    /// <summary>
    /// By how much at most a way round over the request's stops is quicker than the straight one, which happens where travel
    /// times disobey the triangle inequality. Bounds hold for the longer course only up to that.
    /// </summary>
    public long ShortcutOver(TravelTimes travel, Request request)
    {
        var toPickUp = travel.To(request.PickUp);
        var fromPickUp = travel.From(request.PickUp);
        var toDropOff = travel.To(request.DropOff);
        var fromDropOff = travel.From(request.DropOff);
        var between = (long)fromPickUp[request.DropOff] + request.PickUpService + request.DropOffService;
        var (byPickUp, byDropOff, byBoth) = (0L, 0L, 0L);
        for (var i = 1; i < count; i++)
        {
            var (from, to) = (nodes[i - 1].Point, nodes[i].Point);
            var driven = nodes[i].DriveAfter(nodes[i - 1].Service);
            byPickUp = Math.Max(byPickUp, driven - toPickUp[from] - request.PickUpService - fromPickUp[to]);
            byDropOff = Math.Max(byDropOff, driven - toDropOff[from] - request.DropOffService - fromDropOff[to]);
            byBoth = Math.Max(byBoth, driven - toPickUp[from] - between - fromDropOff[to]);
        }

        return Math.Max(byBoth, byPickUp + byDropOff);
    }

    /// <summary>The node where the request gets on or off; -1 when it does not before the given node.</summary>
    public int IndexOf(int ride, NodeKind kind, int before = int.MaxValue)
    {
        for (var i = Math.Min(before, count) - 1; i > 0; i--)
            if (nodes[i].Ride == ride && nodes[i].Kind == kind)
                return i;
        return -1;
    }

    private void Begin(Vehicle vehicle, int size)
    {
        Reserve(size);
        (Vehicle, count) = (vehicle, size);
        nodes[0] = Node.OfEnd(NodeKind.Departure, vehicle.Start, vehicle.Shift);
        nodes[size - 1] = Node.OfEnd(NodeKind.Return, vehicle.End, vehicle.Shift);
    }

    private void Join(TravelTimes travel, int node) =>
        nodes[node].Gap = count == 2 ? 0 : nodes[node - 1].Service + (long)travel.From(nodes[node - 1].Point)[nodes[node].Point];

    private void Reserve(int room)
    {
        if (nodes.Length >= room)
            return;
        (nodes, aboard) = (new Node[room], new Load[room]);
        (earliest, latest, moved) = (new int[room], new int[room], new int[room]);
    }
}
