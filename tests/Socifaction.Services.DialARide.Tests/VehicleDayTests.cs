using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class VehicleDayTests
{
    private static readonly TravelTimes Road = StraightRoad(60);
    private static readonly Vehicle Bus = new(1, 0, 0, Minutes(0, 600), new Capacity(new Load(8, 0), new Load(5, 1), new Load(1, 3)));
    private static readonly Vehicle Resting = new(1, 0, 0, Minutes(0, 600), new Load(4, 0), Breaks: [new Break(5, Minutes(110, 130), 30 * 60)]);

    [Theory]
    [InlineData(8, 0, null)]
    [InlineData(5, 1, null)]
    [InlineData(1, 3, null)]
    [InlineData(9, 0, Infeasible.NoSeat)]
    [InlineData(0, 4, Infeasible.NoWheelchairPlace)]
    [InlineData(6, 1, Infeasible.NoWheelchairPlace)]
    [InlineData(2, 2, Infeasible.NoWheelchairPlace)]
    public void A_load_is_held_when_any_layout_holds_it(int seats, int wheelchairs, Infeasible? why) =>
        Insertion.Cheapest(Day(Bus), Ride(1, from: 10, to: 30, pickUp: (60, 75)) with { Load = new Load(seats, wheelchairs) }).Why.Should().Be(why);

    [Fact]
    public void Who_walks_is_told_of_seats_when_folded_seats_are_what_is_short()
    {
        var plan = Planned(Day(Bus), Ride(1, from: 10, to: 30, pickUp: (60, 60), longestRide: 20) with { Load = new Load(0, 2) });
        Insertion.Cheapest(plan, Ride(2, from: 12, to: 28, pickUp: (60, 65)) with { Load = new Load(2, 0) }).Why.Should().Be(Infeasible.NoSeat);
        Insertion.Cheapest(plan, Ride(2, from: 12, to: 28, pickUp: (60, 65)) with { Load = new Load(1, 0) }).Feasible.Should().BeTrue();
    }

    [Fact]
    public void Vehicles_alike_in_all_are_equal_and_a_layout_more_or_a_break_tells_them_apart()
    {
        (Bus with { Capacity = new Capacity(Bus.Capacity.Layouts) }).Should().Be(Bus);
        (Bus with { Capacity = new Load(8, 0) }).Should().NotBe(Bus);
        (Resting with { Breaks = [new Break(5, Minutes(110, 130), 30 * 60)] }).Should().Be(Resting);
        (Resting with { Breaks = [] }).Should().NotBe(Resting);
    }

    [Fact]
    public void The_driver_has_the_break_with_nobody_on_board()
    {
        var plan = Planned(Day(Resting), Ride(1, from: 10, to: 30, pickUp: (60, 75)));
        plan = Planned(plan, Ride(2, from: 10, to: 30, pickUp: (150, 165)));

        var stops = plan.GetRoute(1).Stops;
        stops.Select(stop => stop.Stop.Kind).Should().Equal(StopKind.PickUp, StopKind.DropOff, StopKind.Break, StopKind.PickUp, StopKind.DropOff);
        (stops[2].Begin / 60, stops[2].Departure / 60, stops[2].Aboard).Should().Be((110, 140, default(Load)));
        stops[2].Invoking(stop => stop.Stop.Request).Should().Throw<InvalidOperationException>();
        Insertion.Cheapest(plan, Ride(3, from: 2, to: 8, pickUp: (126, 128))).Why.Should().Be(Infeasible.NoTime, "then the driver rests");
        Insertion.Cheapest(plan, Ride(3, from: 5, to: 10, pickUp: (100, 105), dropOff: (140, 150))).Feasible.Should().BeFalse("nobody sits through a break");
    }

    [Fact]
    public void A_vehicle_that_nobody_needs_stays_at_home_and_its_break_costs_nothing()
    {
        var plan = Day(Resting);
        plan.DrivingSeconds.Should().Be(0);
        plan.GetRoute(1).Stops.Should().BeEmpty();
        var answer = Insertion.Cheapest(plan, Ride(1, from: 10, to: 30, pickUp: (60, 75)));
        answer.AddedSeconds.Should().Be(60 * 60, "the break's place lies by the way");
        plan.With(answer).DrivingSeconds.Should().Be(60 * 60);
        plan.With(answer).Without(1).DrivingSeconds.Should().Be(0);
    }

    [Fact]
    public void Breaks_go_where_they_cost_least_when_only_the_rides_are_known()
    {
        var (early, late) = (Ride(1, from: 10, to: 30, pickUp: (60, 75)), Ride(2, from: 10, to: 30, pickUp: (150, 165)));
        var route = Route.WithBreaks(Road, Resting, [PickUp(early), DropOff(early), PickUp(late), DropOff(late)]);
        route!.Stops.Select(stop => stop.Kind).Should().Equal(StopKind.PickUp, StopKind.DropOff, StopKind.Break, StopKind.PickUp, StopKind.DropOff);

        var noon = Ride(3, from: 10, to: 30, pickUp: (100, 105), dropOff: (140, 150));
        Route.WithBreaks(Road, Resting, [PickUp(noon), DropOff(noon)]).Should().BeNull("it would be driven through the break");
    }

    [Fact]
    public void Wait_and_return_is_planned_on_the_one_vehicle_for_the_stay_exactly()
    {
        var there = Ride(1, from: 10, to: 30, pickUp: (60, 75), dropOff: (80, 95));
        var back = Ride(2, from: 30, to: 10, pickUp: (60, 200)) with { Tie = new Tie(1, LeastStay: 20 * 60, LongestStay: 60 * 60) };
        var plan = Planned(Planned(Day(Bus, Bus with { Id = 2 }), there), back);

        var stops = plan.GetRoute(1).Stops;
        stops.Select(stop => stop.Stop.Request.Id).Should().Equal(1, 1, 2, 2);
        (stops[2].Begin - stops[1].Departure).Should().BeInRange(20 * 60, 60 * 60);
        Insertion.Cheapest(plan.Without(2), back with { PickUpWindow = Minutes(160, 170) }).Why.Should().Be(Infeasible.NoTime, "the stay would be longer than an hour");
    }

    [Fact]
    public void Tied_legs_go_on_two_vehicles_only_when_their_windows_keep_the_stay()
    {
        var there = Ride(1, from: 10, to: 30, pickUp: (60, 75), dropOff: (80, 95)) with { OnlyVehicleId = 1 };
        Request Back(int earliest) => Ride(2, from: 30, to: 10, pickUp: (earliest, earliest + 15)) with { Tie = new Tie(1, 30 * 60), OnlyVehicleId = 2 };
        var plan = Planned(Day(Bus, Bus with { Id = 2 }), there);

        Insertion.Cheapest(plan, Back(125)).VehicleId.Should().Be(2);
        Insertion.Cheapest(plan, Back(124)).Feasible.Should().BeFalse("who arrives at 95 would stay a minute too short");
        var loose = Back(124) with { OnlyVehicleId = 2 };
        Plan.Of(plan.Problem, [plan.GetRoute(1).Route, Route.Empty(Bus with { Id = 2 }).With(loose, 0, 1)]).Feasible.Should().BeFalse();
    }

    [Fact]
    public void The_nearest_depot_sends_its_vehicle_when_a_day_is_planned_anew()
    {
        var far = new Vehicle(2, 50, 50, Bus.Shift, Bus.Capacity);
        Request[] all = [Ride(1, from: 45, to: 40, pickUp: (60, 75)), Ride(2, from: 5, to: 10, pickUp: (60, 75))];
        var plan = Improvement.Run(Day(Bus, far), new Effort(50), all, TestContext.Current.CancellationToken);
        plan.GetRoute(2).Route.Serves(1).Should().BeTrue();
        plan.GetRoute(1).Route.Serves(2).Should().BeTrue();
    }

    private static Plan Day(params Vehicle[] vehicles) => Plan.Empty(new DialARideProblem(Road, vehicles));

    private static Plan Planned(Plan plan, Request request) => plan.With(Insertion.Cheapest(plan, request));
}
