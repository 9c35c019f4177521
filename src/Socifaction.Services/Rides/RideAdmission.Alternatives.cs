using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <content>When else a wish could be met.</content>
internal sealed partial class RideAdmission
{
    /// <summary>How far a wish is moved, in minutes, to share somebody's way.</summary>
    private const int MostMoved = 45;

    private const int MovedStep = 5;

    /// <summary>Up to so many other wishes for the same day that would be admitted: first one that shares somebody's way, then the nearest.</summary>
    public IReadOnlyList<RideAlternative> ListAlternatives(RideWishes wishes, int count)
    {
        if (wishes.Legs.Any(leg => !leg.From.HasCoordinates || !leg.To.HasCoordinates) || day.Runs.Count == 0)
        {
            return [];
        }

        var found = new List<RideAlternative>();
        if (FindShared(wishes) is { } shared)
        {
            found.Add(shared);
        }

        foreach (var time in PlanningFor(wishes).ListNearest(LegOf(wishes, wishes.Legs[0], null, Guid.CreateVersion7()), 24))
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

        // An open return stands or falls with the latest pick-up, which is the one that is kept.
        if ((wishes.ReturnBy ?? wishes.ReturnAt) is not { } back || Fits(wishes with { ReturnAt = null, ReturnBy = null }).Refused(out var outward, out _))
        {
            return null;
        }

        var arrival = outward.Promises[^1].LatestArrival;
        var leg = LegOf(wishes, wishes.Legs[^1] with { Time = back < arrival ? arrival : back, Latest = null }, outward.Promises[^1], Guid.CreateVersion7());
        foreach (var time in outward.Planning.ListNearest(leg, 8))
        {
            var moved = wishes.ReturnBy is null ? wishes with { ReturnAt = time } : wishes with { ReturnBy = time };
            if (!Fits(moved).Refused(out admitted, out _))
            {
                return Alternative(moved, admitted);
            }
        }

        return null;
    }

    /// <summary>What would be promised with everybody else driven as they are: alternatives are many, and rearranging takes a while.</summary>
    private Outcome<AdmittedRide, RideRefusal> Fits(RideWishes wishes) => Admit(wishes, PlanningFor(wishes), [], mayRearrange: false);

    private static RideAlternative Alternative(RideWishes wishes, AdmittedRide admitted) =>
        new(wishes, admitted.Outward.EarliestPickUp, admitted.Outward.LatestPickUp, admitted.Return?.EarliestPickUp, admitted.Return?.LatestPickUp);

    /// <summary>
    /// The wish moved by a little, so that they ride with somebody who is already promised to be brought to about the same
    /// place; none when that is not needed or cannot be. Who has an appointment is not brought after it.
    /// </summary>
    private RideAlternative? FindShared(RideWishes wishes)
    {
        // Only a way out that does not fit by itself is moved: a way back may be all that stands in the way.
        if (!day.Rides.Any(ride => IsNear(ride.To, wishes.To)) || !Fits(WayOutOf(wishes)).Refused(out _, out _))
        {
            return null;
        }

        for (var minutes = MovedStep; minutes <= MostMoved; minutes += MovedStep)
        {
            foreach (var moved in wishes.Wish == RideWish.ArriveBy ? [-minutes] : (int[])[-minutes, minutes])
            {
                var other = wishes with { WishTime = wishes.WishTime.PlusMinutes(moved) };
                if ((other.WishTime > wishes.WishTime) == (moved > 0) && !Fits(other).Refused(out var admitted, out _)
                    && admitted.Planning.ListCompany(admitted.Outward.RideId).FirstOrDefault(id => day.Rides.Any(ride => ride.Id == id)) is var shared && shared != default)
                {
                    return Alternative(other, admitted) with { Sharing = new(shared, moved) };
                }
            }
        }

        return null;
    }

    private static RideWishes WayOutOf(RideWishes wishes) => wishes with { ReturnAt = null, ReturnBy = null, WaitMinutes = null, Onward = [] };

    private static bool IsNear(Address one, Address other) =>
        one.HasCoordinates && other.HasCoordinates && TravelTimeTable.CrowMetres(one, other) <= RidePlanning.SamePlaceMetres;
}
