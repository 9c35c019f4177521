using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class RearrangingTests
{
    [Theory, EveryDatabase]
    public async Task Before_a_no_others_change_vehicles_and_keep_what_they_were_promised(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 1);
        // An hour's way there and the same way back at the same time: one vehicle cannot do both.
        var (east, west) = (new Address("Rytai", "", "", 55.40, 22.50), new Address("Vakarai", "", "", 55.15, 22.00));
        var first = await house.BookedAsync(house.Wishes(new(10, 0)) with { From = east, To = west });
        var (car, driver) = (Given.Vehicle(1, 0), Given.Staff("Petras", Role.Driver));
        await house.House.SaveAsync(car, driver);
        var second = Given.Run(house.Service, car, driver, house.Tomorrow, house.House.Initiative);
        await house.House.SaveAsync(second);
        var needsTheLift = house.Wishes(new(10, 0)) with { From = west, To = east, Mobility = MobilityNeed.Wheelchair };

        var antanas = await house.RegisterAsync("Antanas");
        var outcome = await house.BookAsync(needsTheLift, antanas);
        // The 50 ms are those of a clock on the wall: on a busy machine they may be over before the search has begun.
        for (var again = 0; again < 20 && outcome.Refusal is not null; again++) outcome = await house.BookAsync(needsTheLift, antanas);

        outcome.Refusal.Should().BeNull();
        var booked = outcome.Value!;

        var rides = await house.RidesAsync();
        var moved = rides.Single(ride => ride.Id == first.Outward.Id);
        moved.RunId.Should().Be(second.Id).And.NotBe(first.Outward.RunId!.Value);
        (moved.StartTime, moved.LatestStart, moved.LatestArrival).Should()
            .Be((first.Outward.StartTime, first.Outward.LatestStart, first.Outward.LatestArrival), "a promise is a promise");
        booked.Outward.RunId.Should().Be(first.Outward.RunId!.Value);
        foreach (var run in (await house.StopsAsync()).GroupBy(stop => stop.RunId))
        {
            run.Select(stop => stop.RideId).Distinct().Should().ContainSingle();
            run.OrderBy(stop => stop.Order).Select(stop => stop.Kind).Should().Equal(StopKind.PickUp, StopKind.DropOff);
        }
    }

    [Theory, EveryDatabase]
    public async Task On_a_day_that_has_begun_nobody_changes_vehicles(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 1);
        var first = await house.BookedAsync(house.Wishes(new(12, 0)));
        var (car, driver) = (Given.Vehicle(1, 0), Given.Staff("Petras", Role.Driver));
        await house.House.SaveAsync(car, driver);
        var second = Given.Run(house.Service, car, driver, house.Tomorrow, house.House.Initiative);
        await house.House.SaveAsync(second);
        house.House.Clock.Reset(second.StartsAt + Duration.FromMinutes(30));
        var needsTheLift = house.Wishes(new(12, 0)) with { From = Given.Polyclinic, To = Given.Home, Mobility = MobilityNeed.Wheelchair };

        var outcome = await house.BookAsync(needsTheLift, await house.RegisterAsync("Antanas"), asking: RideHouse.Clerk);

        outcome.Refusal.Should().NotBeNull();
        (await house.RidesAsync()).Should().ContainSingle().Which.RunId.Should().Be(first.Outward.RunId!.Value);
    }
}
