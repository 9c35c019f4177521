using NodaTime;
using Socifaction.Services.DialARide;
using Socifaction.Services.People;
using Socifaction.Services.Rides.Sharing;

namespace Socifaction.Services.Rides;

/// <summary>A day's runs as the planner sees them, and what it answers. Immutable: a way more is a new planning.</summary>
internal sealed partial class RidePlanning
{
    /// <summary>How far apart two destinations may lie, as the crow flies, to be called the same.</summary>
    public const int SamePlaceMetres = 500;

    /// <summary>How long a whole day is improved at night.</summary>
    private static readonly Effort AtNight = new(100_000, TimeSpan.FromSeconds(5));

    private readonly RideService _service;
    private readonly RideRequests _requests;
    private readonly ApartPairs _apart;
    private readonly IReadOnlyList<Guid> _runIds;
    private readonly Plan _plan;
    private readonly Plan _asRead;
    private readonly Plan _empty;
    private readonly IReadOnlyList<Guid> _rideIds;

    private RidePlanning(RideDay day, DateTimeZone zone, IReadOnlyList<Address> more)
    {
        (_service, _apart) = (day.Service, day.Apart);
        var (runs, legs) = (day.Runs, day.Legs);
        _runIds = [.. runs.Select(of => of.Run.Id)];
        _rideIds = [.. legs.Select(leg => leg.Id)];
        _requests = new(day.Service, zone, day.Date, [.. runs.Select(of => of.Vehicle.Base), .. legs.SelectMany(leg => new[] { leg.From, leg.To }), .. more]);
        var problem = new DialARideProblem(_requests.Travel, [.. runs.Select((of, id) => _requests.VehicleOf(id, of))]);
        var apart = _apart.OfLegs(day);
        var promised = legs.Select((leg, id) => (leg.Id, Request: _requests.Promised(id, leg, WaitAfter(leg, legs), TieOf(leg.WaitsSince)) with { Apart = apart[leg.Id] }))
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
        (_service, _requests, _apart, _runIds, _empty) = (before._service, before._requests, before._apart, before._runIds, before._empty);
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

    /// <summary>Who else is on board with a ride at some moment and is brought to about the same place, in order of getting on.</summary>
    public IReadOnlyList<Guid> ListCompany(Guid rideId)
    {
        var id = _rideIds.Index().Last(ride => ride.Item == rideId).Index;
        var stops = _plan.Routes.Single(times => times.Route.Serves(id)).Route.Stops.Where(stop => !stop.IsBreak).ToList();
        var place = _requests.PlaceOf(stops[Last(id)].Point);
        return [.. stops.Where(stop => stop.IsPickUp && stop.Request.Id != id && First(stop.Request.Id) < Last(id) && First(id) < Last(stop.Request.Id)
                && TravelTimeTable.CrowMetres(_requests.PlaceOf(stop.Request.DropOff), place) <= SamePlaceMetres)
            .Select(stop => _rideIds[stop.Request.Id])];

        int First(int ride) => stops.FindIndex(stop => stop.Request.Id == ride);
        int Last(int ride) => stops.FindLastIndex(stop => stop.Request.Id == ride);
    }

    private IEnumerable<(Guid, DialARide.StopKind)> OrderOf(Plan plan, int vehicle) =>
        plan.Routes[vehicle].Route.Stops.Where(stop => !stop.IsBreak).Select(stop => (_rideIds[stop.Request.Id], stop.Kind));

    /// <summary>The next leg begins on the same vehicle when the wait is over, not a moment later: nobody else is driven meanwhile.</summary>
    private Tie? TieOf(Guid? waitsSince) =>
        waitsSince is { } id && _rideIds.Index().LastOrDefault(ride => ride.Item == id, (-1, default)) is (>= 0 and var outward, _) ? new Tie(outward, 0, 0) : null;

    private int WaitAfter(PromisedLeg leg, IReadOnlyList<PromisedLeg> legs) =>
        legs.FirstOrDefault(other => other.WaitsSince == leg.Id) is { } next ? _requests.SecondsOf(next.LatestPickUp) - _requests.SecondsOf(leg.LatestArrival) : 0;

}
