namespace Socifaction.Services.DialARide;

/// <summary>A route with one request more, at whichever position: the measures that screen it, and its time network, laid in room that is taken once.</summary>
internal sealed class LongerRoute(TravelTimes travel, int mostNodes)
{
    private readonly Node[] candidate = new Node[mostNodes + 2];
    private readonly int[] begin = new int[mostNodes + 2];
    private readonly int[] published = new int[mostNodes + 2];
    private RouteTimes times = null!;
    private Request request = null!;

    /// <summary>Driving seconds between each node of the route and the request's points.</summary>
    public long[] ToPickUp { get; } = new long[mostNodes];

    public long[] FromPickUp { get; } = new long[mostNodes];

    public long[] ToDropOff { get; } = new long[mostNodes];

    public long[] FromDropOff { get; } = new long[mostNodes];

    /// <summary>Driving seconds from pick-up to drop-off.</summary>
    public long Direct { get; private set; }

    /// <summary>How much longer the driving may become for the vehicle not to be out too long.</summary>
    public long Spare { get; private set; }

    /// <summary>
    /// By how much at most a way round over the new stops is quicker than the straight one, which happens where travel times
    /// disobey the triangle inequality. Earliest and latest beginnings hold for the longer route only up to that.
    /// </summary>
    public long Shortcut { get; private set; }

    /// <summary>Takes up a route and the request that is to join it.</summary>
    public void Measure(RouteTimes of, Request with)
    {
        (times, request) = (of, with);
        var nodes = times.Nodes;
        Direct = travel[request.PickUp, request.DropOff];
        for (var i = 0; i < nodes.Length; i++)
        {
            ToPickUp[i] = travel[nodes[i].Point, request.PickUp];
            FromPickUp[i] = travel[request.PickUp, nodes[i].Point];
            ToDropOff[i] = travel[nodes[i].Point, request.DropOff];
            FromDropOff[i] = travel[request.DropOff, nodes[i].Point];
        }

        var (byPickUp, byDropOff, byBoth) = (0L, 0L, 0L);
        for (var i = 1; i < nodes.Length; i++)
        {
            var driven = nodes[i].DriveAfter(nodes[i - 1].Service);
            byPickUp = Math.Max(byPickUp, driven - ToPickUp[i - 1] - request.PickUpService - FromPickUp[i]);
            byDropOff = Math.Max(byDropOff, driven - ToDropOff[i - 1] - request.DropOffService - FromDropOff[i]);
            byBoth = Math.Max(
                byBoth,
                driven - ToPickUp[i - 1] - request.PickUpService - Direct - request.DropOffService - FromDropOff[i]);
        }

        Shortcut = Math.Max(byBoth, byPickUp + byDropOff);
        Spare = times.Route.Vehicle.LongestDuration
            - times.DrivingSeconds - times.ServiceSeconds - request.PickUpService - request.DropOffService;
    }

    /// <summary>Why the route cannot be driven with the request inserted after the given nodes; null when it can.</summary>
    public Infeasible? Judge(int pickUpAfter, int dropOffAfter) =>
        TimeNetwork.Earliest(Lay(pickUpAfter, dropOffAfter), times.Route.Vehicle.LongestDuration, begin);

    /// <summary>When the request would be picked up and dropped off, inserted where that is feasible.</summary>
    public (int PickUp, int DropOff) Publish(int pickUpAfter, int dropOffAfter)
    {
        var nodes = Lay(pickUpAfter, dropOffAfter);
        TimeNetwork.Earliest(nodes, times.Route.Vehicle.LongestDuration, begin);
        TimeNetwork.LeastWaiting(nodes, begin, published);
        return (published[pickUpAfter + 1], published[dropOffAfter + 2]);
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
        candidate[pickUp].Gap = nodes[pickUpAfter].Service + ToPickUp[pickUpAfter];
        candidate[dropOff] = RouteTimes.At(request, StopKind.DropOff);
        candidate[dropOff].PickUpAt = pickUp;
        candidate[dropOff + 1].Gap = request.DropOffService + FromDropOff[dropOffAfter + 1];
        if (pickUpAfter == dropOffAfter)
        {
            candidate[dropOff].Gap = request.PickUpService + Direct;
        }
        else
        {
            candidate[pickUp + 1].Gap = request.PickUpService + FromPickUp[pickUpAfter + 1];
            candidate[dropOff].Gap = nodes[dropOffAfter].Service + ToDropOff[dropOffAfter];
        }

        return candidate.AsSpan(0, nodes.Length + 2);
    }
}
