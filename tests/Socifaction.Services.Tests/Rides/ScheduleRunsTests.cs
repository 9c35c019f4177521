using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class ScheduleRunsTests
{
    [Theory, EveryDatabase]
    public async Task Four_weeks_of_runs_are_made_once_without_public_holidays(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Friday; day++)
        {
            await house.House.SaveAsync(Weekly(house, house.Vehicle, house.Driver, day));
        }

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ScheduleAsync(house))));

        var runs = await RunsAsync(house);
        made.Sum().Should().Be(runs.Count);
        runs.Select(run => run.Date).Should().OnlyHaveUniqueItems();
        runs.Should().NotContain(run => run.Date == new LocalDate(2027, 3, 29), "it is Easter Monday");
        runs.Max(run => run.Date).Should().Be(new LocalDate(2027, 4, 13));
        runs.Should().HaveCount(21);
        runs.Single(run => run.Date == new LocalDate(2027, 3, 30)).StartsAt.Should().Be(Instant.FromUtc(2027, 3, 30, 4, 30));
    }

    [Theory, EveryDatabase]
    public async Task Where_the_driver_is_taken_no_run_is_made_and_a_cancelled_one_is_not_made_again(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var otherCar = Given.Vehicle();
        await house.House.SaveAsync(otherCar);
        await house.House.SaveAsync(
            Weekly(house, otherCar, house.Driver, IsoDayOfWeek.Tuesday), Weekly(house, house.Vehicle, house.Driver, IsoDayOfWeek.Wednesday));
        var cancelled = house.Run(house.Tomorrow.PlusDays(1));
        cancelled.IsCancelled = true;
        await house.House.SaveAsync(cancelled);

        await ScheduleAsync(house);

        var runs = await RunsAsync(house);
        runs.Where(run => run.Date == house.Tomorrow).Should().ContainSingle().Which.VehicleId.Should().Be(house.Vehicle.Id);
        runs.Where(run => run.Date == house.Tomorrow.PlusDays(1)).Should().ContainSingle().Which.IsCancelled.Should().BeTrue();
        runs.Should().Contain(run => run.Date == house.Tomorrow.PlusDays(7) && run.VehicleId == otherCar.Id);
    }

    private static WeeklyRun Weekly(RideHouse house, Vehicle vehicle, StaffMember driver, IsoDayOfWeek day) => new()
    {
        OfferingId = house.Service.Id,
        VehicleId = vehicle.Id,
        DriverId = driver.Id,
        Weekday = day,
        From = new LocalTime(7, 30),
        To = new LocalTime(17, 0),
    };

    private static Task<int> ScheduleAsync(RideHouse house) => house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(RideHouse.Token));

    private static Task<List<Run>> RunsAsync(RideHouse house) => house.House.ReadAsync(db => db.Runs.OrderBy(run => run.Date).ToListAsync(RideHouse.Token));
}
