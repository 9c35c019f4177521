using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>Whether a party gets on or off.</summary>
public enum StopKind
{
    PickUp,
    DropOff,
}

/// <summary>One end of a request, as a stop on a route.</summary>
public sealed record Stop(Request Request, StopKind Kind)
{
    public Request Request { get; } = Preconditions.NotNull(Request);

    public StopKind Kind { get; } = Enum.IsDefined(Kind) ? Kind : throw new ArgumentOutOfRangeException(nameof(Kind));

    public bool IsPickUp => Kind == StopKind.PickUp;

    public int Point => IsPickUp ? Request.PickUp : Request.DropOff;

    public Window Window => IsPickUp ? Request.PickUpWindow : Request.DropOffWindow;

    /// <summary>Seconds of help at the door.</summary>
    public int Service => IsPickUp ? Request.PickUpService : Request.DropOffService;
}

/// <summary>A vehicle and its stops in order: each request is picked up once, and later dropped off once. It says nothing of time.</summary>
public sealed class Route
{
    public Route(Vehicle vehicle, IEnumerable<Stop> stops)
    {
        Vehicle = Preconditions.NotNull(vehicle);
        Stops = [.. Preconditions.NotNull(stops)];

        var met = new Dictionary<int, (Request Request, bool Aboard)>();
        foreach (var stop in Stops)
        {
            var before = met.TryGetValue(stop.Request.Id, out var seen);
            if (stop.IsPickUp ? before : !before || !seen.Aboard || seen.Request != stop.Request)
                throw new ArgumentException("Each request is picked up once, and later dropped off once.", nameof(stops));
            met[stop.Request.Id] = (stop.Request, stop.IsPickUp);
        }

        if (met.Values.Any(ride => ride.Aboard))
            throw new ArgumentException("Nobody stays on board at the end.", nameof(stops));
    }

    private Route(Vehicle vehicle, ImmutableArray<Stop> stops)
    {
        Vehicle = vehicle;
        Stops = stops;
    }

    public Vehicle Vehicle { get; }

    public ImmutableArray<Stop> Stops { get; }

    /// <summary>A route without stops: the vehicle stays where it is.</summary>
    public static Route Empty(Vehicle vehicle) => new(Preconditions.NotNull(vehicle), ImmutableArray<Stop>.Empty);

    /// <summary>Whether the request with this id is served here.</summary>
    public bool Serves(int requestId) => Stops.Any(stop => stop.Request.Id == requestId);

    /// <summary>This route with one request more; the indices are those of its stops in the new route.</summary>
    public Route With(Request request, int pickUpIndex, int dropOffIndex)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(pickUpIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pickUpIndex, Stops.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(dropOffIndex, pickUpIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dropOffIndex, Stops.Length + 1);
        if (Serves(request.Id))
            throw new ArgumentException("The route serves this request already.", nameof(request));
        return new Route(Vehicle, Stops
            .Insert(pickUpIndex, new Stop(request, StopKind.PickUp))
            .Insert(dropOffIndex, new Stop(request, StopKind.DropOff)));
    }
}
