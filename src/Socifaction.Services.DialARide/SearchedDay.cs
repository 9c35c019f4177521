namespace Socifaction.Services.DialARide;

/// <summary>A plan and the requests wished besides, written for the search: rides numbered from 0, only routes that can be driven.</summary>
internal sealed class SearchedDay
{
    public const int AnyVehicle = -1;
    private const int NoVehicle = -2;

    private readonly Plan plan;
    private readonly int[] vehicles;
    private readonly Request[] requests;

    public SearchedDay(Plan plan, IEnumerable<Request> wishes)
    {
        this.plan = plan;
        vehicles = [.. Enumerable.Range(0, plan.Routes.Length).Where(vehicle => plan.Routes[vehicle].Feasible)];
        var planned = vehicles.SelectMany(vehicle => Requests(plan.Routes[vehicle].Route)).ToArray();
        requests = [.. planned, .. wishes];
        var numbers = requests.Select((request, number) => (request.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        Roundabout = LargestShortcut();
        var numbered = requests.Select((request, number) => request with
        {
            Id = number,
            OnlyVehicleId = null,
            Tie = request.Tie is { } tie && numbers.TryGetValue(tie.OutwardId, out var outward) ? new Tie(outward, tie.LeastStay, tie.LongestStay) : null,
        }).ToArray();
        Ties = new Ties(numbered);
        Rides = [.. numbered.Select(Narrowed)];
        Neighbourhood = new Neighbourhood(Problem, Rides);
        OnlyVehicle = [.. requests.Select(request =>
            !Enumerable.Range(0, plan.Routes.Length).Except(vehicles).All(left => plan.KeepsTiesWith(request, left)) ? NoVehicle
            : request.OnlyVehicleId is not { } id ? AnyVehicle
            : Array.FindIndex(vehicles, vehicle => plan.Routes[vehicle].Route.Vehicle.Id == id) is >= 0 and var at ? at
            : NoVehicle)];
        VehicleOf = new int[requests.Length];
        Array.Fill(VehicleOf, -1);
        Courses = new Course[vehicles.Length];
        for (var vehicle = 0; vehicle < vehicles.Length; vehicle++)
        {
            var route = plan.Routes[vehicles[vehicle]].Route;
            foreach (var request in Requests(route))
                VehicleOf[numbers[request.Id]] = vehicle;
            Courses[vehicle] = new Course(route.Stops.Length + 2);
            Courses[vehicle].Lay(Problem.Travel, new Route(route.Vehicle, route.Stops.Select(stop =>
                stop.IsBreak ? stop : new Stop(Rides[numbers[stop.Request.Id]], stop.Kind))));
            Courses[vehicle].Bound();
        }

        Sort = [.. vehicles.Select(vehicle => Array.FindIndex(vehicles, other => Problem.Vehicles[other].IsAlike(Problem.Vehicles[vehicle])))];
        Planned = planned.Length;
    }

    public DialARideProblem Problem => plan.Problem;

    public Request[] Rides { get; }

    /// <summary>How many rides are in the plan: they come first, and the wishes after them.</summary>
    public int Planned { get; }

    public Ties Ties { get; }

    public Neighbourhood Neighbourhood { get; }

    /// <summary>The one vehicle a ride may take, or <see cref="AnyVehicle"/>.</summary>
    public int[] OnlyVehicle { get; }

    /// <summary>The vehicle of each ride in the plan; -1 of a wish.</summary>
    public int[] VehicleOf { get; }

    public Course[] Courses { get; }

    /// <summary>The first vehicle that is like each one in all but its id.</summary>
    public int[] Sort { get; }

    /// <summary>By how much at most a way round over some ride's stops is quicker than the straight one, anywhere.</summary>
    public long Roundabout { get; }

    /// <summary>The plan with these courses; routes that cannot be driven stay as they were.</summary>
    public Plan ToPlan(IReadOnlyList<Course> courses) => Plan.Of(Problem, plan.Routes.Select((times, at) =>
        Array.IndexOf(vehicles, at) is >= 0 and var vehicle ? ToRoute(times.Route.Vehicle, courses[vehicle]) : times.Route));

    private Route ToRoute(Vehicle vehicle, Course course)
    {
        var stops = new List<Stop>();
        var rest = 0;
        foreach (var node in course.Nodes)
            if (node.Kind == NodeKind.Break)
                stops.Add(new Stop(vehicle.Breaks[rest++]));
            else if (node.Kind is NodeKind.PickUp or NodeKind.DropOff)
                stops.Add(new Stop(requests[node.Ride], node.Kind == NodeKind.PickUp ? StopKind.PickUp : StopKind.DropOff));
        return new Route(vehicle, stops);
    }

    private static IEnumerable<Request> Requests(Route route) => route.Stops.Where(stop => stop.IsPickUp).Select(stop => stop.Request);

    /// <summary>The request with each window cut to what the other and the longest ride leave; as it is when they leave nothing.</summary>
    private Request Narrowed(Request request)
    {
        var (on, off) = (request.PickUpWindow, request.DropOffWindow);
        // Where ways round are quicker than straight ones, several of them add up.
        var quickest = request.PickUpService + (Roundabout > 0 ? 0L : Problem.Travel[request.PickUp, request.DropOff]);
        var longest = (long)request.PickUpService + request.LongestRide;
        var (earliestOn, latestOn) = (Math.Max(on.Earliest, off.Earliest - longest), Math.Min(on.Latest, off.Latest - quickest));
        var (earliestOff, latestOff) = (Math.Max(off.Earliest, on.Earliest + quickest), Math.Min(off.Latest, on.Latest + longest));
        return earliestOn > latestOn || earliestOff > latestOff
            ? request
            : request with { PickUpWindow = new((int)earliestOn, (int)latestOn), DropOffWindow = new((int)earliestOff, (int)latestOff) };
    }

    private long LargestShortcut() => 2 * requests
        .SelectMany(request => new[] { (Point: request.PickUp, Service: request.PickUpService), (Point: request.DropOff, Service: request.DropOffService) })
        .GroupBy(stop => stop.Point, stop => stop.Service)
        .Select(at => Math.Max(0, Problem.Travel.LargestShortcutOver(at.Key) - at.Min()))
        .DefaultIfEmpty().Max();
}
