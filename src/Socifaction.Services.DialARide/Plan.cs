using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>
/// All routes of a day, one for each vehicle. Immutable: a plan with one request more is a new plan that shares all
/// other routes. What is inserted leaves every route feasible that was so before.
/// </summary>
public sealed class Plan
{
    private Plan(DialARideProblem problem, ImmutableArray<RouteTimes> routes)
    {
        Problem = problem;
        Routes = routes;
        HasTies = routes.Any(times => times.Route.Stops.Any(stop => stop.IsPickUp && stop.Request.Tie is not null));
        KeepsAllTies = !HasTies || Enumerable.Range(0, routes.Length).All(vehicle =>
            routes[vehicle].Route.Stops.Where(stop => stop.IsPickUp).All(stop => KeepsTies(stop.Request, vehicle)));
    }

    public DialARideProblem Problem { get; }

    /// <summary>Each vehicle's route with its times, in the order of the problem's vehicles.</summary>
    public ImmutableArray<RouteTimes> Routes { get; }

    /// <summary>False when the plan was made from routes that cannot be driven, as when a road takes longer than it did, or return legs tied to outward ones of another vehicle without time between.</summary>
    public bool Feasible => KeepsAllTies && Routes.All(route => route.Feasible);

    /// <summary>Driving seconds of all routes: what is kept small.</summary>
    public long DrivingSeconds => Routes.Sum(route => route.DrivingSeconds);

    private bool HasTies { get; }

    private bool KeepsAllTies { get; }

    /// <summary>A day on which nothing is booked yet.</summary>
    public static Plan Empty(DialARideProblem problem) => Of(problem, []);

    /// <summary>
    /// A plan from routes that stand already; a vehicle without one stays where it is. A route may turn out not to be
    /// feasible: the plan shows it, and nothing more is inserted there.
    /// </summary>
    public static Plan Of(DialARideProblem problem, IEnumerable<Route> routes)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(routes);

        var byVehicle = new Route?[problem.Vehicles.Length];
        var requests = new HashSet<int>();
        foreach (var route in routes)
        {
            ref var place = ref byVehicle[problem.IndexOf(route.Vehicle.Id)];
            if (place is not null || route.Vehicle != problem.Vehicles[problem.IndexOf(route.Vehicle.Id)])
                throw new ArgumentException("Each of the problem's vehicles has one route.", nameof(routes));
            place = route;
            foreach (var stop in route.Stops)
                if (stop.IsPickUp && !requests.Add(stop.Request.Id))
                    throw new ArgumentException("Each request is served by one vehicle.", nameof(routes));
        }

        return new Plan(problem, [.. byVehicle.Select((route, i) =>
            RouteTimes.Of(problem.Travel, route ?? Route.Empty(problem.Vehicles[i])))]);
    }

    /// <summary>This plan without the request: everybody else stays on their vehicle in their order.</summary>
    public Plan Without(int requestId)
    {
        for (var vehicle = 0; vehicle < Routes.Length; vehicle++)
            if (Routes[vehicle].Route.Serves(requestId))
                return new Plan(Problem, Routes.SetItem(vehicle, RouteTimes.Of(Problem.Travel, Routes[vehicle].Route.Without(requestId))));
        return this;
    }

    /// <summary>Whether the request with this id is in the plan.</summary>
    public bool Serves(int requestId) => Routes.Any(route => route.Route.Serves(requestId));

    /// <summary>The route of one vehicle with its times; throws when there is no such vehicle.</summary>
    public RouteTimes GetRoute(int vehicleId) => Routes[Problem.IndexOf(vehicleId)];

    /// <summary>This plan with the request inserted as found. Throws when the insertion is refused or was found for another plan where it does not fit.</summary>
    public Plan With(InsertionResult insertion)
    {
        ArgumentNullException.ThrowIfNull(insertion);
        if (!insertion.Feasible)
            throw new ArgumentException("A refused request is not inserted.", nameof(insertion));
        if (Serves(insertion.Request.Id))
            throw new ArgumentException("The request is in the plan already.", nameof(insertion));

        var vehicle = Problem.IndexOf(insertion.VehicleId);
        var times = RouteTimes.Of(
            Problem.Travel,
            Routes[vehicle].Route.With(insertion.Request, insertion.PickUpIndex, insertion.DropOffIndex));
        return times.Feasible && KeepsTies(insertion.Request, vehicle)
            ? new Plan(Problem, Routes.SetItem(vehicle, times))
            : throw new ArgumentException("The insertion does not fit this plan.", nameof(insertion));
    }

    /// <summary>Whether the request may travel on this vehicle for all that ties it to legs on other vehicles.</summary>
    internal bool KeepsTies(Request request, int vehicle)
    {
        if (request.Tie is null && !HasTies)
            return true;
        for (var other = 0; other < Routes.Length; other++)
            if (other != vehicle && !KeepsTiesWith(request, other))
                return false;
        return true;
    }

    /// <summary>Whether the windows alone keep every tie between the request and the legs on another vehicle.</summary>
    internal bool KeepsTiesWith(Request request, int other)
    {
        foreach (var stop in Routes[other].Route.Stops)
            if (stop.IsPickUp
                && ((request.Tie is { } tie && tie.OutwardId == stop.Request.Id && !tie.IsKeptByWindows(stop.Request, request))
                    || (stop.Request.Tie is { } its && its.OutwardId == request.Id && !its.IsKeptByWindows(request, stop.Request))))
                return false;
        return true;
    }
}
