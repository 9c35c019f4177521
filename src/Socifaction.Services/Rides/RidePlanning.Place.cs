using NodaTime;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Rides;

/// <content>What is asked of a planned day: whether one way more fits, when else it would, and what is promised for it.</content>
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
        if (_runIds.Count == 0 || Wished(leg, WidthsOf(leg)[^1], int.MinValue) is not { } wish)
        {
            return [];
        }

        var shifts = _plan.Problem.Vehicles.Select(vehicle => vehicle.Shift).ToList();
        var notBefore = _requests.SecondsOf(leg.NotBefore);
        var day = new Window(Math.Max(shifts.Min(shift => shift.Earliest), notBefore), Math.Max(shifts.Max(shift => shift.Latest), notBefore));
        return [.. Insertion.NearestFeasible(_plan, wish, day, AlternativesStep, count)
            .Select(near => _requests.TimeOf(_requests.SecondsOf(leg.Time) + near.MovedBy)).OfType<LocalTime>()];
    }

    private int[] WidthsOf(RideLeg leg) =>
        leg.WaitSeconds > 0 || leg.WaitsSince is not null ? [_service.PromiseMinutes * 60]
        : leg.Wish == RideWish.ArriveBy ? ArrivalWidths
        : [LeavingWidth];

    private Request? Wished(RideLeg leg, int width) => Wished(leg, width, _requests.SecondsOf(leg.NotBefore));

    private Request? Wished(RideLeg leg, int width, int notBefore) =>
        _requests.Wished(_rideIds.Count, leg, width, notBefore, TieOf(leg.WaitsSince)) is { } wish ? wish with { Apart = _apart.Of(leg.ResidentId) } : null;

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
            wish.Id, new(leg.RideId, leg.From, leg.To, leg.Seats, leg.WheelchairPlaces, from, to, arrival, leg.WaitsSince) { ResidentId = leg.ResidentId, DetourMinutes = leg.DetourMinutes }, leg.WaitSeconds, wish.Tie)
            with { Apart = wish.Apart };
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
