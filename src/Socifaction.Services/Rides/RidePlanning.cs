using System.Collections.Immutable;
using NodaTime;
using Socifaction.Services.DialARide;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// A day's runs in the planner's words and back: promised windows are hard, seconds are counted from the instant of local
/// midnight, so that a day on which the clock changes is as long as it is. Immutable: a way more is a new planning.
/// </summary>
internal sealed class RidePlanning
{
    /// <summary>How long before an appointment the person is there at the latest.</summary>
    private const int SecondsBeforeAppointment = 5 * 60;

    /// <summary>How much earlier than that the person may arrive: little if it can be, else more.</summary>
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
    private readonly DateTimeZone _zone;
    private readonly LocalDate _date;
    private readonly Instant _midnight;
    private readonly IReadOnlyList<Guid> _runIds;
    private readonly IReadOnlyList<Address> _points;
    private readonly Plan _plan;
    private readonly Plan _asRead;
    private readonly Plan _empty;
    private readonly IReadOnlyList<Guid> _rideIds;

    private RidePlanning(RideDay day, DateTimeZone zone, IReadOnlyList<Address> more)
    {
        (_service, _zone, _date) = (day.Service, zone, day.Date);
        _midnight = zone.AtStartOfDay(day.Date).ToInstant();
        var runs = day.Runs;
        _runIds = [.. runs.Select(of => of.Run.Id)];
        _points = [.. runs.Select(of => of.Vehicle.Base).Concat(day.Rides.SelectMany(r => new[] { r.From, r.To })).Concat(more)
            .Select(Point).Distinct()];
        _rideIds = [.. day.Rides.Select(ride => ride.Id)];

        var problem = new DialARideProblem(MeasureTravel(), [.. runs.Select((of, id) => new DialARide.Vehicle(
            id,
            IndexOf(of.Vehicle.Base),
            IndexOf(of.Vehicle.Base),
            new Window(SecondsOf(of.Run.StartsAt), SecondsOf(of.Run.EndsAt)),
            new Capacity([new Load(of.Vehicle.Seats, of.Vehicle.WheelchairPlaces), .. of.Vehicle.Layouts.Select(l => new Load(l.Seats, l.WheelchairPlaces))]),
            Breaks: BreaksOf(of)))]);
        var requests = day.Rides.Select((ride, id) => (ride.Id, Request: PromisedRequest(
            id, ride.From, ride.To, new Load(ride.Seats, ride.WheelchairPlaces),
            SecondsOf(ride.StartTime), SecondsOf(ride.LatestStart ?? ride.StartTime), SecondsOf(ride.LatestArrival ?? ride.EndTime))))
            .ToDictionary(pair => pair.Id, pair => pair.Request);
        _empty = Plan.Empty(problem);
        _plan = _asRead = Plan.Of(problem, runs.Select((of, id) => new Route(
            problem.Vehicles[id],
            day.Stops.Where(stop => stop.RunId == of.Run.Id && requests.ContainsKey(stop.RideId)).OrderBy(stop => stop.Order)
                .Select(stop => new Stop(requests[stop.RideId], stop.Kind == StopKind.PickUp ? DialARide.StopKind.PickUp : DialARide.StopKind.DropOff)))));
    }

    private RidePlanning(RidePlanning before, Plan plan, IReadOnlyList<Guid> rideIds)
    {
        (_service, _zone, _date, _midnight) = (before._service, before._zone, before._date, before._midnight);
        (_runIds, _points, _empty) = (before._runIds, before._points, before._empty);
        (_plan, _rideIds, _asRead) = (plan, rideIds, before._asRead);
    }

    /// <summary>Whether every promise can be kept.</summary>
    public bool Feasible => _plan.Feasible;

    /// <summary>The day as it stands; <paramref name="more"/> are the places that will be asked for.</summary>
    public static RidePlanning Of(RideDay day, DateTimeZone zone, params IReadOnlyList<Address> more) => new(day, zone, more);

    /// <summary>The runs that are driven otherwise than they were read.</summary>
    public IReadOnlyList<Guid> ChangedRunIds =>
        [.. _runIds.Where((_, id) => !_plan.Routes[id].Route.Stops.SequenceEqual(_asRead.Routes[id].Route.Stops))];

    /// <summary>The same promises with less driving, as far as a while of searching finds it.</summary>
    public RidePlanning Improve(CancellationToken cancellationToken) =>
        new(this, Improvement.Run(_plan, AtNight, cancellation: cancellationToken), _rideIds);

