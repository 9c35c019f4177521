using NodaTime;
using Socifaction.Services.DialARide;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>A day's runs as the planner sees them, and what it answers. Immutable: a way more is a new planning.</summary>
internal sealed partial class RidePlanning
{
    /// <summary>How much earlier than need be a person may arrive: little if it can be, else more.</summary>
    private static readonly int[] ArrivalWidths = [20 * 60, 45 * 60];

    /// <summary>How long after the wished time of leaving the vehicle may come.</summary>
    private const int LeavingWidth = 30 * 60;

    private const int PromiseGrid = 5 * 60;
    private const int AlternativesStep = 15 * 60;

    /// <summary>How long others may be rearranged, inside what they were promised, before a no is spoken.</summary>
    private static readonly Effort BeforeNo = new(5_000, TimeSpan.FromMilliseconds(50));

    /// <summary>How long a whole day is improved at night.</summary>
    private static readonly Effort AtNight = new(100_000, TimeSpan.FromSeconds(5));

    private readonly RideService _service;
    private readonly RideRequests _requests;
    private readonly IReadOnlyList<Guid> _runIds;
    private readonly Plan _plan;
    private readonly Plan _asRead;
    private readonly Plan _empty;
    private readonly IReadOnlyList<Guid> _rideIds;

    private RidePlanning(RideDay day, DateTimeZone zone, IReadOnlyList<Address> more)
    {
        _service = day.Service;
        var (runs, legs) = (day.Runs, day.Legs);
        _runIds = [.. runs.Select(of => of.Run.Id)];
        _rideIds = [.. legs.Select(leg => leg.Id)];
        _requests = new(day.Service, zone, day.Date, [.. runs.Select(of => of.Vehicle.Base), .. legs.SelectMany(leg => new[] { leg.From, leg.To }), .. more]);
        var problem = new DialARideProblem(_requests.Travel, [.. runs.Select((of, id) => _requests.VehicleOf(id, of))]);
        var promised = legs.Select((leg, id) => (leg.Id, Request: _requests.Promised(id, leg, WaitAfter(leg, legs), TieOf(leg.WaitsSince))))
            .ToDictionary(pair => pair.Id, pair => pair.Request);
        _empty = Plan.Empty(problem);
        _plan = Plan.Of(problem, runs.Select((of, id) => _requests.RouteOf(
            problem.Vehicles[id],
            day.ListOrder(of.Run.Id).Select(stop => new Stop(promised[stop.LegId], stop.Kind == StopKind.PickUp ? DialARide.StopKind.PickUp : DialARide.StopKind.DropOff)))));
        var now = _requests.SecondsOf(day.ReadAt);
        if (problem.Vehicles.Any(vehicle => vehicle.Shift.Earliest <= now))
        {
            _plan = UnderWay.At(_plan, now);
        }

        _asRead = _plan;
    }

    private RidePlanning(RidePlanning before, Plan plan, IReadOnlyList<Guid> rideIds)
    {
        (_service, _requests, _runIds, _empty) = (before._service, before._requests, before._runIds, before._empty);
        (_plan, _rideIds, _asRead) = (plan, rideIds, before._asRead);
    }

    /// <summary>Whether every promise can be kept.</summary>
    public bool Feasible => _plan.Feasible;

    /// <summary>The day as it stands; <paramref name="more"/> are the places that will be asked for.</summary>
    public static RidePlanning Of(RideDay day, DateTimeZone zone, params IReadOnlyList<Address> more) => new(day, zone, more);

    /// <summary>The runs that are driven otherwise than they were read.</summary>
    public IReadOnlyList<Guid> ChangedRunIds => [.. _runIds.Where((_, id) => !OrderOf(_plan, id).SequenceEqual(OrderOf(_asRead, id)))];

    /// <summary>The same promises with less driving, as far as a while of searching finds it.</summary>
    public RidePlanning Improve(CancellationToken cancellationToken) =>
        new(this, Improvement.Run(_plan, AtNight, cancellation: cancellationToken), _rideIds);

    /// <summary>
    /// A promise for the way and the day with it, at the least additional driving; or what stands in the way. Where nothing
    /// fits, others may be rearranged within their promises; once a driver may have left, nobody changes vehicles.
    /// </summary>
    public Outcome<PlacedLeg, RideRefusal> Place(RideLeg leg, bool mayRearrange)
    {
        var refusal = RideRefusal.NoTimeToReachYou;
        Request? refused = null;
        foreach (var width in WidthsOf(leg))
        {
            if (Wished(leg, width) is not { } wish)
            {
                refusal = RideRefusal.BookingShut;
                continue;
            }

            var insertion = Insertion.Cheapest(_plan, wish);
            if (insertion.Feasible && Promise(leg, wish, _plan.With(insertion)) is { } placed)
            {
                return placed;
            }

            refused = wish;
            refusal = insertion.Why is { } why ? Reason(why, wish) : RideRefusal.NoTimeToReachYou;
        }

        return mayRearrange && refused is not null && refusal != RideRefusal.OutsideHours && Rearranged(leg, refused) is { } found ? found : refusal;
    }

