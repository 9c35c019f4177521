using CsCheck;
using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class KeptApartTests
{
    private static readonly Vehicle Car = new(7, 0, 0, Minutes(0, 600), new Load(4, 0));

    [Fact]
    public void Who_is_kept_apart_rides_before_or_after_and_shares_with_everybody_else()
    {
        var plan = Plan.Empty(new DialARideProblem(StraightRoad(60), [Car]));
        var (one, other, third) = (Ride(1, from: 10, to: 50, pickUp: (60, 65)) with { Apart = 1 }, Ride(2, from: 12, to: 50, pickUp: (60, 200)) with { Apart = 3 }, Ride(3, from: 14, to: 50, pickUp: (60, 200)) with { Apart = 4 });
        plan = plan.With(Insertion.Cheapest(plan, one));

        var shared = plan.With(Insertion.Cheapest(plan, other with { Apart = 2 }));
        var apart = plan.With(Insertion.Cheapest(plan, other));

        shared.DrivingSeconds.Should().Be(plan.DrivingSeconds, "they ride the same way");
        apart.DrivingSeconds.Should().BeGreaterThan(plan.DrivingSeconds);
        SlowChecker.IsFeasible(apart).Should().BeTrue();
        apart.With(Insertion.Cheapest(apart, third)).DrivingSeconds.Should().Be(apart.DrivingSeconds);
        Insertion.Cheapest(plan, other with { PickUpWindow = Minutes(62, 64) }).Why.Should().Be(Infeasible.NoTime, "it is not for want of a seat");
    }

    [Fact]
    public void A_pair_is_never_on_board_together_whatever_is_asked_repaired_and_improved()
    {
        var (met, together) = (0, 0);
        Gen.Select(RandomProblems.StraightProblem, RandomProblems.Requests(4, 7), Gen.Int[0, 99]).Sample((problem, requests, seed) =>
        {
            // Everybody is one of two, who must not meet, or the same two without a quarrel.
            var pair = requests.Select((request, i) => request with { Apart = i < 2 ? 1UL : 0, Load = new Load(1, 0), LongestRide = int.MaxValue }).ToArray();

            Interlocked.Add(ref met, CountTogether(Live(problem, pair, seed)));
            Interlocked.Add(ref together, CountTogether(Live(problem, [.. pair.Select(request => request with { Apart = 0 })], seed)));
        }, iter: 10_000);

        met.Should().Be(0);
        together.Should().BeGreaterThan(300, "without the rule the two do ride together");
    }

    private static Plan Live(DialARideProblem problem, Request[] requests, int seed)
    {
        var plan = Plan.Empty(problem);
        foreach (var request in requests)
        {
            plan = Insertion.Cheapest(plan, request) is { Feasible: true } answer ? plan.With(answer)
                : Repair.FindRoom(plan, [request], new Effort(20, Seed: seed)) ?? plan;
        }

        plan = Improvement.Run(plan, new Effort(30, Seed: seed));
        SlowChecker.IsFeasible(plan).Should().BeTrue();
        return plan;
    }

    /// <summary>How often the first two are on board of one vehicle at a time, counted stop by stop.</summary>
    private static int CountTogether(Plan plan) => plan.Routes.Sum(times =>
    {
        var aboard = new HashSet<int>();
        return times.Route.Stops.Where(stop => !stop.IsBreak).Count(stop =>
        {
            _ = stop.IsPickUp ? aboard.Add(stop.Request.Id) : aboard.Remove(stop.Request.Id);
            return aboard.Contains(0) && aboard.Contains(1);
        });
    });
}
