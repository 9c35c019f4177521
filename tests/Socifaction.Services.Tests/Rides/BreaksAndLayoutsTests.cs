using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class BreaksAndLayoutsTests
{
    [Theory, EveryDatabase]
    public async Task The_break_of_the_weekly_run_is_kept_free_of_rides(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        await house.House.SaveAsync(new WeeklyRun
        {
            OfferingId = house.Service.Id, VehicleId = house.Vehicle.Id, DriverId = house.Driver.Id, Weekday = IsoDayOfWeek.Tuesday, From = new(7, 30), To = new(17, 0),
            Break = new(new(11, 30), new(12, 30), 60),
        });
        await house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(RideHouse.Token));

        (await house.BookAsync(house.Wishes(new(11, 45), RideWish.LeaveAt))).Refusal.Should().Be(RideRefusal.OutsideHours, "even an empty car could not");
        var after = await house.BookedAsync(house.Wishes(new(12, 30), RideWish.LeaveAt));
        after.Outward.StartTime.Should().BeGreaterThanOrEqualTo(new LocalTime(12, 30));

        await house.House.ReadAsync(async db =>
        {
            (await db.Runs.SingleAsync(run => run.Date == house.Tomorrow, RideHouse.Token)).Break = null;
            return await db.SaveChangesAsync(RideHouse.Token);
        });
        (await house.BookAsync(house.Wishes(new(11, 45), RideWish.LeaveAt), await house.RegisterAsync("Jonas"))).Refusal.Should().BeNull("without the break there is time");
    }

    [Theory, EveryDatabase]
    public async Task Seats_fold_away_for_wheelchairs(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 2, wheelchairPlaces: 0);
        var inChair = house.Wishes(new(10, 0)) with { Mobility = MobilityNeed.Wheelchair };
        (await house.BookAsync(inChair)).Refusal.Should().Be(RideRefusal.NoWheelchairPlace);

        await house.House.SaveAsync(new VehicleLayout { VehicleId = house.Vehicle.Id, Seats = 0, WheelchairPlaces = 2 });
        (await house.BookAsync(inChair)).Refusal.Should().BeNull();
        (await house.BookAsync(inChair, await house.RegisterAsync("Jonas"))).Refusal.Should().BeNull();
        (await house.BookAsync(inChair, await house.RegisterAsync("Petras"))).Refusal.Should().NotBeNull("both places are taken at that time");
        (await house.BookAsync(house.Wishes(new(14, 0)), await house.RegisterAsync("Aldona"))).Refusal.Should().BeNull("the seats are up again in the afternoon");
    }
}
