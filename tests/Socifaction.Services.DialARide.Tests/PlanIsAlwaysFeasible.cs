using System.Collections.Concurrent;
using CsCheck;

namespace Socifaction.Services.DialARide.Tests;

public sealed class PlanIsAlwaysFeasible
{
    [Fact]
    public void The_planner_and_the_slow_checker_say_the_same_of_every_route()
    {
        var seen = new ConcurrentDictionary<string, int>();
        Gen.Select(RandomProblems.Travel, RandomProblems.AnyRoute).Sample((travel, route) =>
        {
            var times = RouteTimes.Of(travel, route);
            var solution = SlowChecker.Solve(travel, route.Vehicle, route.Stops);

            times.Feasible.Should().Be(solution is not null);
            seen.AddOrUpdate(times.Why?.ToString() ?? "Feasible", 1, (_, count) => count + 1);
            if (solution is not { } exact || route.IsIdle)
                return;
            if (!NaiveScheduleKeepsRides(travel, route))
                seen.AddOrUpdate("FeasibleOnlyByWaiting", 1, (_, count) => count + 1);

            SlowChecker.Broken(travel, times).Should().BeEmpty();
            times.Stops.Select(stop => (long)stop.EarliestBegin).Should().Equal(exact.Earliest[1..^1]);
            times.Stops.Select(stop => (long)stop.LatestBegin).Should().Equal(exact.Latest[1..^1]);
            times.Stops.Where(stop => stop.Stop.Kind == StopKind.DropOff)
                .Should().AllSatisfy(stop => stop.Begin.Should().Be(stop.EarliestBegin, "nobody arrives later than need be"));
            times.DrivingSeconds.Should().Be(SlowChecker.Driving(travel, route.Vehicle, route.Stops));
        }, iter: 30_000);

        string[] all = ["Feasible", "FeasibleOnlyByWaiting", .. Enum.GetNames<Infeasible>()];
        seen.Keys.Should().BeEquivalentTo(all, "the problems must meet every answer");
        seen.Values.Should().OnlyContain(count => count >= 20);
    }

