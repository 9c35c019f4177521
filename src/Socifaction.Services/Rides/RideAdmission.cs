using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// The rules by which a wish becomes a promise: window, eligibility, area, room and time, outward and return together or
/// not at all. It judges a day that was read and writes nothing.
/// </summary>
internal sealed partial class RideAdmission(RideDay day, InitiativeClock clock, Resident resident, IReadOnlyList<Ride> ownRides, bool byStaff, Destination? goal = null)
{
    private RidePlanning? _planning;

    private BookingWindow Window => day.Service.Window;

    /// <summary>What would be promised, or the first reason why not. The ids are those of rides that wait for the promise already.</summary>
    public Outcome<AdmittedRide, RideRefusal> Admit(RideWishes wishes, params IReadOnlyList<Guid> ids) =>
        Admit(wishes, PlanningFor(wishes), ids, mayRearrange: true);

    /// <summary>The same in a day on which something more is kept already, with everybody else driven as they are.</summary>
    public Outcome<AdmittedRide, RideRefusal> AdmitBeside(RidePlanning planning, RideWishes wishes) => Admit(wishes, planning, [], mayRearrange: false);

    /// <summary>What was kept for the wish is promised, if nothing else has come in its way.</summary>
    public Outcome<AdmittedRide, RideRefusal> AdmitHeld(RideWishes wishes, IReadOnlyList<RideHold> held)
    {
        if (FindObjection(wishes) is { } objection)
        {
            return objection;
        }

        var promises = held.Select(hold => new RidePromise(
            hold.Id, hold.RunId, hold.EarliestPickUp, hold.LatestPickUp, hold.LatestArrival,
            TravelTimeTable.Metres(hold.From, hold.To, day.Service.RoadFactor))).ToList();
        return promises.Any(Collides) ? RideRefusal.AlreadyTravelling : new AdmittedRide(promises, PlanningFor(wishes), wishes);
    }

    private Outcome<AdmittedRide, RideRefusal> Admit(RideWishes wishes, RidePlanning planning, IReadOnlyList<Guid> ids, bool mayRearrange)
    {
        if (FindObjection(wishes) is { } objection)
        {
            return objection;
        }

        var promises = new List<RidePromise>();
        foreach (var leg in wishes.Legs)
        {
            var before = promises.LastOrDefault();
            if (!leg.VehicleWaits && leg.Time < before?.LatestArrival)
            {
                return RideRefusal.ReturnBeforeArrival;
            }

            var id = promises.Count < ids.Count ? ids[promises.Count] : Guid.CreateVersion7();
            if (planning.Place(LegOf(wishes, leg, before, id), mayRearrange).Refused(out var placed, out var why))
            {
                return why;
            }

            if (Collides(placed.Promise))
            {
                return RideRefusal.AlreadyTravelling;
            }

            promises.Add(placed.Promise);
            planning = placed.Then;
        }

        // Making room for the way back may have given the outward one to another vehicle.
        return new AdmittedRide([.. promises.Select(promise => promise with { RunId = planning.FindRun(promise.RideId) })], planning, wishes);
    }

    private RideRefusal? FindObjection(RideWishes wishes)
    {
        var startsAt = clock.InstantOf(wishes.Date, wishes.WishTime);
        if (Window.Ask(clock.Now, clock.Today, startsAt, wishes.Date, byStaff).AsRefusal() is { } shut)
        {
            return shut;
        }

        if (!day.Service.Eligibility.Admits(resident, wishes.Date))
        {
            return RideRefusal.NotEligible;
        }

        if (wishes.Companions > day.Service.MostCompanions)
        {
            return RideRefusal.TooManyCompanions;
        }

        if (goal?.IsClosedFor(wishes) == true)
        {
            return RideRefusal.DestinationClosed;
        }

        if (wishes.Mobility == MobilityNeed.Lying)
        {
            return RideRefusal.HasToLie;
        }

        if (wishes.ReturnAt <= wishes.WishTime || wishes.ReturnBy <= wishes.ReturnAt || wishes.WaitMinutes < 0)
        {
            return RideRefusal.ReturnBeforeArrival;
        }

        // Between several places the driver goes on instead of waiting.
        if (wishes.WaitMinutes > day.Service.WaitingMinutes || (wishes.WaitMinutes is not null && wishes.Onward.Count > 0))
        {
            return RideRefusal.WaitTooLong;
        }

        if (wishes.Legs.Any(leg => !leg.From.HasCoordinates || !leg.To.HasCoordinates))
        {
            return RideRefusal.PlaceUnknown;
        }

        return day.Runs.Count == 0 ? RideRefusal.NoRunThatDay
            : day.Runs.Any(of => wishes.Legs.All(leg => Reaches(of.Vehicle, leg.From) && Reaches(of.Vehicle, leg.To))) ? null
            : RideRefusal.OutsideArea;
    }

    private bool Reaches(Vehicle vehicle, Address place) =>
        !vehicle.Base.HasCoordinates || TravelTimeTable.CrowMetres(vehicle.Base, place) <= day.Service.AreaKilometres * 1000.0;

    private bool Collides(RidePromise promise) =>
        ownRides.Any(ride => ride.Date == day.Date && ride.StartTime < promise.LatestArrival && promise.EarliestPickUp < ride.EndTime);

    private RidePlanning PlanningFor(RideWishes wishes) => _planning ??= RidePlanning.Of(day, clock.Zone, [.. wishes.Legs.Select(leg => leg.To), wishes.From]);

    private RideLeg LegOf(RideWishes wishes, WishedLeg leg, RidePromise? before, Guid id)
    {
        var made = new RideLeg(id, leg.From, leg.To, leg.Wish, leg.Latest ?? leg.Time, wishes.Seats, wishes.WheelchairPlaces, EarliestPickUp)
        {
            ResidentId = resident.Id, DetourMinutes = resident.DetourLimit?.Minutes,
        };
        if (wishes.WaitMinutes is not { } minutes)
        {
            return made;
        }

        // It is waited from the appointment on, for which the person comes up to so much earlier; else from getting off.
        var early = wishes.Wish == RideWish.ArriveBy
            ? RideRequests.SecondsBeforeAppointment / 60 + day.Service.PromiseMinutes
            : day.Service.BoardingMinutes * (wishes.WheelchairPlaces > 0 ? 2 : 1);
        return before is null
            ? made with { WaitSeconds = 60 * (minutes + early) }
            : made with { Time = before.LatestArrival.PlusMinutes(minutes + early - day.Service.PromiseMinutes), WaitsSince = before.RideId };
    }

    private Instant EarliestPickUp => clock.Now + (byStaff ? Duration.Zero : Duration.FromMinutes(Window.ShutsMinutesBefore));
}

/// <summary>What is promised leg by leg, and the day with it.</summary>
internal sealed record AdmittedRide(IReadOnlyList<RidePromise> Promises, RidePlanning Planning, RideWishes Wishes)
{
    public RidePromise Outward => Promises[0];

    /// <summary>Of the way back, where one was asked for.</summary>
    public RidePromise? Return => Wishes.HasReturn ? Promises[^1] : null;
}
