using CsCheck;

namespace Socifaction.Services.DialARide.Tests;

public sealed class PromisesAreKept
{
    /// <summary>What happens on a day: somebody asks, cancels or is moved, or the night improves the plan.</summary>
    private enum Act
    {
        Ask,
        Cancel,
        Move,
        Improve,
    }

    [Fact]
    public void Whatever_happens_on_a_day_every_plan_is_feasible_and_every_promise_stands_word_for_word()
    {
        var (rescued, refused, improved, moved, cancelled) = (0, 0, 0, 0, 0);
        var acts = Gen.Frequency((6, Gen.Const(Act.Ask)), (1, Gen.Const(Act.Cancel)), (1, Gen.Const(Act.Move)), (1, Gen.Const(Act.Improve)));
        Gen.Select(RandomProblems.StraightProblem, RandomProblems.Requests(4, 9), Gen.Select(acts, Gen.Int[0, 99]).Array[12]).Sample((problem, requests, day) =>
        {
            var plan = Plan.Empty(problem);
            var promised = new Dictionary<int, Request>();
            var waiting = new Queue<Request>(requests);
            foreach (var (act, luck) in day)
            {
                var before = plan.DrivingSeconds;
                switch (act)
                {
                    case Act.Ask when waiting.TryDequeue(out var wish):
                        if (Insertion.Cheapest(plan, wish) is { Feasible: true } answer)
                        {
                            plan = plan.With(answer);
                        }
                        else if (Repair.FindRoom(plan, [wish], new Effort(40, Seed: luck)) is { } repaired)
                        {
                            plan = repaired;
                            Interlocked.Increment(ref rescued);
                        }
                        else
                        {
                            Interlocked.Increment(ref refused);
                            break;
                        }

                        promised.Add(wish.Id, wish);
                        break;
                    case Act.Cancel when promised.Count > 0:
                        var gone = promised.Keys.ElementAt(luck % promised.Count);
                        plan = plan.Without(gone);
                        promised.Remove(gone);
                        Interlocked.Increment(ref cancelled);
                        break;
                    case Act.Move when promised.Count > 0:
                        var other = promised.Values.ElementAt(luck % promised.Count).MovedBy(luck - 50);
                        if (Insertion.Cheapest(plan.Without(other.Id), other) is { Feasible: true } elsewhere)
                        {
                            plan = plan.Without(other.Id).With(elsewhere);
                            promised[other.Id] = other;
                            Interlocked.Increment(ref moved);
                        }

                        break;
                    case Act.Improve:
                        plan = Improvement.Run(plan, new Effort(30, Seed: luck));
                        plan.DrivingSeconds.Should().BeLessThanOrEqualTo(before);
                        Interlocked.Add(ref improved, plan.DrivingSeconds < before ? 1 : 0);
                        break;
                }

                plan.Feasible.Should().BeTrue();
                SlowChecker.IsFeasible(plan).Should().BeTrue();
                plan.Routes.SelectMany(times => SlowChecker.Broken(problem.Travel, times)).Should().BeEmpty();
                var inPlan = plan.Routes.SelectMany(times => times.Route.Stops).Where(stop => stop.IsPickUp).Select(stop => stop.Request).ToHashSet();
                inPlan.SetEquals(promised.Values).Should().BeTrue("every promise stands, and nobody else's");
            }
        }, iter: 10_000);

        new[] { rescued, refused, improved, moved, cancelled }.Should().OnlyContain(count => count > 100, "the days must meet every case");
    }

    [Fact]
    public void Where_ways_round_are_quicker_than_straight_ones_the_search_still_breaks_nothing()
    {
        var improved = 0;
        Gen.Select(RandomProblems.Problem, RandomProblems.Requests(3, 8), Gen.Int[0, 99]).Sample((problem, requests, seed) =>
        {
            var plan = Improvement.Run(Plan.Empty(problem), new Effort(30, Seed: seed), requests);

            SlowChecker.IsFeasible(plan).Should().BeTrue();
            var better = Improvement.Run(plan, new Effort(60, Seed: seed + 1));
            SlowChecker.IsFeasible(better).Should().BeTrue();
            better.DrivingSeconds.Should().BeLessThanOrEqualTo(plan.DrivingSeconds);
            requests.Where(request => plan.Serves(request.Id)).All(request => better.Serves(request.Id)).Should().BeTrue();
            Interlocked.Add(ref improved, better.DrivingSeconds < plan.DrivingSeconds ? 1 : 0);
        }, iter: 1_500);

        improved.Should().BePositive();
    }
}