    /// <summary>
    /// An open return that is called in: fetched as soon as can be by <paramref name="until"/>, before others are asked for
    /// room; null when it cannot be sooner than it is kept for.
    /// </summary>
    public PlacedLeg? FetchSoon(RideLeg leg, Instant until)
    {
        var kept = new RidePlanning(this, _plan.Without(_rideIds.Index().Last(id => id.Item == leg.RideId).Index), _rideIds);
        var (first, width) = (RideRequests.RoundUp(_requests.SecondsOf(leg.NotBefore), PromiseGrid), _service.PromiseMinutes * 60);
        var last = _requests.SecondsOf(until) - width;
        for (var at = first; at <= last; at += PromiseGrid)
        {
            if (_requests.TimeOf(at) is { } time && kept.Wished(leg with { Time = time }, width) is { } wish
                && Insertion.Cheapest(kept._plan, wish) is { Feasible: true } insertion
                && kept.Promise(leg with { Time = time }, wish, kept._plan.With(insertion)) is { } placed)
            {
                return placed;
            }
        }

        return last >= first && _requests.TimeOf(first) is { } soonest
            && kept.Wished(leg with { Time = soonest }, _requests.SecondsOf(until) - first) is { } sooner
            ? kept.Rearranged(leg with { Time = soonest }, sooner)
            : null;
    }

    /// <summary>Wished times nearest to the leg's own at which it would fit, nearest first.</summary>
    public IReadOnlyList<LocalTime> ListNearest(RideLeg leg, int count)
    {
        if (_runIds.Count == 0 || _requests.Wished(_rideIds.Count, leg, WidthsOf(leg)[^1], int.MinValue, TieOf(leg.WaitsSince)) is not { } wish)
        {
            return [];
        }

        var shifts = _plan.Problem.Vehicles.Select(vehicle => vehicle.Shift).ToList();
        var notBefore = _requests.SecondsOf(leg.NotBefore);
        var day = new Window(Math.Max(shifts.Min(shift => shift.Earliest), notBefore), Math.Max(shifts.Max(shift => shift.Latest), notBefore));
        return [.. Insertion.NearestFeasible(_plan, wish, day, AlternativesStep, count)
            .Select(near => _requests.TimeOf(_requests.SecondsOf(leg.Time) + near.MovedBy)).OfType<LocalTime>()];
    }

    /// <summary>The run that drives a ride.</summary>
    public Guid FindRun(Guid rideId) => _runIds[_plan.Routes.Single(times => times.Route.Stops.Any(stop => !stop.IsBreak && _rideIds[stop.Request.Id] == rideId)).Route.Vehicle.Id];

    /// <summary>The stops of a run in driving order, to the minute; without times when the promises can no longer all be kept.</summary>
    public IReadOnlyList<PlannedStop> ListStops(Guid runId)
    {
        var id = _runIds.Index().Single(run => run.Item == runId).Index;
        var route = _plan.GetRoute(id);
        return [.. route.Route.Stops.Index().Where(at => !at.Item.IsBreak).Select(at => new PlannedStop(
            _rideIds[at.Item.Request.Id],
            at.Item.IsPickUp ? StopKind.PickUp : StopKind.DropOff,
            route.Feasible ? _requests.Local(RideRequests.RoundDown(route.Stops[at.Index].Begin, 60)).TimeOfDay : null))];
    }

    private IEnumerable<(Guid, DialARide.StopKind)> OrderOf(Plan plan, int vehicle) =>
        plan.Routes[vehicle].Route.Stops.Where(stop => !stop.IsBreak).Select(stop => (_rideIds[stop.Request.Id], stop.Kind));

    private int[] WidthsOf(RideLeg leg) =>
        leg.WaitSeconds > 0 || leg.WaitsSince is not null ? [_service.PromiseMinutes * 60]
        : leg.Wish == RideWish.ArriveBy ? ArrivalWidths
        : [LeavingWidth];

    private Request? Wished(RideLeg leg, int width) =>
        _requests.Wished(_rideIds.Count, leg, width, _requests.SecondsOf(leg.NotBefore), TieOf(leg.WaitsSince));

