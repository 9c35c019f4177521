using System.Diagnostics;
using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class SearchTests
{
    private static readonly Vehicle Car = new(7, 0, 0, Minutes(0, 600), new Load(2, 1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, int> Days => new() { { 2, 16, 1 }, { 3, 36, 2 }, { 3, 24, 3 } };

    [Theory]
    [MemberData(nameof(Days))]
    public void Riders_who_can_all_be_served_are_in_whatever_order_they_ask(int vehicles, int requests, int seed)
    {
        var (problem, all) = ServableDays.Make(vehicles, requests, seed);
        var refusedByInsertion = 0;
        for (var order = 0; order < 10; order++)
        {
            var random = new Random(order);
            var plan = Plan.Empty(problem);
            foreach (var request in all.OrderBy(_ => random.Next()).ToArray())
            {
                var answer = Insertion.Cheapest(plan, request);
                refusedByInsertion += answer.Feasible ? 0 : 1;
                plan = answer.Feasible ? plan.With(answer) : Repair.FindRoom(plan, [request], new Effort(20_000), Stop)!;
                plan.Should().NotBeNull($"request {request.Id} can be served in order {order}");
            }

            SlowChecker.IsFeasible(plan).Should().BeTrue();
            all.Should().OnlyContain(request => plan.Serves(request.Id));
        }

        refusedByInsertion.Should().BePositive("there must be something to repair");
    }

    [Fact]
    public void The_same_seed_and_rounds_give_the_same_plan_and_another_seed_may_give_another()
    {
        var (problem, all) = ServableDays.Make(3, 30, 4);
        string Plan(int seed, int rounds) => string.Join('|', Improvement.Run(DialARide.Plan.Empty(problem), new Effort(rounds, Seed: seed), all, Stop).Routes
            .Select(times => string.Join(' ', times.Route.Stops.Select(stop => $"{stop.Kind}{stop.Request.Id}"))));

        Plan(1, 500).Should().Be(Plan(1, 500));
        Enumerable.Range(1, 5).Select(seed => Plan(seed, 20)).Distinct().Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public void More_rounds_bring_less_driving()
    {
        var (problem, all) = ServableDays.Make(3, 36, 5);
        long Driven(int rounds) => Improvement.Run(Plan.Empty(problem), new Effort(rounds), all, Stop).DrivingSeconds;

        Driven(4_000).Should().BeLessThan(Driven(0) * 95 / 100);
    }

    [Fact]
    public void A_cancelled_search_gives_back_what_it_was_given()
    {
        var (problem, all) = ServableDays.Make(3, 24, 6);
        var plan = all.Aggregate(Plan.Empty(problem), (day, request) => Insertion.Cheapest(day, request) is { Feasible: true } answer ? day.With(answer) : day);
        using var ends = new CancellationTokenSource();
        ends.Cancel();

        Improvement.Run(plan, new Effort(int.MaxValue), cancellation: ends.Token).DrivingSeconds.Should().Be(plan.DrivingSeconds);
        var hopeless = Ride(99, from: 0, to: 1, pickUp: (5, 5)) with { Load = new Load(4, 0) };
        Repair.FindRoom(plan, [hopeless], new Effort(int.MaxValue), ends.Token).Should().BeNull();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_search_that_is_cancelled_or_out_of_time_gives_its_best_so_far()
    {
        var (problem, all) = ServableDays.Make(3, 36, 7);
        using var ends = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var plan = await Task.Run(() => Improvement.Run(Plan.Empty(problem), new Effort(int.MaxValue), all, ends.Token), TestContext.Current.CancellationToken);
        SlowChecker.IsFeasible(plan).Should().BeTrue();

        var watch = Stopwatch.StartNew();
        plan = Improvement.Run(Plan.Empty(problem), Effort.For(TimeSpan.FromMilliseconds(100)), all, Stop);
        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(99));
        SlowChecker.IsFeasible(plan).Should().BeTrue();
    }

    [Fact]
    public void Others_move_to_another_vehicle_to_make_room_and_keep_their_windows()
    {
        // The small car is nearer and takes the first rider; only the big one can take a wheelchair, and both only one way at a time.
        var (small, big) = (new Vehicle(1, 0, 0, Car.Shift, new Load(1, 0)), new Vehicle(2, 5, 5, Car.Shift, new Load(1, 1)));
        var problem = new DialARideProblem(StraightRoad(60), [small, big]);
        var plan = Plan.Empty(problem);
        var walker = Ride(1, from: 10, to: 30, pickUp: (60, 65));
        plan = plan.With(Insertion.Cheapest(plan, walker));
        plan.GetRoute(2).Route.Serves(1).Should().BeTrue("it drives ten minutes less");
        var wheelchair = Ride(2, from: 50, to: 55, pickUp: (60, 65)) with { Load = new Load(0, 1) };

        Insertion.Cheapest(plan, wheelchair).Feasible.Should().BeFalse();
        var repaired = Repair.FindRoom(plan, [wheelchair], new Effort(100), Stop)!;

        repaired.GetRoute(1).Stops.Select(stop => stop.Stop.Request).Should().AllBeEquivalentTo(walker);
        repaired.GetRoute(2).Route.Serves(2).Should().BeTrue();
        Repair.FindRoom(Plan.Empty(problem).With(Insertion.Cheapest(Plan.Empty(problem), walker with { OnlyVehicleId = 2 })), [wheelchair], new Effort(100), Stop)
            .Should().BeNull("a party bound to its vehicle does not move");
    }

    [Fact]
    public void Several_wishes_are_all_given_room_or_none_is()
    {
        var problem = new DialARideProblem(StraightRoad(60), [Car]);
        var (there, back) = (Ride(1, from: 10, to: 30, pickUp: (60, 65)), Ride(2, from: 30, to: 10, pickUp: (200, 205)));
        Repair.FindRoom(Plan.Empty(problem), [there, back], new Effort(50), Stop)!.Serves(2).Should().BeTrue();
        Repair.FindRoom(Plan.Empty(problem), [there, back with { PickUpWindow = Minutes(590, 595) }], new Effort(50), Stop).Should().BeNull();
    }

    [Fact]
    public void A_route_that_can_no_longer_be_driven_is_left_as_it_is()
    {
        var late = Ride(1, from: 50, to: 30, pickUp: (10, 20));
        var problem = new DialARideProblem(StraightRoad(60), [Car, Car with { Id = 8 }]);
        var plan = Plan.Of(problem, [Route.Empty(Car).With(late, 0, 1)]);

        var improved = Improvement.Run(plan, new Effort(50), [Ride(2, from: 10, to: 12, pickUp: (100, 110))], Stop);

        improved.GetRoute(7).Route.Serves(1).Should().BeTrue();
        improved.GetRoute(8).Route.Serves(2).Should().BeTrue();
    }
}
