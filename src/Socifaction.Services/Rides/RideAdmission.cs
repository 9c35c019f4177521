using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// The rules by which a wish becomes a promise: window, eligibility, area, room and time, outward and return together or
/// not at all. It judges a day that was read and writes nothing.
/// </summary>
internal sealed class RideAdmission(RideDay day, InitiativeClock clock, Resident resident, IReadOnlyList<Ride> ownRides, bool byStaff)
{
    private RidePlanning? _planning;

    private BookingWindow Window => day.Service.Window;

    /// <summary>What would be promised, or the first reason why not. The ids are those of rides that wait for the promise already.</summary>
    public Outcome<AdmittedRide, RideRefusal> Admit(RideWishes wishes, Guid? outwardId = null, Guid? returnId = null) =>
        Admit(wishes, outwardId, returnId, mayRearrange: true);

    private Outcome<AdmittedRide, RideRefusal> Admit(RideWishes wishes, Guid? outwardId, Guid? returnId, bool mayRearrange)
    {
        if (FindObjection(wishes) is { } objection)
        {
            return objection;
        }

        if (PlanningFor(wishes).Place(OutwardLeg(wishes, outwardId), mayRearrange).Refused(out var outward, out var why))
        {
            return why;
        }

        if (Collides(outward.Promise))
        {
            return RideRefusal.AlreadyTravelling;
        }

        if (wishes.ReturnAt is not { } returnAt)
        {
            return new AdmittedRide(outward.Promise, null, outward.Then);
        }

        if (returnAt < outward.Promise.LatestArrival)
        {
            return RideRefusal.ReturnBeforeArrival;
        }

        if (outward.Then.Place(ReturnLeg(wishes, returnAt, returnId), mayRearrange).Refused(out var back, out why))
        {
            return why;
        }

        return Collides(back.Promise) ? RideRefusal.AlreadyTravelling : new AdmittedRide(outward.Promise, back.Promise, back.Then);
    }

    /// <summary>Up to so many other wishes for the same day that would be admitted, nearest first.</summary>
    public IReadOnlyList<RideAlternative> ListAlternatives(RideWishes wishes, int count)
    {
        if (!wishes.From.HasCoordinates || !wishes.To.HasCoordinates || day.Runs.Count == 0)
        {
            return [];
        }

        var found = new List<RideAlternative>();
        foreach (var time in PlanningFor(wishes).ListNearest(OutwardLeg(wishes), 24))
        {
            if (Nearest(wishes with { WishTime = time }) is { } near && !found.Any(near.IsMuchLike))
            {
                found.Add(near);
            }

            if (found.Count == count)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The wish itself or, when only its return stands in the way, with the nearest return that would do.</summary>
    private RideAlternative? Nearest(RideWishes wishes)
    {
        if (!Fits(wishes).Refused(out var admitted, out _))
        {
            return Alternative(wishes, admitted);
        }

        if (wishes.ReturnAt is not { } returnAt || Fits(wishes with { ReturnAt = null }).Refused(out var outward, out _))
        {
            return null;
        }

        var wished = returnAt < outward.Outward.LatestArrival ? outward.Outward.LatestArrival : returnAt;
        foreach (var time in outward.Planning.ListNearest(ReturnLeg(wishes, wished), 8))
        {
            if (!Fits(wishes with { ReturnAt = time }).Refused(out admitted, out _))
            {
                return Alternative(wishes with { ReturnAt = time }, admitted);
            }
        }

        return null;
    }

    /// <summary>What would be promised with everybody else driven as they are: alternatives are many, and rearranging takes a while.</summary>
    private Outcome<AdmittedRide, RideRefusal> Fits(RideWishes wishes) => Admit(wishes, null, null, mayRearrange: false);

    private static RideAlternative Alternative(RideWishes wishes, AdmittedRide admitted) =>
        new(wishes, admitted.Outward.EarliestPickUp, admitted.Outward.LatestPickUp, admitted.Return?.EarliestPickUp, admitted.Return?.LatestPickUp);

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

        if (wishes.ReturnAt <= wishes.WishTime)
        {
            return RideRefusal.ReturnBeforeArrival;
        }

        if (!wishes.From.HasCoordinates || !wishes.To.HasCoordinates)
        {
            return RideRefusal.PlaceUnknown;
        }

        return day.Runs.Count == 0 ? RideRefusal.NoRunThatDay
            : day.Runs.Any(of => Reaches(of.Vehicle, wishes.From) && Reaches(of.Vehicle, wishes.To)) ? null
            : RideRefusal.OutsideArea;
    }

    private bool Reaches(Vehicle vehicle, Address place) =>
        !vehicle.Base.HasCoordinates || TravelTimeTable.CrowMetres(vehicle.Base, place) <= day.Service.AreaKilometres * 1000.0;

    private bool Collides(RidePromise promise) =>
        ownRides.Any(ride => ride.Date == day.Date && ride.StartTime < promise.LatestArrival && promise.EarliestPickUp < ride.EndTime);

    private RidePlanning PlanningFor(RideWishes wishes) => _planning ??= RidePlanning.Of(day, clock.Zone, wishes.From, wishes.To);

    private RideLeg OutwardLeg(RideWishes wishes, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), wishes.From, wishes.To, wishes.Wish, wishes.WishTime, wishes.Seats, wishes.WheelchairPlaces, EarliestPickUp);

    private RideLeg ReturnLeg(RideWishes wishes, LocalTime at, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), wishes.To, wishes.From, RideWish.LeaveAt, at, wishes.Seats, wishes.WheelchairPlaces, EarliestPickUp);

    private Instant EarliestPickUp => clock.Now + (byStaff ? Duration.Zero : Duration.FromMinutes(Window.ShutsMinutesBefore));
}

/// <summary>What is promised, and the day with it.</summary>
internal sealed record AdmittedRide(RidePromise Outward, RidePromise? Return, RidePlanning Planning);

/// <summary>A wish that could be met instead, with the pick-up windows that would be promised.</summary>
public sealed record RideAlternative(
    RideWishes Wishes, LocalTime EarliestPickUp, LocalTime LatestPickUp, LocalTime? EarliestReturn, LocalTime? LatestReturn)
{
    /// <summary>Whether both ways overlap with those of another: a person would see no difference.</summary>
    internal bool IsMuchLike(RideAlternative other) =>
        EarliestPickUp < other.LatestPickUp && other.EarliestPickUp < LatestPickUp
        && (EarliestReturn is null || (EarliestReturn < other.LatestReturn && other.EarliestReturn < LatestReturn));
}

internal static class WindowAnswers
{
    /// <summary>The refusal that goes with what the booking window says.</summary>
    public static RideRefusal? AsRefusal(this WindowAnswer answer) => answer switch
    {
        WindowAnswer.Open => null,
        WindowAnswer.Past => RideRefusal.Past,
        WindowAnswer.TooLate => RideRefusal.BookingShut,
        WindowAnswer.TooEarly => RideRefusal.NotOpenYet,
    };
}
