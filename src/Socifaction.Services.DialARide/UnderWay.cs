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
        var routes = plan.Routes.Select(times => At(plan.Problem.Travel, times, moment)).ToList();
        return Plan.Of(new DialARideProblem(plan.Problem.Travel, [.. routes.Select(route => route.Vehicle)]), routes);
    }

    private static Route At(TravelTimes travel, RouteTimes times, int moment)
    {
        var (route, stops, shift) = (times.Route, times.Stops, times.Route.Vehicle.Shift);
        if (!times.Feasible)
            return route;
        var begun = CountBegun(times, moment);
        var leaves = begun > 0 ? times.Departure : Math.Clamp(moment, shift.Earliest, shift.Latest);
        var vehicle = route.Vehicle with { Shift = new Window(leaves, shift.Latest) };
        // Whoever drove nobody has had the breaks whose time is over.
        if (route.IsIdle)
            return Route.Empty(vehicle with { Breaks = [.. vehicle.Breaks.Where(rest => rest.Begin.Latest >= leaves)] });

        var back = (int)Math.Min(shift.Latest, (long)leaves + vehicle.LongestDuration);
        var requests = route.Stops.Where(stop => stop.IsPickUp).ToDictionary(stop => stop.Request.Id, stop => stop.Request with { OnlyVehicleId = vehicle.Id });
        var breaks = route.Stops.Where(stop => stop.IsBreak).Select(stop => stop.Break!).ToList();
        var taken = 0;
        for (var k = 0; k < begun; k++)
        {
            var (stop, begin) = (stops[k].Stop, stops[k].Begin);
            // It stands where it is until it must leave, or until the moment; from the last stop it must still be back in time.
            var left = k < begun - 1 ? stops[k].Departure + stops[k + 1].Wait
                : k < stops.Length - 1 ? moment
                : Math.Min(moment, back - travel.From(stop.Point)[vehicle.End]);
            var (at, stays) = (new Window(begin, begin), Math.Max(stop.Service, left - begin));
            if (stop.IsBreak)
            {
                breaks[taken] = breaks[taken] with { Begin = at, Length = stays };
                taken++;
            }
            else if (stop.IsPickUp)
                requests[stop.Request.Id] = requests[stop.Request.Id] with { PickUpWindow = at, PickUpService = stays };
            else
                requests[stop.Request.Id] = requests[stop.Request.Id] with { DropOffWindow = at, DropOffService = stays };
        }

        var next = 0;
        return new Route(vehicle with { Breaks = [.. breaks] }, route.Stops.Select(stop =>
            stop.IsBreak ? new Stop(breaks[next++]) : new Stop(requests[stop.Request.Id], stop.Kind)));
    }

    /// <summary>How many stops are made, or driven to, at the moment.</summary>
    private static int CountBegun(RouteTimes times, int moment) => times.Stops.IsEmpty || times.Departure > moment ? 0
        : 1 + times.Stops.Zip(times.Stops.Skip(1)).TakeWhile(pair => pair.First.Departure + pair.Second.Wait <= moment).Count();
}
