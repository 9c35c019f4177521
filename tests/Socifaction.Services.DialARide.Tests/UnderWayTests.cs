using CsCheck;

namespace Socifaction.Services.DialARide.Tests;

public sealed class UnderWayTests
{
    /// <summary>Days without stays, which are bound to times of their own; to get on takes a while, so nobody does on another's way.</summary>
    private static readonly Gen<(DialARideProblem Problem, Request[] Requests, int Moment)> Day =
        from problem in RandomProblems.StraightProblem
        from requests in RandomProblems.Requests(2, 8)
        from moment in Gen.Int[0, 60]
        select (problem, requests.Select(request => request with { Tie = null, PickUpService = request.PickUpService + 1 }).ToArray(), moment);

    [Fact]
    public void What_has_begun_stays_and_nobody_leaves_for_a_new_one_before_the_moment()
    {
        var insertedLater = 0;
        Day.Sample(
            day =>
            {
                var known = day.Requests[..^1];
                var wish = day.Requests[^1].PickUpWindow;
                var late = day.Requests[^1] with { PickUpWindow = new(Math.Max(wish.Earliest, day.Moment), Math.Max(wish.Latest, day.Moment)) };
                var plan = known.Aggregate(Plan.Empty(day.Problem), (so, request) => Insertion.Cheapest(so, request) is { Feasible: true } found ? so.With(found) : so);
                var begins = plan.Routes.SelectMany(times => times.Stops).Where(stop => !stop.Stop.IsBreak).ToDictionary(stop => (stop.Stop.Request.Id, stop.Stop.Kind), stop => stop.Begin);

                var then = UnderWay.At(plan, day.Moment);

                then.Feasible.Should().BeTrue("what was planned can still be driven");
                if (Insertion.Cheapest(then, late) is not { Feasible: true } found)
                    return;
                Interlocked.Increment(ref insertedLater);
                var with = then.With(found);
                foreach (var stop in with.Routes.SelectMany(times => times.Stops).Where(stop => !stop.Stop.IsBreak && stop.Stop.Request.Id != late.Id))
                    if (begins[(stop.Stop.Request.Id, stop.Stop.Kind)] <= day.Moment)
                        stop.Begin.Should().Be(begins[(stop.Stop.Request.Id, stop.Stop.Kind)], "it is over");

                var route = with.GetRoute(found.VehicleId);
                var (point, leaves) = found.PickUpIndex == 0
                    ? (route.Route.Vehicle.Start, route.Departure)
                    : (route.Stops[found.PickUpIndex - 1].Stop.Point, route.Stops[found.PickUpIndex - 1].Departure);
                leaves.Should().BeGreaterThanOrEqualTo(
                    (int)Math.Min(day.Moment, BackBy(then.GetRoute(found.VehicleId)) - day.Problem.Travel[point, route.Route.Vehicle.End]), "it does not leave in the past");
            },
            iter: 20_000);

        insertedLater.Should().BeGreaterThan(200);
    }

    private static long BackBy(RouteTimes times) =>
        Math.Min(times.Route.Vehicle.Shift.Latest, (long)times.Departure + times.Route.Vehicle.LongestDuration);

    [Fact]
    public void A_vehicle_that_stands_still_does_not_leave_in_the_past()
    {
        // Ten minutes to drive; at the moment it stands at its base.
        var travel = new TravelTimes(new[,] { { 0, 600 }, { 600, 0 } });
        var vehicle = new Vehicle(0, 0, 0, new Window(0, 36_000), new Load(4, 0));
        var plan = Plan.Empty(new DialARideProblem(travel, [vehicle]));
        var atOnce = new Request(0, 1, 0, new Window(3_600, 4_000), Window.Always, new Load(1, 0), 3_600, 60, 60);

        Insertion.Cheapest(plan, atOnce).Feasible.Should().BeTrue("on another day it would have left in time");
        Insertion.Cheapest(UnderWay.At(plan, 3_600), atOnce).Feasible.Should().BeFalse();
        Insertion.Cheapest(UnderWay.At(plan, 3_600), atOnce.MovedBy(600)).Feasible.Should().BeTrue();
    }

    [Fact]
    public void Who_drove_nobody_has_had_the_break_and_may_drive_after_it()
    {
        var travel = new TravelTimes(new[,] { { 0, 600 }, { 600, 0 } });
        var vehicle = new Vehicle(0, 0, 0, new Window(0, 36_000), new Load(1, 0), Breaks: [new Break(0, new Window(10_000, 12_000), 1_800)]);
        var plan = UnderWay.At(Plan.Empty(new DialARideProblem(travel, [vehicle])), 14_000);

        Insertion.Cheapest(plan, new Request(0, 0, 1, new Window(14_000, 15_000), Window.Always, new Load(1, 0), 3_600, 60, 60)).Feasible.Should().BeTrue();
    }

    [Fact]
    public void Nobody_changes_vehicles()
    {
        var travel = new TravelTimes(new[,] { { 0, 600 }, { 600, 0 } });
        var vehicles = Enumerable.Range(0, 2).Select(id => new Vehicle(id, 0, 0, new Window(0, 36_000), new Load(1, 0))).ToList();
        var plan = Plan.Empty(new DialARideProblem(travel, vehicles));
        plan = plan.With(Insertion.Cheapest(plan, new Request(0, 0, 1, new Window(7_200, 8_000), Window.Always, new Load(1, 0), 3_600, 60, 60)));

        UnderWay.At(plan, 3_600).Routes[0].Route.Stops.Should().OnlyContain(stop => stop.Request.OnlyVehicleId == 0);
    }
}
