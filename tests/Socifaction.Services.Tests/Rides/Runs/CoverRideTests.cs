using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class CoverRideTests
{
    [Theory, EveryDatabase]
    public async Task With_the_person_on_the_telephone_another_time_is_agreed_and_told(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ride = (await house.BookedAsync(house.Wishes(new(15, 0)))).Outward;
        await house.SaveAsync((await house.WantedAsync()) with { To = new(13, 0) });

        var possible = await house.CoverPreviewAsync(ride);
        var time = possible.Times[^1];
        (await house.CoverAsync(ride, time.Wish))!.Value.Refusal.Should().BeNull();

        possible.AsPromised.Should().BeFalse();
        var moved = (await house.RidesAsync()).Should().ContainSingle().Subject;
        (moved.IsUncovered, moved.RunId is null, moved.WishTime, moved.StartTime, moved.LatestStart).Should().Be((false, false, time.Wish, time.Earliest, time.Latest));
        moved.Events.Should().Contain(e => e.Kind == BookingEventKind.Moved && e.ActorKind == ActorKind.Staff);
        (await house.StopsAsync()).Should().HaveCount(2);
        (await house.CoverAsync(ride))!.Value.Refusal.Should().Be(CoverRefusal.NotUncovered);
    }

    [Theory, EveryDatabase]
    public async Task Room_that_came_free_keeps_the_promise_after_all_and_nobody_is_told(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)) with { WaitMinutes = 30 })).Outward;
        var run = await house.WantedAsync();
        await house.SaveAsync(run with { From = new(12, 0) });
        (await house.CoverAsync(ride))!.Value.Refusal.Should().Be(CoverRefusal.NoRoom);
        (await house.CoverAsync(ride, new(13, 0)))!.Value.Refusal.Should().Be(CoverRefusal.NoRoom, "the waiting was agreed for ten");
        (await house.CoverPreviewAsync(ride)).Should().BeEquivalentTo(new { AsPromised = false, Times = Array.Empty<PossibleTime>() });
        var (car, driver) = await house.SecondAsync();
        await house.House.SaveAsync(Given.Run(house.Service, car, driver, house.Tomorrow, house.House.Initiative));

        (await house.CoverPreviewAsync(ride)).AsPromised.Should().BeTrue();
        (await house.CoverAsync(ride))!.Value.Refusal.Should().BeNull();

        var rides = await house.RidesAsync();
        rides.Should().HaveCount(2, "the way back goes with it").And.OnlyContain(one => !one.IsUncovered && one.RunId != null && one.RunId != run.RunId);
        rides.SelectMany(one => one.Events).Should().NotContain(e => e.Kind == BookingEventKind.Moved);
        (await house.StopsAsync()).Should().HaveCount(4);
    }

    [Theory, EveryDatabase]
    public async Task A_ride_without_a_run_is_cancelled_like_any_other_and_is_no_open_return(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(house.Wishes(new(9, 0)) with { ReturnAt = new(10, 0), ReturnBy = new(13, 0) });
        await house.SaveAsync((await house.WantedAsync()) with { To = new(11, 0) });
        house.SetClock(new(10, 30));

        (await house.CallInAsync(booked.Return!)).Refusal.Should().Be(CallInRefusal.NotOpen);
        (await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(booked.Return!.Id, false, RunHouse.Clerk), RideHouse.Token)))!
            .Value.Refusal.Should().BeNull();

        (await house.RidesAsync()).Single(ride => ride.Id == booked.Return!.Id).Should().Match<Ride>(ride => ride.Status == BookingStatus.Cancelled && !ride.IsUncovered);
        (await house.StopsAsync()).Should().HaveCount(2);
        (await house.CoverAsync(booked.Return!))!.Value.Refusal.Should().Be(CoverRefusal.NotUncovered);
    }

    [Theory, EveryDatabase]
    public async Task Two_staff_who_cover_one_ride_at_once_do_it_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var run = await house.WantedAsync();
        await house.SaveAsync(run with { IsCancelled = true });
        var (car, driver) = await house.SecondAsync();
        await house.House.SaveAsync(Given.Run(house.Service, car, driver, house.Tomorrow, house.House.Initiative));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.CoverAsync(ride))));

        outcomes.Count(outcome => outcome!.Value.Refusal is null).Should().Be(1);
        (await house.StopsAsync()).Should().HaveCount(2);
    }
}
