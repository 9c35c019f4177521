using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class WeeklyRunTests
{
    [Theory, EveryDatabase]
    public async Task A_new_weekly_run_makes_its_runs_at_once_and_a_form_sent_twice_makes_one(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var wanted = Wanted(house);

        (await ChangeAsync(house, wanted))!.Value.Refusal.Should().BeNull();
        (await ChangeAsync(house, wanted))!.Value.Refusal.Should().BeNull();

        (await house.House.ReadAsync(db => db.WeeklyRuns.CountAsync(RideHouse.Token))).Should().Be(1);
        var runs = await house.RunsAsync();
        runs.Should().HaveCountGreaterThan(2).And.OnlyContain(run => run.Date.DayOfWeek == house.Tomorrow.DayOfWeek && run.WeeklyRunId == wanted.WeeklyRunId);
        runs.Select(run => run.Date).Should().OnlyHaveUniqueItems();
    }

    [Theory, EveryDatabase]
    public async Task Made_runs_stay_unless_staff_wish_so_and_those_with_rides_or_changed_by_hand_always(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var weekly = Wanted(house);
        await ChangeAsync(house, weekly);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var byHand = (await house.RunsAsync()).OrderBy(run => run.Date).ElementAt(1);
        await house.SaveAsync(RunHouse.WantedOf(byHand) with { To = new(15, 0) });
        var later = weekly with { From = new(9, 0) };

        await ChangeAsync(house, later);
        (await house.RunsAsync()).Should().NotContain(run => run.From == new LocalTime(9, 0));
        await ChangeAsync(house, later with { MakesAnew = true });

        var runs = (await house.RunsAsync()).OrderBy(run => run.Date).ToList();
        runs.Select(run => run.Date).Should().OnlyHaveUniqueItems();
        runs.Single(run => run.Id == ride.RunId).From.Should().Be(new LocalTime(8, 0));
        runs.Single(run => run.Id == byHand.Id).Should().Match<Run>(run => run.From == new LocalTime(8, 0) && run.To == new LocalTime(15, 0));
        runs.Skip(2).Should().NotBeEmpty().And.OnlyContain(run => run.From == new LocalTime(9, 0));
    }

    [Theory, EveryDatabase]
    public async Task An_ended_one_makes_no_more_and_takes_along_only_what_nobody_travels_on(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var weekly = Wanted(house);
        await ChangeAsync(house, weekly);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;

        (await EndAsync(house, Guid.CreateVersion7(), true)).Should().BeFalse();
        (await EndAsync(house, weekly.WeeklyRunId, true)).Should().BeTrue();
        (await EndAsync(house, weekly.WeeklyRunId, true)).Should().BeFalse();

        (await house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(RideHouse.Token))).Should().Be(0);
        (await house.RunsAsync()).Should().ContainSingle().Which.Id.Should().Be(ride.RunId!.Value);
    }

    [Theory, EveryDatabase]
    public async Task One_vehicle_or_driver_does_not_stand_twice_in_the_pattern_at_one_time(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var (car, driver) = await house.SecondAsync();
        await ChangeAsync(house, Wanted(house));
        var second = Wanted(house) with { WeeklyRunId = Guid.CreateVersion7(), From = new(15, 0), To = new(18, 0) };

        (await ChangeAsync(house, second))!.Value.Refusal.Should().Be(RunRefusal.VehicleTaken);
        (await ChangeAsync(house, second with { VehicleId = car.Id }))!.Value.Refusal.Should().Be(RunRefusal.DriverTaken);
        (await ChangeAsync(house, second with { To = new(15, 0) }))!.Value.Refusal.Should().Be(RunRefusal.EndNotAfterStart);
        (await ChangeAsync(house, second with { VehicleId = car.Id, DriverId = driver.Id, Break = new(new(23, 50), new(23, 59), 30) }))!.Value.Refusal.Should().Be(RunRefusal.BreakUnfit);
        (await ChangeAsync(house, second with { VehicleId = Guid.CreateVersion7() })).Should().BeNull();
        (await ChangeAsync(house, second with { VehicleId = car.Id, DriverId = driver.Id }))!.Value.Refusal.Should().BeNull();
    }

    private static WeeklyRunWanted Wanted(RideHouse house) => new(
        house.Service.Id, house.Service.Id, house.Tomorrow.DayOfWeek, house.Vehicle.Id, house.Driver.Id, new(8, 0), new(16, 0), null, false);

    private static Task<Outcome<WeeklyRun, RunRefusal>?> ChangeAsync(RideHouse house, WeeklyRunWanted wanted) =>
        house.House.RunAsync<ChangeWeeklyRun, Outcome<WeeklyRun, RunRefusal>?>(change => change.RunAsync(wanted, RideHouse.Token));

    private static Task<bool> EndAsync(RideHouse house, Guid id, bool withRuns) =>
        house.House.RunAsync<EndWeeklyRun, bool>(end => end.RunAsync(id, withRuns, RideHouse.Token));
}
