using NodaTime;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class WaitAndReturnTests
{
    private static readonly LocalTime Ten = new(10, 0);

    [Theory, EveryDatabase]
    public async Task The_car_waits_from_the_appointment_on_and_takes_the_person_home(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var booked = await house.BookedAsync(house.Wishes(Ten) with { WaitMinutes = 30 });

        booked.Outward.LatestArrival.Should().Be(new LocalTime(9, 55));
        (booked.Return!.StartTime, booked.Return.LatestStart).Should().Be((new LocalTime(10, 30), new LocalTime(10, 45)));
        booked.Return.RunId.Should().Be(booked.Outward.RunId!.Value);
        (await house.StopsAsync()).Select(stop => (stop.RideId, stop.Kind)).Should().Equal(
            (booked.Outward.Id, StopKind.PickUp), (booked.Outward.Id, StopKind.DropOff), (booked.Return.Id, StopKind.PickUp), (booked.Return.Id, StopKind.DropOff));
    }

    [Theory, EveryDatabase]
    public async Task Who_leaves_at_a_time_is_waited_for_from_arriving(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var booked = await house.BookedAsync(house.Wishes(Ten, RideWish.LeaveAt) with { WaitMinutes = 20 });

        var stops = await house.StopsAsync();
        var (there, on) = (stops[1], stops[2]);
        Period.Between(there.Planned, on.Planned, PeriodUnits.Minutes).Minutes.Should().BeInRange(20, 30);
        on.Planned.Should().BeGreaterThanOrEqualTo(booked.Return!.StartTime).And.BeLessThanOrEqualTo(booked.Return.LatestStart!.Value);
    }

    [Theory, EveryDatabase]
    public async Task While_it_waits_the_car_drives_nobody(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var jonas = await house.RegisterAsync("Jonas");
        var neighbour = house.Wishes(new(10, 5), RideWish.LeaveAt) with { From = Given.Polyclinic, To = Given.Home };
        await house.BookedAsync(house.Wishes(Ten) with { WaitMinutes = 60 });

        (await house.BookAsync(neighbour, jonas)).Refusal.Should().Be(RideRefusal.NoTimeToReachYou);

        // The control: without the waiting it goes home and comes again.
        await using var control = await RideHouse.OpenAsync(engine);
        await control.BookedAsync(control.Wishes(Ten) with { ReturnAt = new(11, 0) });
        (await control.BookAsync(control.Wishes(new(10, 5), RideWish.LeaveAt) with { From = Given.Polyclinic, To = Given.Home }, await control.RegisterAsync("Jonas")))
            .Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task When_the_return_is_taken_back_the_car_is_free(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(house.Wishes(Ten) with { WaitMinutes = 60 });
        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(booked.Return!.Id, false, house.Caller), RideHouse.Token));

        var neighbour = house.Wishes(new(10, 5), RideWish.LeaveAt) with { From = Given.Polyclinic, To = Given.Home };
        (await house.BookAsync(neighbour, await house.RegisterAsync("Jonas"))).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Longer_than_the_offering_allows_it_does_not_wait(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        (await house.BookAsync(house.Wishes(Ten) with { WaitMinutes = 61 })).Refusal.Should().Be(RideRefusal.WaitTooLong);

        (await house.RidesAsync()).Should().BeEmpty();
    }
}
