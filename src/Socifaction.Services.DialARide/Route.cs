using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>
/// A vehicle and its stops in order: each request is picked up once, and later dropped off once; a return leg comes after
/// its outward leg, and the vehicle's breaks in their order. It says nothing of time.
/// </summary>
public sealed class Route
{
    public Route(Vehicle vehicle, IEnumerable<Stop> stops)
    {
        Vehicle = Preconditions.NotNull(vehicle);
        Stops = [.. Preconditions.NotNull(stops)];

        var met = new Dictionary<int, (Request Request, bool Aboard)>();
        foreach (var stop in Stops.Where(stop => !stop.IsBreak))
        {
            var before = met.TryGetValue(stop.Request.Id, out var seen);
            if (stop.IsPickUp ? before : !before || !seen.Aboard || seen.Request != stop.Request)
                throw new ArgumentException("Each request is picked up once, and later dropped off once.", nameof(stops));
            met[stop.Request.Id] = (stop.Request, stop.IsPickUp);
        }

        if (met.Values.Any(ride => ride.Aboard))
            throw new ArgumentException("Nobody stays on board at the end.", nameof(stops));
        if (!Stops.Select(stop => stop.Break).OfType<Break>().SequenceEqual(vehicle.Breaks))
            throw new ArgumentException("The vehicle's breaks are taken once each, in their order.", nameof(stops));
        RequireOrder();
    }

    private Route(Vehicle vehicle, ImmutableArray<Stop> stops)
    {
        Vehicle = vehicle;
        Stops = stops;
    }

    public Vehicle Vehicle { get; }

    public ImmutableArray<Stop> Stops { get; }

    /// <summary>Whether nobody is driven: the vehicle stays where it is.</summary>
    public bool IsIdle => Stops.Length == Vehicle.Breaks.Length;

    /// <summary>A route with nothing but its vehicle's breaks: the vehicle stays where it is.</summary>
    public static Route Empty(Vehicle vehicle) =>
        new(Preconditions.NotNull(vehicle), [.. vehicle.Breaks.Select(rest => new Stop(rest))]);

    /// <summary>The vehicle's breaks put between stops that know none, at the least driving; null when that cannot be driven.</summary>
    public static Route? WithBreaks(TravelTimes travel, Vehicle vehicle, IEnumerable<Stop> stops)
    {
        var rides = Preconditions.NotNull(stops).ToImmutableArray();
        return Put(0, 0, rides)
            .Where(route => route.Feasible)
            .MinBy(route => route.DrivingSeconds)?.Route;

        IEnumerable<RouteTimes> Put(int rest, int from, ImmutableArray<Stop> so) => rest == vehicle.Breaks.Length
            ? [RouteTimes.Of(travel, new Route(vehicle, so.AsEnumerable()))]
            : Enumerable.Range(from, so.Length - from + 1).SelectMany(at => Put(rest + 1, at + 1, so.Insert(at, new Stop(vehicle.Breaks[rest]))));
    }

    /// <summary>Whether the request with this id is served here.</summary>
    public bool Serves(int requestId) => Stops.Any(stop => !stop.IsBreak && stop.Request.Id == requestId);

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
        var longer = new Route(Vehicle, Stops
            .Insert(pickUpIndex, new Stop(request, StopKind.PickUp))
            .Insert(dropOffIndex, new Stop(request, StopKind.DropOff)));
        longer.RequireOrder();
        return longer;
    }

    /// <summary>This route without the request; the same when it is not served here.</summary>
    public Route Without(int requestId) =>
        new(Vehicle, Stops.RemoveAll(stop => !stop.IsBreak && stop.Request.Id == requestId));

    private void RequireOrder()
    {
        for (var i = 0; i < Stops.Length; i++)
        {
            if (!Stops[i].IsPickUp)
                continue;
            if (Stops[i].Request.OnlyVehicleId is { } only && only != Vehicle.Id)
                throw new ArgumentException("A party bound to one vehicle travels on no other.");
            if (Stops[i].Request.Tie is { } tie)
                for (var j = i + 1; j < Stops.Length; j++)
                    if (!Stops[j].IsBreak && Stops[j].Request.Id == tie.OutwardId)
                        throw new ArgumentException("A return leg comes after its outward leg.");
        }
    }
}
