using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class OpenReturnTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Eleven = new(11, 0);
    private static readonly LocalTime Fourteen = new(14, 0);

    [Theory, EveryDatabase]
    public async Task An_open_return_is_promised_at_its_latest_until_the_call_comes(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var back = (await house.BookedAsync(Open(house))).Return!;

        (back.StartTime, back.LatestStart).Should().Be((new LocalTime(13, 45), Fourteen));
        (back.Wish, back.WishTime, back.IsOpen).Should().Be((RideWish.WhenCalled, Eleven, true));
        (await house.StopsAsync()).Should().HaveCount(4);
    }

    [Theory, EveryDatabase]
    public async Task Called_in_it_is_fetched_as_soon_as_can_be(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var back = (await house.BookedAsync(Open(house))).Return!;
        house.SetClock(new(11, 20));

        var called = (await house.CallInAsync(back)).Value!;

        // The car stands where it brought her.
        called.StartTime.Should().Be(new LocalTime(11, 20));
        called.LatestStart.Should().Be(new LocalTime(11, 35));
        called.IsOpen.Should().BeFalse();
        var pickUp = (await house.StopsAsync()).Single(stop => stop.RideId == back.Id && stop.Kind == StopKind.PickUp);
        pickUp.Planned.Should().BeGreaterThanOrEqualTo(called.StartTime).And.BeLessThanOrEqualTo(called.LatestStart!.Value);
        (await house.RidesAsync()).Single(ride => ride.Id == back.Id).Events.Select(e => e.Kind)
            .Should().Equal(BookingEventKind.Booked, BookingEventKind.CalledIn);
        house.SetClock(new(11, 25));
        (await house.CallInAsync(back)).Value!.StartTime.Should().Be(called.StartTime, "a second call changes nothing");
    }

    [Theory, EveryDatabase]
    public async Task When_the_car_is_away_the_call_is_answered_when_it_can_be_back(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var back = (await house.BookedAsync(Open(house))).Return!;
        var far = new Address("Toli", "", "", 55.40, 22.50);
        var other = await house.BookedAsync(house.Wishes(new(11, 0), RideWish.LeaveAt) with { To = far }, await house.RegisterAsync("Jonas"));
        house.SetClock(new(11, 15));

        var called = (await house.CallInAsync(back)).Value!;

        called.StartTime.Should().BeGreaterThan(new LocalTime(11, 30)).And.BeLessThan(new LocalTime(13, 0));
        (await house.RidesAsync()).Single(ride => ride.Id == other.Outward.Id).StartTime.Should().Be(other.Outward.StartTime);
    }

    /// <summary>The control is the same day on which nothing was kept: there the last way home goes to somebody else.</summary>
    [Theory, EveryDatabase]
    public async Task Whatever_is_booked_later_the_person_is_fetched_by_the_latest_time(Engine engine)
    {
        var takenWithoutReserve = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            await using var house = await RideHouse.OpenAsync(engine, seats: 2);
            await using var control = await RideHouse.OpenAsync(Engine.Sqlite, seats: 2);
            var back = (await house.BookedAsync(Open(house))).Return!;
            var outward = await control.BookedAsync(Open(control) with { ReturnAt = null, ReturnBy = null });
            await FillAsync(house, seed);
            await FillAsync(control, seed);
            var promised = (await house.RidesAsync()).Where(ride => ride.Id != back.Id).ToDictionary(ride => ride.Id, PromiseOf);
            var moment = new LocalTime(10, 0).PlusMinutes(new Random(seed).Next(0, 220));
            house.SetClock(moment);
            control.SetClock(moment);

            var called = (await house.CallInAsync(back)).Value!;

            called.LatestStart!.Value.Should().BeLessThanOrEqualTo(Fourteen);
            called.StartTime.Should().BeGreaterThanOrEqualTo(moment);
            (await house.RidesAsync()).Where(ride => ride.Id != back.Id).ToDictionary(ride => ride.Id, PromiseOf).Should().BeEquivalentTo(promised);
            var planned = (await house.StopsAsync()).Single(stop => stop.RideId == back.Id && stop.Kind == StopKind.PickUp).Planned;
            planned.Should().BeLessThanOrEqualTo(Fourteen);
            var asked = control.Wishes(moment, RideWish.LeaveAt) with { From = Given.Polyclinic, To = Given.Home };
            takenWithoutReserve += (await control.BookAsync(asked with { WishTime = new(13, 40) }, asking: RideHouse.Clerk)).Refusal is null ? 0 : 1;
            outward.Outward.Should().NotBeNull();
        }

        takenWithoutReserve.Should().BePositive();
    }

    [Theory, EveryDatabase]
    public async Task It_can_be_called_in_only_while_it_is_open_and_the_person_is_there(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(Open(house));
        var fixedReturn = (await house.BookedAsync(house.Wishes(new(15, 30)) with { ReturnAt = new(16, 30) }, await house.RegisterAsync("Jonas"))).Return!;

        (await house.CallInAsync(booked.Return!)).Refusal.Should().Be(CallInRefusal.NotYet, "it is the day before");
        house.SetClock(new(8, 0));
        (await house.CallInAsync(booked.Return!)).Refusal.Should().Be(CallInRefusal.NotYet, "she is at home still");
        (await house.CallInAsync(fixedReturn)).Refusal.Should().Be(CallInRefusal.NotOpen);
        house.SetClock(new(13, 45));
        (await house.CallInAsync(booked.Return!)).Refusal.Should().Be(CallInRefusal.TooLate, "the car is on its way");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_calls_in_a_strangers_return(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var back = (await house.BookedAsync(Open(house))).Return!;
        var stranger = await house.RegisterAsync("Jonas");
        house.SetClock(new(11, 20));

        (await house.FindCallInAsync(back, RideHouse.AskOf(stranger))).Should().BeNull();

        (await house.RidesAsync()).Single(ride => ride.Id == back.Id).IsOpen.Should().BeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Two_who_call_at_once_are_both_fetched_and_no_promise_is_broken(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 2);
        var east = new Address("Rytai", "", "", 55.22, 22.40);
        var jonas = await house.RegisterAsync("Jonas");
        var first = (await house.BookedAsync(Open(house))).Return!;
        var second = (await house.BookedAsync(Open(house) with { From = east, WishTime = new(10, 30), ReturnBy = new(15, 30) }, jonas)).Return!;
        house.SetClock(new(11, 20));

        var answers = await Task.WhenAll(new[] { first, second }.Select(back => Task.Run(() => house.CallInAsync(back))));

        answers.Should().OnlyContain(answer => answer.Value != null);
        foreach (var called in (await house.RidesAsync()).Where(ride => ride.Wish == RideWish.WhenCalled))
        {
            var pickUp = (await house.StopsAsync()).Single(stop => stop.RideId == called.Id && stop.Kind == StopKind.PickUp);
            pickUp.Planned.Should().BeGreaterThanOrEqualTo(called.StartTime).And.BeLessThanOrEqualTo(called.LatestStart!.Value);
        }
    }

    private static RideWishes Open(RideHouse house) => house.Wishes(Nine) with { ReturnAt = Eleven, ReturnBy = Fourteen };

    private static (LocalTime, LocalTime?, LocalTime?) PromiseOf(Ride ride) => (ride.StartTime, ride.LatestStart, ride.LatestArrival);

    private static async Task FillAsync(RideHouse house, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 24; i++)
        {
            var time = new LocalTime(10 + i % 5, 10 * random.Next(6));
            var there = new Address("Kaimas", "", "", 55.15 + random.NextDouble() * 0.25, 22.0 + random.NextDouble() * 0.5);
            await house.BookAsync(house.Wishes(time, RideWish.LeaveAt) with { To = there }, await house.RegisterAsync($"Asmuo{i}"));
        }
    }
}