    /// <summary>The next leg begins on the same vehicle when the wait is over, not a moment later: nobody else is driven meanwhile.</summary>
    private Tie? TieOf(Guid? waitsSince) =>
        waitsSince is { } id && _rideIds.Index().LastOrDefault(ride => ride.Item == id, (-1, default)) is (>= 0 and var outward, _) ? new Tie(outward, 0, 0) : null;

    private int WaitAfter(PromisedLeg leg, IReadOnlyList<PromisedLeg> legs) =>
        legs.FirstOrDefault(other => other.WaitsSince == leg.Id) is { } next ? _requests.SecondsOf(next.LatestPickUp) - _requests.SecondsOf(leg.LatestArrival) : 0;

    private PlacedLeg? Rearranged(RideLeg leg, Request wish) =>
        Repair.FindRoom(_plan, [wish], BeforeNo) is { } rearranged ? Promise(leg, wish, rearranged) : null;

    private RideRefusal Reason(Infeasible why, Request wish) => why switch
    {
        Infeasible.NoSeat => RideRefusal.NoSeat,
        Infeasible.NoWheelchairPlace => RideRefusal.NoWheelchairPlace,
        Infeasible.NoTime or Infeasible.RideTooLong or Infeasible.DurationTooLong =>
            Insertion.Cheapest(_empty, wish with { Tie = null }).Feasible ? RideRefusal.NoTimeToReachYou : RideRefusal.OutsideHours,
    };

    /// <summary>What is promised to a wish as it stands in a plan; none when it cannot be said in this day's times.</summary>
    private PlacedLeg? Promise(RideLeg leg, Request wish, Plan with)
    {
        var times = with.Routes.Single(times => times.Route.Serves(wish.Id));
        var (vehicle, stops) = (times.Route.Vehicle.Id, times.Stops);
        var pickUpIndex = stops.Index().First(at => !at.Item.Stop.IsBreak && at.Item.Stop.Request.Id == wish.Id).Index;
        var dropOffIndex = stops.Index().Last(at => !at.Item.Stop.IsBreak && at.Item.Stop.Request.Id == wish.Id).Index;
        var pickUpTime = stops[pickUpIndex].Begin;
        var shiftEnd = times.Route.Vehicle.Shift.Latest;
        var width = _service.PromiseMinutes * 60;
        // Who has an appointment named no earliest pick-up: only the notice binds, and the window stands on the grid.
        var first = RideRequests.RoundUp(leg.Wish == RideWish.ArriveBy ? _requests.SecondsOf(leg.NotBefore) : wish.PickUpWindow.Earliest, 60);
        var earliest = RideRequests.RoundDown(pickUpTime, PromiseGrid);
        if (leg.Wish != RideWish.ArriveBy)
        {
            earliest = Math.Min(earliest, wish.PickUpWindow.Latest - width);
        }

        earliest = Math.Max(earliest, Math.Min(first, pickUpTime));
        var onTheWay = leg.WaitSeconds > 0 ? _requests.DirectSeconds(leg.From, leg.To) : wish.LongestRide;
        var latestArrival = leg.Wish == RideWish.ArriveBy
            ? wish.DropOffWindow.Latest
            : Math.Min(shiftEnd, RideRequests.RoundUp(earliest + width + wish.PickUpService + onTheWay, PromiseGrid));
        if ((_requests.TimeOf(earliest), _requests.TimeOf(earliest + width), _requests.TimeOf(latestArrival)) is not ({ } from, { } to, { } arrival))
        {
            return null;
        }

        // The promise is local; it is judged as it will be read again, also when the clock changes that night.
        var promised = _requests.Promised(
            wish.Id, new(leg.RideId, leg.From, leg.To, leg.Seats, leg.WheelchairPlaces, from, to, arrival, leg.WaitsSince), leg.WaitSeconds, wish.Tie);
        var route = times.Route.Without(wish.Id).With(promised, pickUpIndex, dropOffIndex);
        var plan = Plan.Of(with.Problem, with.Routes.Select((other, id) => id == vehicle ? route : other.Route));
        return plan.GetRoute(vehicle).Feasible
            ? new PlacedLeg(
                new RidePromise(leg.RideId, _runIds[vehicle], from, to, arrival, TravelTimeTable.Metres(leg.From, leg.To, _service.RoadFactor)),
                new RidePlanning(this, plan, [.. _rideIds, leg.RideId]))
            : null;
    }
}

/// <summary>A way that was promised, and the day with it.</summary>
internal sealed record PlacedLeg(RidePromise Promise, RidePlanning Then);
