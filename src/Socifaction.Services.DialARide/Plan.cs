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
    }

    public DialARideProblem Problem { get; }

    /// <summary>Each vehicle's route with its times, in the order of the problem's vehicles.</summary>
    public ImmutableArray<RouteTimes> Routes { get; }

    /// <summary>False when the plan was made from routes that cannot be driven, as when a road takes longer than it did.</summary>
    public bool Feasible => Routes.All(route => route.Feasible);

    /// <summary>Driving seconds of all routes: what is kept small.</summary>
    public long DrivingSeconds => Routes.Sum(route => route.DrivingSeconds);

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
        return times.Feasible
            ? new Plan(Problem, Routes.SetItem(vehicle, times))
            : throw new ArgumentException("The insertion does not fit this plan.", nameof(insertion));
    }
}
