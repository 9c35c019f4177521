using NodaTime;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Rides;

/// <summary>What the day answers when a run of it changes: who can be kept, and when else the others could travel.</summary>
internal sealed partial class RidePlanning
{
    private const int TimesToTry = 12;

    /// <summary>How long others may be rearranged to keep one promise. By rounds alone: what was shown is what is saved.</summary>
    private static readonly Effort ToKeep = new(1_000);

    /// <summary>Whether a run can drive all that stands on it.</summary>
    public bool CanDrive(Guid runId) => _plan.GetRoute(_runIds.Index().Single(run => run.Item == runId).Index).Feasible;

    /// <summary>
    /// The day with legs that were promised together besides: at the least additional driving, else with others rearranged
    /// within their promises; null when nothing keeps them.
    /// </summary>
    public RidePlanning? Keep(IReadOnlyList<PromisedLeg> together)
    {
        if (!_plan.Routes.Any(route => route.Feasible))
        {
            return null;
        }

        var with = new RidePlanning(this, _plan, [.. _rideIds, .. together.Select(leg => leg.Id)]);
        var wishes = together.Select((leg, i) => _requests.Promised(_rideIds.Count + i, leg, WaitAfter(leg, together), with.TieOf(leg.WaitsSince))).ToList();
        var plan = _plan;
        foreach (var wish in wishes)
        {
            plan = plan is not null && Insertion.Cheapest(plan, wish) is { Feasible: true } insertion ? plan.With(insertion) : null;
        }

        // What even an empty vehicle could not do needs no search.
        if (plan is null && wishes.TrueForAll(wish => Insertion.Cheapest(_empty, wish with { Tie = null }).Feasible))
        {
            plan = Repair.FindRoom(_plan, wishes, ToKeep);
        }

        return plan is null ? null : new RidePlanning(this, plan, with._rideIds);
    }

    /// <summary>Other wished times at which the leg could be promised with everybody else driven as they are, nearest first, each with its promise.</summary>
    public IEnumerable<(LocalTime Wish, RidePromise Promise)> ListPromises(RideLeg leg)
    {
        foreach (var time in ListNearest(leg, TimesToTry))
        {
            if (!Place(leg with { Time = time }, mayRearrange: false).Refused(out var placed, out _))
            {
                yield return (time, placed.Promise);
            }
        }
    }
}
