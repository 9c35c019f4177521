using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class RouteTimesTests
{
    private static readonly TravelTimes Road = StraightRoad(60);
    private static readonly Vehicle Car = new(1, 0, 0, Minutes(0, 1_000), new Load(3, 1));

    [Fact]
    public void A_vehicle_leaves_late_enough_not_to_wait_at_the_door()
    {
        var times = Times(Car, Ride(1, from: 10, to: 30, pickUp: (100, 120), service: 2));

        times.Feasible.Should().BeTrue();
        times.Departure.Should().Be(90 * 60);
        times.Stops.Select(stop => (stop.Arrival / 60, stop.Begin / 60, stop.Departure / 60, stop.Wait))
            .Should().Equal((100, 100, 102, 0), (122, 122, 124, 0));
        times.Return.Should().Be(154 * 60);
        times.DrivingSeconds.Should().Be(60 * 60);
        times.Stops[0].LatestBegin.Should().Be(120 * 60);
    }

    [Fact]
    public void A_pick_up_is_published_as_late_as_the_earliest_drop_off_allows()
    {
        var times = Times(Car, Ride(1, from: 10, to: 30, pickUp: (0, 200), dropOff: (90, 100)));

        times.Stops.Select(stop => (stop.Begin / 60, stop.Wait)).Should().Equal((70, 0), (90, 0));
        times.Stops[0].EarliestBegin.Should().Be(10 * 60);
    }

    [Fact]
    public void Who_must_be_fetched_early_waits_on_board_and_the_wait_is_shown()
    {
        var times = Times(Car, Ride(1, from: 10, to: 30, pickUp: (20, 40), dropOff: (90, 100)));

        times.Stops.Select(stop => (stop.Begin / 60, stop.Wait / 60)).Should().Equal((40, 0), (90, 30));
    }

    [Fact]
    public void A_longest_ride_that_the_earliest_schedule_breaks_is_kept_by_fetching_later()
    {
        // At the earliest, Ona is fetched at 10 and dropped off at 90 because of Jonas, who is ready at 80 only: 80 minutes.
        var ona = Ride(1, from: 10, to: 30, pickUp: (10, 60), longestRide: 45);
        var jonas = Ride(2, from: 20, to: 40, pickUp: (80, 100));
        Stop[] stops = [PickUp(ona), PickUp(jonas), DropOff(ona), DropOff(jonas)];

        var times = RouteTimes.Of(Road, new Route(Car, stops));

        times.Feasible.Should().BeTrue();
        times.Stops[0].EarliestBegin.Should().Be(45 * 60, "sooner she would sit too long");
        times.Stops.Select(stop => stop.Begin / 60).Should().Equal(60, 80, 90, 100);
        Why(Car, [PickUp(ona with { PickUpWindow = Minutes(10, 44) }), .. stops[1..2], DropOff(ona with { PickUpWindow = Minutes(10, 44) }), stops[3]])
            .Should().Be(Infeasible.RideTooLong, "one minute less of window, and no delay is enough");
    }

    [Fact]
    public void One_delay_that_calls_for_another_is_followed_to_the_end()
    {
        // Fetching the second later for his own sake makes the first sit too long, who must then be fetched later, too.
        var first = Ride(1, from: 1, to: 4, pickUp: (1, 100), longestRide: 10);
        var second = Ride(2, from: 2, to: 5, pickUp: (2, 100), longestRide: 30);
        var third = Ride(3, from: 3, to: 6, pickUp: (80, 90), longestRide: 50);
        Stop[] stops = [PickUp(first), PickUp(second), DropOff(first), PickUp(third), DropOff(second), DropOff(third)];

        var times = RouteTimes.Of(Road, new Route(Car, stops));

        times.Feasible.Should().BeTrue();
        times.Stops[1].EarliestBegin.Should().Be(52 * 60, "82 - 30");
        times.Stops[0].EarliestBegin.Should().Be(44 * 60, "54 - 10");
    }

    [Fact]
    public void A_ride_shorter_than_the_way_is_impossible_and_found_out_at_once()
    {
        Why(Car, Ride(1, from: 10, to: 30, pickUp: (0, 900), longestRide: 19)).Should().Be(Infeasible.RideTooLong);
        Why(Car, Ride(1, from: 10, to: 30, pickUp: (0, 900), longestRide: 20)).Should().BeNull();
    }

    [Fact]
    public void A_chain_of_delays_is_followed_however_long_it_is()
    {
        // Each is fetched just before the one ahead is dropped off, so the last one's delay runs back through all of them.
        var rides = Enumerable.Range(1, 12)
            .Select(i => Ride(i, from: i, to: i + 2, pickUp: i == 12 ? (500, 500) : (0, 600), longestRide: 30))
            .ToArray();
        Stop[] stops =
        [
            PickUp(rides[0]),
            .. rides.Zip(rides.Skip(1)).SelectMany(pair => new[] { PickUp(pair.Second), DropOff(pair.First) }),
            DropOff(rides[^1]),
        ];
        Why(Car, stops).Should().BeNull();
        var earliest = RouteTimes.Of(Road, new Route(Car, stops)).Stops.Select(stop => stop.EarliestBegin).ToArray();
        earliest.Select(time => (long)time).Should().Equal(SlowChecker.Solve(Road, Car, stops)!.Value.Earliest[1..^1]);
        earliest[0].Should().BeGreaterThan(100 * 60);

        var hurried = rides[0] with { PickUpWindow = new Window(0, earliest[0] - 1) };
        stops[0] = PickUp(hurried);
        stops[2] = DropOff(hurried);
        Why(Car, stops).Should().Be(Infeasible.RideTooLong);
        SlowChecker.IsFeasible(Road, Car, stops).Should().BeFalse();
    }

    [Fact(Timeout = 10_000)]
    public async Task What_cannot_be_is_found_out_at_once_even_when_nothing_else_binds()
    {
        var open = Ride(1, from: 10, to: 30, pickUp: (0, 0)) with { PickUpWindow = Window.Always, LongestRide = 1_199 };
        var always = Car with { Shift = Window.Always };

        await Task.Run(
            () =>
            {
                Why(always, open).Should().Be(Infeasible.RideTooLong);
                Why(always with { LongestDuration = 3_599 }, open with { LongestRide = 1_200 }).Should().Be(Infeasible.DurationTooLong);
                Why(always with { LongestDuration = 3_600 }, open with { LongestRide = 1_200 }).Should().BeNull();
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_longest_duration_counts_from_the_latest_departure_that_does()
    {
        var early = Ride(1, from: 10, to: 20, pickUp: (10, 60));
        var late = Ride(2, from: 20, to: 30, pickUp: (100, 100));
        Stop[] stops = [PickUp(early), DropOff(early), PickUp(late), DropOff(late)];
        Vehicle For(int minutes) => new(1, 0, 0, Car.Shift, Car.Capacity, minutes * 60);

        Why(For(90), stops).Should().BeNull("leave at 50, fetch at 60, be back at 140");
        Why(For(89), stops).Should().Be(Infeasible.DurationTooLong);
        RouteTimes.Of(Road, new Route(For(90), stops)).Departure.Should().Be(50 * 60);
    }

    [Fact]
    public void Windows_and_the_shift_leave_time_or_do_not()
    {
        var ride = Ride(1, from: 10, to: 30, pickUp: (10, 20), dropOff: (0, 30));
        Why(Car, ride).Should().BeNull();
        Why(Car, ride with { DropOffWindow = Minutes(0, 29) }).Should().Be(Infeasible.NoTime);
        Why(Car with { Shift = Minutes(0, 60) }, ride).Should().BeNull();
        Why(Car with { Shift = Minutes(0, 59) }, ride).Should().Be(Infeasible.NoTime, "not back in time");
        Why(Car with { Shift = Minutes(11, 100) }, ride).Should().Be(Infeasible.NoTime);
    }

    [Fact]
    public void Seats_and_wheelchair_places_are_counted_apart_and_freed_on_getting_off()
    {
        var three = Ride(1, from: 10, to: 20, pickUp: (0, 900)) with { Load = new Load(3, 0) };
        var one = Ride(2, from: 15, to: 30, pickUp: (0, 900));
        var wheelchair = one with { Load = new Load(0, 1) };
        var another = Ride(3, from: 16, to: 18, pickUp: (0, 900)) with { Load = new Load(0, 1) };

        Why(Car, PickUp(three), PickUp(one), DropOff(three), DropOff(one)).Should().Be(Infeasible.NoSeat);
        Why(Car, PickUp(three), DropOff(three), PickUp(one), DropOff(one)).Should().BeNull();
        Why(Car, PickUp(three), PickUp(wheelchair), DropOff(three), DropOff(wheelchair)).Should().BeNull();
        Why(Car, PickUp(wheelchair), PickUp(another), DropOff(another), DropOff(wheelchair))
            .Should().Be(Infeasible.NoWheelchairPlace);
    }

    [Fact]
    public void An_empty_route_stays_at_home_whatever_the_way_between_its_ends()
    {
        var times = RouteTimes.Of(Road, Route.Empty(new Vehicle(1, 0, 59, Minutes(10, 20), new Load(1, 0))));
        times.Feasible.Should().BeTrue();
        times.DrivingSeconds.Should().Be(0);
        times.Stops.Should().BeEmpty();
    }

    [Fact]
    public void Times_may_run_past_midnight()
    {
        var times = Times(Car with { Shift = Minutes(1_300, 1_600) }, Ride(1, from: 10, to: 30, pickUp: (1_430, 1_460)));
        times.Return.Should().Be(1_480 * 60).And.BeGreaterThan(86_400);
    }

    private static RouteTimes Times(Vehicle vehicle, Request request) =>
        RouteTimes.Of(Road, new Route(vehicle, [PickUp(request), DropOff(request)]));

    private static Infeasible? Why(Vehicle vehicle, Request request) => Times(vehicle, request).Why;

    private static Infeasible? Why(Vehicle vehicle, params Stop[] stops) => RouteTimes.Of(Road, new Route(vehicle, stops)).Why;
}