    [Fact]
    public void Whatever_is_inserted_one_after_another_breaks_no_promise_and_is_the_cheapest_there_is()
    {
        var (taken, refused) = (0, 0);
        Gen.Select(RandomProblems.Problem, RandomProblems.Requests(1, 9)).Sample((problem, requests) =>
        {
            var plan = Plan.Empty(problem);
            var promised = new List<Request>();
            foreach (var request in requests)
            {
                var answer = Insertion.Cheapest(plan, request);
                var best = BruteForce(plan, request);

                answer.Feasible.Should().Be(best is not null);
                if (best is not { } cheapest)
                {
                    Interlocked.Increment(ref refused);
                    continue;
                }

                Interlocked.Increment(ref taken);
                ((long)answer.AddedSeconds, answer.VehicleId, answer.PickUpIndex, answer.DropOffIndex).Should().Be(cheapest);
                var before = plan.DrivingSeconds;
                plan = plan.With(answer);
                promised.Add(request);

                SlowChecker.IsFeasible(plan).Should().BeTrue();
                plan.Routes.SelectMany(times => SlowChecker.Broken(problem.Travel, times)).Should().BeEmpty();
                plan.DrivingSeconds.Should().Be(before + answer.AddedSeconds);
                plan.GetRoute(answer.VehicleId).Stops[answer.PickUpIndex].Begin.Should().Be(answer.PickUpTime);
                plan.GetRoute(answer.VehicleId).Stops[answer.DropOffIndex].Begin.Should().Be(answer.DropOffTime);
                plan.Routes.SelectMany(times => times.Stops).Where(stop => stop.Stop.Kind == StopKind.PickUp)
                    .Select(stop => stop.Stop.Request).Should().BeEquivalentTo(promised, "every promise stands word for word");
            }
        }, iter: 3_000);

        taken.Should().BeGreaterThan(1_000);
        refused.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void The_nearest_feasible_times_are_those_that_trying_all_would_find()
    {
        var day = new Window(0, 150);
        var found = 0;
        Gen.Select(RandomProblems.Problem, RandomProblems.RequestWith(0).Array[2, 6], Gen.Int[3, 20], Gen.Int[0, 5])
            .Sample((problem, requests, step, count) =>
            {
                var plan = requests[1..].Select((request, i) => request with { Id = i + 1 }).Aggregate(
                    Plan.Empty(problem),
                    (plan, request) => Insertion.Cheapest(plan, request) is { Feasible: true } answer ? plan.With(answer) : plan);

                var expected = Enumerable.Range(-100, 201).Select(i => i * step)
                    .Where(move => Touches(requests[0].PickUpWindow, move, day) && Touches(requests[0].DropOffWindow, move, day))
                    .Where(move => BruteForce(plan, requests[0].MovedBy(move)) is not null)
                    .OrderBy(Math.Abs).ThenBy(move => move)
                    .Take(count).ToList();

                var nearby = Insertion.NearestFeasible(plan, requests[0], day, step, count);

                nearby.Select(time => time.MovedBy).Should().Equal(expected);
                foreach (var time in nearby)
                {
                    time.Insertion.Request.Should().Be(requests[0].MovedBy(time.MovedBy));
                    SlowChecker.IsFeasible(plan.With(time.Insertion)).Should().BeTrue();
                }

                Interlocked.Add(ref found, nearby.Count);
            }, iter: 300);

        found.Should().BeGreaterThan(100);
    }

    [Fact]
    public void Control_the_slow_checker_rejects_what_is_broken()
    {
        var travel = new TravelTimes(new[,] { { 0, 10 }, { 10, 0 } });
        var vehicle = new Vehicle(1, 0, 0, new Window(0, 100), new Load(2, 0), 50);
        var request = new Request(1, 1, 0, new Window(20, 30), new Window(0, 60), new Load(1, 0), 12, 1, 1);
        bool IsFeasible(Request of, Vehicle by) =>
            SlowChecker.IsFeasible(travel, by, [new Stop(of, StopKind.PickUp), new Stop(of, StopKind.DropOff)]);

        IsFeasible(request, vehicle).Should().BeTrue();
        IsFeasible(request with { Load = new Load(3, 0) }, vehicle).Should().BeFalse("seats");
        IsFeasible(request with { Load = new Load(0, 1) }, vehicle).Should().BeFalse("wheelchair place");
        IsFeasible(request with { PickUpWindow = new Window(5, 9) }, vehicle).Should().BeFalse("too early to reach");
        IsFeasible(request with { DropOffWindow = new Window(0, 30) }, vehicle).Should().BeFalse("too early to arrive");
        IsFeasible(request with { DropOffWindow = new Window(44, 60) }, vehicle).Should().BeFalse("would sit 13 seconds");
        IsFeasible(request, vehicle with { Shift = new Window(0, 31) }).Should().BeFalse("shift");
        IsFeasible(request, new Vehicle(1, 0, 0, vehicle.Shift, vehicle.Capacity, 21)).Should().BeFalse("duration");
        bool AreTogether(ulong one, ulong other)
        {
            var (first, second) = (request with { Apart = one }, request with { Id = 2, Apart = other });
            return SlowChecker.IsFeasible(travel, vehicle, [new(first, StopKind.PickUp), new(second, StopKind.PickUp), new(first, StopKind.DropOff), new(second, StopKind.DropOff)]);
        }

        AreTogether(0b01, 0b10).Should().BeTrue();
        AreTogether(0b01, 0b11).Should().BeFalse("kept apart");

        var times = RouteTimes.Of(travel, Route.Empty(vehicle).With(request, 0, 1));
        SlowChecker.Broken(new TravelTimes(new[,] { { 0, 11 }, { 10, 0 } }), times)
            .Should().Contain("drives faster than the road allows");
    }

    private static (long Added, int VehicleId, int PickUp, int DropOff)? BruteForce(Plan plan, Request request)
    {
        (long Added, int VehicleId, int PickUp, int DropOff)? best = null;
        foreach (var times in plan.Routes)
        {
            var (travel, vehicle, stops) = (plan.Problem.Travel, times.Route.Vehicle, times.Route.Stops);
            if (SlowChecker.Solve(travel, vehicle, stops, evenIdle: true) is null)
                continue;
            for (var pickUp = 0; pickUp <= stops.Length; pickUp++)
                for (var dropOff = pickUp + 1; dropOff <= stops.Length + 1; dropOff++)
                {
                    var longer = stops.ToList();
                    longer.Insert(pickUp, new Stop(request, StopKind.PickUp));
                    longer.Insert(dropOff, new Stop(request, StopKind.DropOff));
                    var added = SlowChecker.Driving(travel, vehicle, longer) - SlowChecker.Driving(travel, vehicle, stops);
                    if ((best is null || added < best.Value.Added) && SlowChecker.IsFeasible(travel, vehicle, longer)
                        && SlowChecker.KeepsStays(plan.Routes.Select(route => (route.Route.Vehicle, route == times ? longer : (IReadOnlyList<Stop>)route.Route.Stops))))
                        best = (added, vehicle.Id, pickUp, dropOff);
                }
        }

        return best;
    }

    /// <summary>Whether as-early-as-possible driving, which never delays a pick-up for a passenger's sake, happens to keep all longest rides.</summary>
    private static bool NaiveScheduleKeepsRides(TravelTimes travel, Route route)
    {
        var (at, free) = (route.Vehicle.Start, (long)route.Vehicle.Shift.Earliest);
        var gotOn = new Dictionary<int, long>();
        foreach (var stop in route.Stops)
        {
            var begin = Math.Max(free + travel[at, stop.Point], stop.Window.Earliest);
            (at, free) = (stop.Point, begin + stop.Service);
            if (stop.Kind == StopKind.PickUp)
                gotOn[stop.Request.Id] = free;
            else if (stop.Kind == StopKind.DropOff && begin - gotOn[stop.Request.Id] > stop.Request.LongestRide)
                return false;
        }

        return true;
    }

    private static bool Touches(Window window, int move, Window day) =>
        window == Window.Always || (window.Latest + move >= day.Earliest && window.Earliest + move <= day.Latest);
}
