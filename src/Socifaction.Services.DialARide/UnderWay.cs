namespace Socifaction.Services.DialARide;

/// <summary>What can still be changed on a day that has begun.</summary>
public static class UnderWay
{
    /// <summary>
    /// The plan as it stands at a moment (seconds from the day's start): who is already fetched, or driven to, is so at the
    /// time that was planned; no vehicle leaves the place where it stands before the moment; nobody changes vehicles.
    /// What can be driven from then on is driven as it was planned. A route that is not feasible stays as it is.
    /// </summary>
    public static Plan At(Plan plan, int moment)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var routes = plan.Routes.Select(times => At(times, moment)).ToList();
        return Plan.Of(new DialARideProblem(plan.Problem.Travel, [.. routes.Select(route => route.Vehicle)]), routes);
    }

    private static Route At(RouteTimes times, int moment)
    {
        var route = times.Route;
        if (!times.Feasible)
            return route;
        // A vehicle that has left for a stop goes there first.
        var begun = times.Stops.IsEmpty || times.Departure > moment ? 0 : 1 + times.Stops.TakeWhile((_, k) =>
            k + 1 < times.Stops.Length && times.Stops[k].Departure + times.Stops[k + 1].Wait <= moment).Count();
        var vehicle = begun == 0 && route.Vehicle.Shift.Earliest < moment
            ? route.Vehicle with { Shift = new Window(Math.Min(moment, route.Vehicle.Shift.Latest), route.Vehicle.Shift.Latest) }
            : route.Vehicle;
        var requests = route.Stops.Where(stop => stop.IsPickUp).Select(stop => stop.Request with { OnlyVehicleId = vehicle.Id })
            .ToDictionary(request => request.Id);
        for (var k = 0; k < begun; k++)
        {
            var (stop, begin) = (times.Stops[k].Stop, times.Stops[k].Begin);
            if (stop.IsBreak)
                continue;
            var stays = k == begun - 1 ? Math.Max(stop.Service, moment - begin) : stop.Service;
            var request = requests[stop.Request.Id];
            requests[stop.Request.Id] = stop.IsPickUp
                ? request with { PickUpWindow = new Window(begin, begin), PickUpService = stays }
                : request with { DropOffWindow = new Window(begin, begin), DropOffService = stays };
        }

        return new Route(vehicle, route.Stops.Select(stop => stop.IsBreak ? stop : new Stop(requests[stop.Request.Id], stop.Kind)));
    }
}