    /// <summary>
    /// A promise for the way and the day with it, at the least additional driving; or what stands in the way. Where nothing
    /// fits, others may be rearranged within their promises, on a day on which nobody has left yet.
    /// </summary>
    public Outcome<PlacedLeg, RideRefusal> Place(RideLeg leg, bool mayRearrange)
    {
        var refusal = RideRefusal.NoTimeToReachYou;
        Request? refused = null;
        foreach (var width in leg.Wish == RideWish.ArriveBy ? ArrivalWidths : [LeavingWidth])
        {
            if (Wished(leg, width, SecondsOf(leg.NotBefore)) is not { } wish)
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

        return mayRearrange && refused is not null && refusal != RideRefusal.OutsideHours && !HasBegun(leg.NotBefore)
            && Repair.FindRoom(_plan, [refused], BeforeNo) is { } rearranged && Promise(leg, refused, rearranged) is { } found
            ? found
            : refusal;
    }

    /// <summary>Wished times nearest to the leg's own at which it would fit, nearest first.</summary>
    public IReadOnlyList<LocalTime> ListNearest(RideLeg leg, int count)
    {
        if (_runIds.Count == 0 || Wished(leg, leg.Wish == RideWish.ArriveBy ? ArrivalWidths[^1] : LeavingWidth, int.MinValue) is not { } wish)
        {
            return [];
        }

        var shifts = _plan.Problem.Vehicles.Select(vehicle => vehicle.Shift).ToList();
        var day = new Window(Math.Max(shifts.Min(shift => shift.Earliest), SecondsOf(leg.NotBefore)), Math.Max(shifts.Max(shift => shift.Latest), SecondsOf(leg.NotBefore)));
        return [.. Insertion.NearestFeasible(_plan, wish, day, AlternativesStep, count)
            .Select(near => Local(SecondsOf(leg.Time) + near.MovedBy)).OfType<LocalDateTime>()
            .Where(local => local.Date == _date).Select(local => local.TimeOfDay)];
    }

    /// <summary>The stops of a run in driving order, to the minute; without times when the promises can no longer all be kept.</summary>
    public IReadOnlyList<PlannedStop> ListStops(Guid runId)
    {
        var id = _runIds.Index().Single(run => run.Item == runId).Index;
        var route = _plan.GetRoute(id);
        return [.. route.Route.Stops.Select((stop, order) => new PlannedStop(
            _rideIds[stop.Request.Id],
            stop.IsPickUp ? StopKind.PickUp : StopKind.DropOff,
            route.Feasible ? Local(RoundDown(route.Stops[order].Begin, 60)).TimeOfDay : null))];
    }

    /// <summary>Whether some driver may be out already, with a list that nobody can change.</summary>
    private bool HasBegun(Instant now) => _plan.Problem.Vehicles.Any(vehicle => vehicle.Shift.Earliest <= SecondsOf(now));

    private RideRefusal Reason(Infeasible why, Request wish) => why switch
    {
        Infeasible.NoSeat => RideRefusal.NoSeat,
        Infeasible.NoWheelchairPlace => RideRefusal.NoWheelchairPlace,
        Infeasible.NoTime or Infeasible.RideTooLong or Infeasible.DurationTooLong =>
            Insertion.Cheapest(_empty, wish).Feasible ? RideRefusal.NoTimeToReachYou : RideRefusal.OutsideHours,
    };

    /// <summary>What is promised to a wish as it stands in a plan; none when it cannot be said in this day's times.</summary>
    private PlacedLeg? Promise(RideLeg leg, Request wish, Plan with)
    {
        var times = with.Routes.Single(times => times.Route.Serves(wish.Id));
        var (vehicle, stops) = (times.Route.Vehicle.Id, times.Stops);
        var pickUpIndex = stops.Index().First(at => at.Item.Stop.Request.Id == wish.Id).Index;
        var dropOffIndex = stops.Index().Last(at => at.Item.Stop.Request.Id == wish.Id).Index;
        var pickUpTime = stops[pickUpIndex].Begin;
        var shiftEnd = times.Route.Vehicle.Shift.Latest;
        var width = _service.PromiseMinutes * 60;
        // Who has an appointment named no earliest pick-up: only the notice binds, and the window stands on the grid.
        var first = RoundUp(leg.Wish == RideWish.LeaveAt ? wish.PickUpWindow.Earliest : SecondsOf(leg.NotBefore), 60);
        var earliest = RoundDown(pickUpTime, PromiseGrid);
        if (leg.Wish == RideWish.LeaveAt)
        {
            earliest = Math.Min(earliest, wish.PickUpWindow.Latest - width);
        }

        earliest = Math.Max(earliest, Math.Min(first, pickUpTime));
        var latestArrival = leg.Wish == RideWish.ArriveBy
            ? wish.DropOffWindow.Latest
            : Math.Min(shiftEnd, RoundUp(earliest + width + wish.PickUpService + wish.LongestRide, PromiseGrid));

        var (from, to, arrival) = (Local(earliest), Local(earliest + width), Local(latestArrival));
        if (from.Date != _date || to.Date != _date || arrival.Date != _date)
        {
            return null;
        }

        // The promise is local; it is judged as it will be read again, also when the clock changes that night.
        var promised = PromisedRequest(wish.Id, leg.From, leg.To, wish.Load, SecondsOf(from.TimeOfDay), SecondsOf(to.TimeOfDay), SecondsOf(arrival.TimeOfDay));
        var route = times.Route.Without(wish.Id).With(promised, pickUpIndex, dropOffIndex);
        var plan = Plan.Of(with.Problem, with.Routes.Select((other, id) => id == vehicle ? route : other.Route));
        return plan.GetRoute(vehicle).Feasible
            ? new PlacedLeg(
                new RidePromise(leg.RideId, _runIds[vehicle], from.TimeOfDay, to.TimeOfDay, arrival.TimeOfDay, TravelTimeTable.Metres(leg.From, leg.To, _service.RoadFactor)),
                new RidePlanning(this, plan, [.. _rideIds, leg.RideId]))
            : null;
    }

    /// <summary>The wish with its windows; none when the pick-up would have to be too early.</summary>
    private Request? Wished(RideLeg leg, int width, int notBefore)
    {
        var (service, direct) = (BoardingSeconds(leg.WheelchairPlaces), DirectSeconds(leg.From, leg.To));
        var longest = direct + _service.DetourMinutes * 60;
        var time = SecondsOf(leg.Time);
        var (pickUp, dropOff) = leg.Wish switch
        {
            RideWish.ArriveBy => (
                (First: time - SecondsBeforeAppointment - width - longest - service, Last: time - SecondsBeforeAppointment - direct - service),
                (First: time - SecondsBeforeAppointment - width, Last: time - SecondsBeforeAppointment)),
            RideWish.LeaveAt => (
                (First: time, Last: time + width),
                (First: time + service + direct, Last: time + width + service + longest)),
            RideWish.WhenCalled => (
                (First: time - _service.PromiseMinutes * 60, Last: time),
                (First: time - _service.PromiseMinutes * 60 + service + direct, Last: time + service + longest)),
        };
        var first = Math.Max(pickUp.First, notBefore);
        return first > pickUp.Last
            ? null
            : new Request(
                _rideIds.Count, IndexOf(leg.From), IndexOf(leg.To), new Window(first, pickUp.Last), new Window(dropOff.First, dropOff.Last),
                new Load(leg.Seats, leg.WheelchairPlaces), longest, service, service);
    }

    private Request PromisedRequest(int id, Address from, Address to, Load load, int earliest, int latest, int latestArrival)
    {
        var (service, direct) = (BoardingSeconds(load.Wheelchairs), DirectSeconds(from, to));
        return new Request(
            id, IndexOf(from), IndexOf(to), new Window(earliest, latest), new Window(Math.Min(earliest, latestArrival), latestArrival),
            load, direct + _service.DetourMinutes * 60, service, service);
    }

    private ImmutableArray<Break> BreaksOf(RunOfDay of)
    {
        if (of.Run.Break is not { } rest)
        {
            return [];
        }

        var length = rest.Minutes * 60;
        var first = SecondsOf(rest.From);
        return [new Break(IndexOf(of.Vehicle.Base), new Window(first, Math.Max(first, SecondsOf(rest.To) - length)), length)];
    }

    private TravelTimes MeasureTravel()
    {
        // A day without places still needs a point to stand on.
        var count = Math.Max(1, _points.Count);
        var seconds = new int[count, count];
        for (var from = 0; from < _points.Count; from++)
        {
            for (var to = 0; to < _points.Count; to++)
            {
                seconds[from, to] = DirectSeconds(_points[from], _points[to]);
            }
        }

        return new TravelTimes(seconds);
    }

    /// <summary>Driving seconds; to a vehicle's base that nobody has put on the map yet, none.</summary>
    private int DirectSeconds(Address from, Address to) =>
        from.HasCoordinates && to.HasCoordinates ? TravelTimeTable.Seconds(from, to, _service.RoadFactor) : 0;

    private int BoardingSeconds(int wheelchairPlaces) => _service.BoardingMinutes * 60 * (wheelchairPlaces > 0 ? 2 : 1);

    private int IndexOf(Address address)
    {
        var point = Point(address);
        return _points.Index().First(p => p.Item == point).Index;
    }

    private int SecondsOf(LocalTime time) => SecondsOf(_zone.InstantOf(_date, time));

    private int SecondsOf(Instant instant) =>
        (int)Math.Clamp(Math.Ceiling((instant - _midnight).TotalSeconds), -Window.Furthest, Window.Furthest);

    private LocalDateTime Local(int seconds) => (_midnight + Duration.FromSeconds(seconds)).InZone(_zone).LocalDateTime;

    private static Address Point(Address address) => new("", "", "", address.Latitude, address.Longitude);

    private static int RoundDown(int seconds, int step) => (int)Math.Floor(seconds / (double)step) * step;

    private static int RoundUp(int seconds, int step) => (int)Math.Ceiling(seconds / (double)step) * step;
}

/// <summary>A way that was promised, and the day with it.</summary>
internal sealed record PlacedLeg(RidePromise Promise, RidePlanning Then);
