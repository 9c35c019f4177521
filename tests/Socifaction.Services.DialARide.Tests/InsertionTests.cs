using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class InsertionTests
{
    private static readonly Vehicle Car = new(7, 0, 0, Minutes(0, 600), new Load(2, 1));

    [Fact]
    public void The_first_request_of_a_day_gets_a_vehicle_of_its_own()
    {
        var answer = Insertion.Cheapest(EmptyDay(Car), Ride(1, from: 10, to: 30, pickUp: (60, 75)));

        answer.Feasible.Should().BeTrue();
        answer.Why.Should().BeNull();
        (answer.VehicleId, answer.PickUpIndex, answer.DropOffIndex).Should().Be((7, 0, 1));
        (answer.AddedSeconds, answer.PickUpTime, answer.DropOffTime).Should().Be((3_600, 3_600, 4_800));
    }

    [Fact]
    public void Who_goes_the_same_way_at_the_same_time_shares_the_vehicle_for_nothing_more()
    {
        var plan = Planned(EmptyDay(Car, Car with { Id = 8 }), Ride(1, from: 10, to: 30, pickUp: (60, 75)));

        var answer = Insertion.Cheapest(plan, Ride(2, from: 12, to: 28, pickUp: (60, 80)));

        (answer.VehicleId, answer.PickUpIndex, answer.DropOffIndex, answer.AddedSeconds).Should().Be((7, 1, 2, 0));
        plan.With(answer).DrivingSeconds.Should().Be(plan.DrivingSeconds);
    }

    [Fact]
    public void Of_several_depots_the_nearer_one_sends_its_vehicle()
    {
        var far = new Vehicle(2, 50, 50, Car.Shift, Car.Capacity);
        Insertion.Cheapest(EmptyDay(Car, far), Ride(1, from: 45, to: 40, pickUp: (60, 75))).VehicleId.Should().Be(2);
        Insertion.Cheapest(EmptyDay(Car, far), Ride(1, from: 5, to: 10, pickUp: (60, 75))).VehicleId.Should().Be(7);
    }

    [Fact]
    public void Each_no_has_the_reason_that_stood_most_in_the_way()
    {
        var full = Planned(EmptyDay(Car), Ride(1, from: 10, to: 30, pickUp: (60, 60)) with { Load = new Load(2, 1) });
        var same = Ride(2, from: 12, to: 28, pickUp: (60, 65));
        InsertionOf(full, same).Should().Be(Infeasible.NoSeat);
        InsertionOf(full, same with { Load = new Load(0, 1) }).Should().Be(Infeasible.NoWheelchairPlace);
        InsertionOf(full, same with { Load = new Load(1, 1) }).Should().Be(Infeasible.NoWheelchairPlace);
        InsertionOf(full, Ride(2, from: 55, to: 50, pickUp: (60, 65))).Should().Be(Infeasible.NoTime, "the car is busy elsewhere");

        InsertionOf(EmptyDay(Car), same with { Load = new Load(3, 0) }).Should().Be(Infeasible.NoSeat);
        InsertionOf(EmptyDay(Car), same with { Load = new Load(0, 2) }).Should().Be(Infeasible.NoWheelchairPlace);
        InsertionOf(EmptyDay(Car), Ride(2, from: 12, to: 28, pickUp: (590, 595))).Should().Be(Infeasible.NoTime, "after the shift");
        InsertionOf(EmptyDay(Car), Ride(2, from: 12, to: 28, pickUp: (60, 65), longestRide: 15)).Should().Be(Infeasible.RideTooLong);
        InsertionOf(EmptyDay(new Vehicle(7, 0, 0, Car.Shift, Car.Capacity, 55 * 60)), same).Should().Be(Infeasible.DurationTooLong);
        InsertionOf(EmptyDay(), same).Should().Be(Infeasible.NoTime);
    }

    [Fact]
    public void A_crowded_vehicle_is_not_blamed_when_there_is_no_time_anyway()
    {
        var full = Planned(EmptyDay(Car), Ride(1, from: 10, to: 30, pickUp: (60, 60)) with { Load = new Load(2, 1) });
        InsertionOf(full, Ride(2, from: 12, to: 28, pickUp: (60, 65), dropOff: (60, 70))).Should().Be(Infeasible.NoTime);
    }

    [Fact]
    public void A_passenger_who_would_sit_too_long_for_another_is_spared()
    {
        var plan = Planned(EmptyDay(Car), Ride(1, from: 10, to: 30, pickUp: (60, 90), longestRide: 25));

        var byTheWay = Insertion.Cheapest(plan, Ride(2, from: 20, to: 35, pickUp: (60, 110), service: 5));
        byTheWay.PickUpIndex.Should().Be(1, "twenty minutes and five at the door are just not too long");
        Insertion.Cheapest(plan, Ride(2, from: 20, to: 35, pickUp: (60, 110), service: 6)).PickUpIndex.Should().NotBe(1);
    }

    [Fact]
    public void The_nearest_feasible_times_come_nearest_first_and_the_earlier_of_two()
    {
        var plan = Planned(EmptyDay(Car), Ride(1, from: 10, to: 30, pickUp: (200, 200)) with { Load = new Load(2, 1) });
        var wish = Ride(2, from: 30, to: 10, pickUp: (200, 205));

        var nearby = Insertion.NearestFeasible(plan, wish, Minutes(0, 600), step: 15 * 60, count: 3);

        nearby.Select(time => time.MovedBy / 60).Should().Equal(15, -30, 30);
        nearby[0].Insertion.PickUpTime.Should().Be(220 * 60, "then the others have got off there");
        nearby[0].Insertion.Request.Should().Be(wish.MovedBy(15 * 60));
    }

    [Fact]
    public void A_wish_open_on_all_sides_is_answered_once()
    {
        var open = Ride(1, from: 10, to: 30, pickUp: (0, 0)) with { PickUpWindow = Window.Always };
        Insertion.NearestFeasible(EmptyDay(Car), open, Minutes(0, 600), step: 900, count: 3)
            .Should().ContainSingle().Which.MovedBy.Should().Be(0);
    }

    [Fact]
    public void A_wish_far_outside_the_day_is_still_answered_with_times_of_the_day()
    {
        var wish = Ride(1, from: 10, to: 30, pickUp: (900, 910));
        Insertion.NearestFeasible(EmptyDay(Car), wish, Minutes(0, 600), step: 900, count: 1)
            .Should().ContainSingle().Which.MovedBy.Should().Be(-360 * 60, "fetched at 550 at the latest, the car is back when the shift ends");
    }

    [Fact]
    public void A_refusal_has_no_place_and_is_not_inserted()
    {
        var plan = EmptyDay();
        var refused = Insertion.Cheapest(plan, Ride(1, from: 10, to: 30, pickUp: (60, 75)));
        refused.Invoking(answer => answer.VehicleId).Should().Throw<InvalidOperationException>();
        plan.Invoking(day => day.With(refused)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_answer_found_for_another_plan_is_not_inserted_where_it_breaks_a_promise()
    {
        var day = EmptyDay(Car);
        var answer = Insertion.Cheapest(day, Ride(1, from: 50, to: 30, pickUp: (60, 75)));
        var meanwhile = Planned(day, Ride(2, from: 10, to: 1, pickUp: (60, 60)));

        meanwhile.Invoking(plan => plan.With(answer)).Should().Throw<ArgumentException>();
        day.With(answer).Invoking(plan => plan.With(answer)).Should().Throw<ArgumentException>("once is enough");
    }

    [Fact]
    public void A_route_that_can_no_longer_be_driven_is_shown_and_left_alone()
    {
        var late = Ride(1, from: 50, to: 30, pickUp: (10, 20));
        var problem = new DialARideProblem(StraightRoad(60), [Car, Car with { Id = 8 }]);
        var plan = Plan.Of(problem, [Route.Empty(Car).With(late, 0, 1)]);

        plan.Feasible.Should().BeFalse();
        plan.GetRoute(7).Why.Should().Be(Infeasible.NoTime);
        plan.GetRoute(7).Stops.Should().BeEmpty();
        Insertion.Cheapest(plan, Ride(2, from: 10, to: 12, pickUp: (100, 110))).VehicleId.Should().Be(8);
    }

    [Fact]
    public void A_plan_has_one_route_for_each_vehicle_and_serves_each_request_once()
    {
        var problem = new DialARideProblem(StraightRoad(60), [Car, Car with { Id = 8 }]);
        var ride = Ride(1, from: 10, to: 12, pickUp: (100, 110));
        Action[] bad =
        [
            () => Plan.Of(problem, [Route.Empty(Car), Route.Empty(Car)]),
            () => Plan.Of(problem, [Route.Empty(Car with { Id = 9 })]),
            () => Plan.Of(problem, [Route.Empty(Car with { Capacity = new Load(9, 9) })]),
            () => Plan.Of(problem, [Route.Empty(Car).With(ride, 0, 1), Route.Empty(Car with { Id = 8 }).With(ride, 0, 1)]),
            () => Insertion.Cheapest(Plan.Empty(problem), new Request(2, 60, 0, default, default, default, 0, 0, 0)),
            () => Insertion.NearestFeasible(Plan.Empty(problem), ride, Minutes(0, 1), step: 0, count: 1),
        ];
        foreach (var make in bad)
            make.Should().Throw<ArgumentException>();
    }

    private static Plan EmptyDay(params Vehicle[] vehicles) => Plan.Empty(new DialARideProblem(StraightRoad(60), vehicles));

    private static Plan Planned(Plan plan, Request request) => plan.With(Insertion.Cheapest(plan, request));

    private static Infeasible? InsertionOf(Plan plan, Request request) => Insertion.Cheapest(plan, request).Why;
}
