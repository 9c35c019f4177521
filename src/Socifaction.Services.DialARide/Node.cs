namespace Socifaction.Services.DialARide;

/// <summary>What happens at a node of a route's time network.</summary>
internal enum NodeKind
{
    Departure,
    PickUp,
    DropOff,
    Break,
    Return,
}

/// <summary>
/// One node of a route's time network: the departure, a stop or the return. Each carries what ties it to others: its window,
/// the least time since the node before, and at most one earlier node from whose end of service it is a least and a most
/// time away. A drop-off is tied to its pick-up by the ride, the pick-up of a return leg to the outward drop-off by the stay.
/// </summary>
internal struct Node
{
    public NodeKind Kind;

    /// <summary>The request's id at a pick-up and a drop-off.</summary>
    public int Ride;

    /// <summary>At a pick-up, the id of the outward leg that this return leg is tied to, on whichever route that is.</summary>
    public int? Outward;

    public int Point;
    public int Service;
    public int Earliest;
    public int Latest;

    /// <summary>Least seconds from the beginning of service at the node before to the beginning here; long, as service and way may add up past an int.</summary>
    public long Gap;

    /// <summary>The node this one is tied to; -1 when to none.</summary>
    public int TiedTo;

    public int LeastSince;
    public int MostSince;

    /// <summary>Who gets on here or, below zero, off.</summary>
    public int Seats;
    public int Wheelchairs;

    /// <summary>At a pick-up, <see cref="Request.Apart"/>.</summary>
    public ulong Apart;

    /// <summary>Driving seconds from the node before, whose service is given.</summary>
    public readonly long DriveAfter(int service) => Gap - service;

    /// <summary>The node of the departure or of the return.</summary>
    public static Node OfEnd(NodeKind kind, int point, Window shift) =>
        new() { Kind = kind, Ride = -1, Point = point, Earliest = shift.Earliest, Latest = shift.Latest, TiedTo = -1 };

    public static Node OfBreak(Break rest) => new()
    {
        Kind = NodeKind.Break,
        Ride = -1,
        Point = rest.Point,
        Service = rest.Length,
        Earliest = rest.Begin.Earliest,
        Latest = rest.Begin.Latest,
        TiedTo = -1,
    };

    /// <summary>The node where the party gets on, not yet tied to its outward leg.</summary>
    public static Node OfPickUp(Request request) => new()
    {
        Kind = NodeKind.PickUp,
        Ride = request.Id,
        Outward = request.Tie?.OutwardId,
        Point = request.PickUp,
        Service = request.PickUpService,
        Earliest = request.PickUpWindow.Earliest,
        Latest = request.PickUpWindow.Latest,
        TiedTo = -1,
        LeastSince = request.Tie?.LeastStay ?? 0,
        MostSince = request.Tie?.LongestStay ?? 0,
        Seats = request.Load.Seats,
        Wheelchairs = request.Load.Wheelchairs,
        Apart = request.Apart,
    };

    /// <summary>The node where the party that got on at the given node gets off.</summary>
    public static Node OfDropOff(Request request, int pickUp) => new()
    {
        Kind = NodeKind.DropOff,
        Ride = request.Id,
        Point = request.DropOff,
        Service = request.DropOffService,
        Earliest = request.DropOffWindow.Earliest,
        Latest = request.DropOffWindow.Latest,
        TiedTo = pickUp,
        MostSince = request.LongestRide,
        Seats = -request.Load.Seats,
        Wheelchairs = -request.Load.Wheelchairs,
    };
}
