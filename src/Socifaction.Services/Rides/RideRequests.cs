using NodaTime;
using Socifaction.Services.DialARide;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// A day's legs as requests to the planner: places are points, times are seconds from the instant of local midnight, so that
/// a day on which the clock changes is as long as it is. Promised windows are hard.
/// </summary>
internal sealed class RideRequests
{
    /// <summary>How long before an appointment the person is there at the latest.</summary>
    public const int SecondsBeforeAppointment = 5 * 60;

    private readonly RideService _service;
    private readonly DateTimeZone _zone;
    private readonly LocalDate _date;
    private readonly Instant _midnight;
    private readonly IReadOnlyList<Address> _points;

    public RideRequests(RideService service, DateTimeZone zone, LocalDate date, IEnumerable<Address> places)
    {
        (_service, _zone, _date) = (service, zone, date);
        _midnight = zone.AtStartOfDay(date).ToInstant();
        _points = [.. places.Select(RideSpace.PointAlone).Distinct()];
        Travel = MeasureTravel();
    }

    /// <summary>Driving between the points.</summary>
    public TravelTimes Travel { get; }

    /// <summary>Where a point of the planner's lies.</summary>
    public Address PlaceOf(int point) => _points[point];

    private int PromiseSeconds => _service.PromiseMinutes * 60;

    /// <summary>A run's vehicle with its layouts and the driver's break, which is had at the base.</summary>
    public DialARide.Vehicle VehicleOf(int id, RunOfDay of)
    {
        var at = IndexOf(of.Vehicle.Base);
        var layouts = of.Vehicle.Layouts.OrderBy(layout => layout.Id).Select(layout => new Load(layout.Seats, layout.WheelchairPlaces));
        return new(
            id, at, at, new Window(SecondsOf(of.Run.StartsAt), SecondsOf(of.Run.EndsAt)),
            new Capacity([new Load(of.Vehicle.Seats, of.Vehicle.WheelchairPlaces), .. layouts]), Breaks: of.Run.Break is { } rest ? [BreakOf(rest, at)] : []);
    }

    /// <summary>A vehicle's stops with its break between them, where it costs the least driving.</summary>
    public Route RouteOf(DialARide.Vehicle vehicle, IEnumerable<Stop> stops)
    {
        var rides = stops.ToList();
        // When the day cannot be driven any more, the break stands at its end.
        return Route.WithBreaks(Travel, vehicle, rides) ?? new Route(vehicle, [.. rides, .. vehicle.Breaks.Select(rest => new Stop(rest))]);
    }

    /// <summary>
    /// The wish with its windows; <paramref name="width"/> is how much earlier somebody may arrive, or later leave. None when
    /// the pick-up would have to be too early.
    /// </summary>
    public Request? Wished(int id, RideLeg leg, int width, int notBefore, Tie? tie = null)
    {
        var (service, direct) = (BoardingSeconds(leg.WheelchairPlaces), DirectSeconds(leg.From, leg.To));
        var longest = direct + DetourSeconds(leg.DetourMinutes);
        var time = SecondsOf(leg.Time);
        var (pickUp, dropOff) = leg.Wish switch
        {
            RideWish.ArriveBy => (
                (First: time - SecondsBeforeAppointment - width - longest - service, Last: time - SecondsBeforeAppointment - direct - service),
                (First: time - SecondsBeforeAppointment - width, Last: time - SecondsBeforeAppointment)),
            RideWish.LeaveAt => (
                (First: time, Last: time + width),
                (First: time + service + direct, Last: time + width + service + (leg.WaitSeconds > 0 ? direct : longest))),
            // Until the call comes the latest pick-up is the one that is kept.
            RideWish.WhenCalled => (
                (First: time - PromiseSeconds, Last: time),
                (First: time - PromiseSeconds + service + direct, Last: time + service + longest)),
        };
        var first = Math.Max(pickUp.First, notBefore);
        return first > pickUp.Last
            ? null
            : new Request(
                id, IndexOf(leg.From), IndexOf(leg.To), new Window(first, pickUp.Last), new Window(dropOff.First, dropOff.Last),
                new Load(leg.Seats, leg.WheelchairPlaces), longest, service, Math.Max(service, leg.WaitSeconds), tie);
    }

    /// <summary>The promise as it binds; <paramref name="waitSeconds"/> the vehicle stays after it, at the place.</summary>
    public Request Promised(int id, PromisedLeg leg, int waitSeconds, Tie? tie)
    {
        var (service, direct) = (BoardingSeconds(leg.WheelchairPlaces), DirectSeconds(leg.From, leg.To));
        var (earliest, latest, latestArrival) = (SecondsOf(leg.EarliestPickUp), SecondsOf(leg.LatestPickUp), SecondsOf(leg.LatestArrival));
        // Who is waited for arrives within a window as wide as that of their way back.
        var earliestArrival = waitSeconds > 0 ? Math.Max(earliest, latestArrival - PromiseSeconds) : earliest;
        return new Request(
            id, IndexOf(leg.From), IndexOf(leg.To), new Window(earliest, Math.Max(earliest, latest)),
            new Window(Math.Min(earliestArrival, latestArrival), latestArrival), new Load(leg.Seats, leg.WheelchairPlaces),
            direct + DetourSeconds(leg.DetourMinutes), service, Math.Max(service, waitSeconds), tie);
    }

    public int IndexOf(Address address)
    {
        var point = address.PointAlone();
        return _points.Index().First(p => p.Item == point).Index;
    }

    /// <summary>Driving seconds; to a vehicle's base that nobody has put on the map yet, none.</summary>
    public int DirectSeconds(Address from, Address to) =>
        from.HasCoordinates && to.HasCoordinates ? TravelTimeTable.Seconds(from, to, _service.RoadFactor) : 0;

    public int SecondsOf(LocalTime time) => SecondsOf(_zone.InstantOf(_date, time));

    public int SecondsOf(Instant instant) =>
        (int)Math.Clamp(Math.Ceiling((instant - _midnight).TotalSeconds), -Window.Furthest, Window.Furthest);

    public LocalDateTime Local(int seconds) => (_midnight + Duration.FromSeconds(seconds)).InZone(_zone).LocalDateTime;

    /// <summary>The time of this day; none when it falls on another.</summary>
    public LocalTime? TimeOf(int seconds) => Local(seconds) is var local && local.Date == _date ? local.TimeOfDay : null;

    public int BoardingSeconds(int wheelchairPlaces) => _service.BoardingMinutes * 60 * (wheelchairPlaces > 0 ? 2 : 1);

    public static int RoundDown(int seconds, int step) => (int)Math.Floor(seconds / (double)step) * step;

    public static int RoundUp(int seconds, int step) => (int)Math.Ceiling(seconds / (double)step) * step;

    /// <summary>Somebody's own limit may be shorter than the offering's, never longer.</summary>
    private int DetourSeconds(int? ownMinutes) => 60 * Math.Min(_service.DetourMinutes, ownMinutes ?? int.MaxValue);

    private Break BreakOf(RunBreak rest, int at)
    {
        var (first, length) = (SecondsOf(rest.From), rest.Minutes * 60);
        return new Break(at, new Window(first, Math.Max(first, SecondsOf(rest.To) - length)), length);
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
}
