using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class PlanDayTests
{
    private static readonly Address Far = new("Kaimas", "", "", 55.45, 22.60);

    [Theory, EveryDatabase]
    public async Task Tomorrow_is_planned_anew_with_less_driving_and_every_promise_stands(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4);
        await house.BookedAsync(house.Wishes(new(10, 0)) with { From = Far });
        var near = Given.Vehicle(4, 0);
        near.Base = Far;
        var driver = Given.Staff("Petras", Role.Driver);
        await house.House.SaveAsync(near, driver);
        var second = Given.Run(house.Service, near, driver, house.Tomorrow, house.House.Initiative);
        await house.House.SaveAsync(second);
        var before = (await house.RidesAsync()).Single();

        (await RunAsync(house)).Should().Be(2);

        var after = (await house.RidesAsync()).Single();
        (after.StartTime, after.LatestStart, after.LatestArrival, after.Status).Should().Be((before.StartTime, before.LatestStart, before.LatestArrival, before.Status));
        after.RunId.Should().Be(second.Id, "its driver lives next door");
        (await house.StopsAsync()).Should().HaveCount(2).And.OnlyContain(stop => stop.RunId == second.Id);
        (await RunAsync(house)).Should().Be(0, "what is planned well is left alone");
    }

    [Theory, EveryDatabase]
    public async Task A_day_without_rides_is_left_alone(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        (await RunAsync(house)).Should().Be(0);
    }

    private static Task<int> RunAsync(RideHouse house) => house.House.RunAsync<PlanDay, int>(plan => plan.RunAsync(RideHouse.Token));
}
