using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class ChangeRunTests
{
    [Theory, EveryDatabase]
    public async Task A_run_taken_off_the_road_goes_over_to_the_other_car_and_nobody_is_called(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var (car, driver) = await house.SecondAsync();
        var second = house.NewRun(car, driver);
        await house.SaveAsync(second);

        var preview = await house.SaveAsync((await house.WantedAsync()) with { IsCancelled = true });

        preview.ToCall.Should().BeEmpty();
        preview.Moved.Should().Be(1);
        var after = (await house.RidesAsync()).Should().ContainSingle().Subject;
        (after.RunId, after.IsUncovered, after.StartTime, after.LatestStart, after.LatestArrival)
            .Should().Be((second.RunId, false, ride.StartTime, ride.LatestStart, ride.LatestArrival));
        after.Events.Should().HaveCount(1, "nothing that was said has changed");
        (await house.StopsAsync()).Should().HaveCount(2).And.OnlyContain(stop => stop.RunId == second.RunId);
        var runs = await house.RunsAsync();
        runs[0].IsCancelled.Should().BeTrue();
        runs[0].Events.Should().ContainSingle().Which.Should().Match<RunEvent>(e => e.Kind == RunEventKind.Cancelled && e.ActorName == "Rasa" && e.Why == "vairuotojas serga");
    }

    [Theory, EveryDatabase]
    public async Task Who_cannot_be_driven_stays_booked_without_a_run_and_has_one_again_when_the_run_is_back(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(house.Wishes(new(10, 0)) with { ReturnAt = new(12, 0) });
        var run = await house.WantedAsync();

        var preview = await house.SaveAsync(run with { IsCancelled = true });

        preview.People.Should().Be(1);
        preview.ToCall.Select(call => (call.RideId, call.Name, call.Phone, call.IsNew)).Should().Equal(
            (booked.Outward.Id, house.Ona.FullName, "+37061200001", true), (booked.Return!.Id, house.Ona.FullName, "+37061200001", true));
        var left = await house.RidesAsync();
        left.Should().HaveCount(2).And.OnlyContain(ride => ride.Status == BookingStatus.Booked && ride.IsUncovered && ride.RunId == null);
        left[0].Events.Should().Contain(e => e.Kind == BookingEventKind.Uncovered && e.Why == "vairuotojas serga");
        left.Select(ride => (ride.StartTime, ride.LatestStart)).Should().Equal(
            (booked.Outward.StartTime, booked.Outward.LatestStart), (booked.Return.StartTime, booked.Return.LatestStart));
        (await house.StopsAsync()).Should().BeEmpty();

        var back = await house.SaveAsync(run);

        (back.CoveredAgain, back.ToCall.Count).Should().Be((2, 0));
        (await house.RidesAsync()).Should().OnlyContain(ride => ride.RunId == run.RunId && !ride.IsUncovered);
        (await house.StopsAsync()).Should().HaveCount(4);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_ticked_is_cancelled_at_once_and_the_others_wait_for_a_call(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ona = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var antanas = (await house.BookedAsync(house.Wishes(new(14, 0)), await house.RegisterAsync("Antanas"))).Outward;
        var off = (await house.WantedAsync()) with { IsCancelled = true, CancelledRides = [ona.Id, Guid.CreateVersion7()] };

        await house.SaveAsync(off);

        var rides = await house.RidesAsync();
        rides.Single(ride => ride.Id == ona.Id).Should().Match<Ride>(ride => ride.Status == BookingStatus.Cancelled && !ride.IsUncovered);
        rides.Single(ride => ride.Id == ona.Id).Events.Should().Contain(e => e.Kind == BookingEventKind.Cancelled && e.ActorKind == ActorKind.Staff);
        rides.Single(ride => ride.Id == antanas.Id).Should().Match<Ride>(ride => ride.Status == BookingStatus.Booked && ride.IsUncovered);
    }

    [Theory, EveryDatabase]
    public async Task Shorter_hours_name_those_outside_them_and_the_nearest_time_that_works(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var early = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var late = (await house.BookedAsync(house.Wishes(new(15, 0)), await house.RegisterAsync("Antanas"))).Outward;

        var preview = await house.SaveAsync((await house.WantedAsync()) with { To = new(13, 0) });

        var call = preview.ToCall.Should().ContainSingle().Subject;
        call.RideId.Should().Be(late.Id);
        call.Nearest!.Wish.Should().BeLessThan(new(15, 0));
        call.Nearest.Latest.Should().BeLessThan(new(13, 0));
        var rides = await house.RidesAsync();
        rides.Single(ride => ride.Id == early.Id).RunId.Should().NotBeNull();
        rides.Single(ride => ride.Id == late.Id).IsUncovered.Should().BeTrue();
    }

    [Theory, EveryDatabase]
    public async Task A_day_that_changed_since_it_was_looked_at_is_shown_again(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var off = (await house.WantedAsync()) with { IsCancelled = true };
        var seen = await house.PreviewAsync(off);
        seen.ToCall.Should().BeEmpty();
        await house.BookedAsync(house.Wishes(new(10, 0)));

        (await house.ChangeAsync(off))!.Value.Refusal.Should().Be(RunRefusal.ChangedMeanwhile, "nobody has looked");
        (await house.ChangeAsync(off with { Seen = seen.Mark }))!.Value.Refusal.Should().Be(RunRefusal.ChangedMeanwhile);

        (await house.RidesAsync()).Should().ContainSingle().Which.IsUncovered.Should().BeFalse();
        (await house.RunsAsync()).Should().ContainSingle().Which.IsCancelled.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Looking_changes_nothing(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var before = (await house.RunsAsync(), await house.StopsAsync(), await house.RidesAsync());

        await house.PreviewAsync((await house.WantedAsync()) with { IsCancelled = true });

        (await house.RunsAsync(), await house.StopsAsync(), await house.RidesAsync()).Should().BeEquivalentTo(before);
    }

    [Theory, EveryDatabase]
    public async Task A_vehicle_or_driver_who_is_out_already_is_refused_in_words_and_a_form_sent_twice_makes_one_run(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var (car, driver) = await house.SecondAsync();
        var wanted = house.NewRun(car, driver);
        var seen = (await house.PreviewAsync(wanted)).Mark;

        (await house.FindPreviewAsync(wanted with { VehicleId = house.Vehicle.Id }))!.Value.Refusal.Should().Be(RunRefusal.VehicleTaken);
        (await house.FindPreviewAsync(wanted with { DriverId = house.Driver.Id }))!.Value.Refusal.Should().Be(RunRefusal.DriverTaken);
        (await house.FindPreviewAsync(wanted with { DriverId = house.Driver.Id, From = new(17, 0), To = new(18, 0) }))!.Value.Refusal.Should().BeNull("one ends as the other begins");
        (await house.FindPreviewAsync(wanted with { VehicleId = Guid.CreateVersion7() })).Should().BeNull();
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => house.ChangeAsync(wanted with { Seen = seen }))));

        twice.Should().OnlyContain(outcome => outcome!.Value.Refusal == null);
        (await house.RunsAsync()).Should().HaveCount(2);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_give_one_car_to_two_runs_at_once_get_one(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var (car, driver) = await house.SecondAsync();
        var other = Given.Staff("Zigmas", Role.Driver);
        await house.House.SaveAsync(other);
        RunWanted[] wanted = [house.NewRun(car, driver), house.NewRun(car, other)];
        var seen = (await house.PreviewAsync(wanted[0])).Mark;

        var outcomes = await Task.WhenAll(wanted.Select(one => Task.Run(() => house.ChangeAsync(one with { Seen = seen }))));

        outcomes.Count(outcome => outcome!.Value.Refusal == RunRefusal.VehicleTaken).Should().Be(1);
        (await house.RunsAsync()).Count(run => run.VehicleId == car.Id).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task What_makes_no_run_is_refused(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var run = await house.WantedAsync();

        (await RefusalAsync(run with { To = run.From })).Should().Be(RunRefusal.EndNotAfterStart);
        (await RefusalAsync(run with { Break = new(new(6, 0), new(8, 0), 30) })).Should().Be(RunRefusal.BreakUnfit);
        (await RefusalAsync(run with { Break = new(new(11, 0), new(11, 20), 30) })).Should().Be(RunRefusal.BreakUnfit);
        (await RefusalAsync(run with { Break = new(new(11, 0), new(13, 0), 30) })).Should().BeNull();
        (await house.FindPreviewAsync(run with { Date = run.Date.PlusDays(1) })).Should().BeNull("a run has its day");
        house.SetClock(new(12, 0));
        (await RefusalAsync(run with { From = new(9, 0) })).Should().Be(RunRefusal.HasBegun);
        house.SetClock(new(17, 0));
        (await RefusalAsync(run with { To = new(18, 0) })).Should().Be(RunRefusal.Past);

        async Task<RunRefusal?> RefusalAsync(RunWanted wanted) => (await house.FindPreviewAsync(wanted))!.Value.Refusal;
    }

    [Theory, EveryDatabase]
    public async Task A_run_that_has_fetched_somebody_ends_sooner_and_keeps_whom_it_fetched(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var early = (await house.BookedAsync(house.Wishes(new(9, 0)))).Outward;
        var late = (await house.BookedAsync(house.Wishes(new(15, 0)), await house.RegisterAsync("Antanas"))).Outward;
        var run = await house.WantedAsync();
        house.SetClock(new(11, 0));

        (await house.FindPreviewAsync(run with { IsCancelled = true }))!.Value.Refusal.Should().Be(RunRefusal.AlreadyOut);
        var preview = await house.SaveAsync(run with { To = new(11, 0) });

        preview.ToCall.Should().ContainSingle().Which.RideId.Should().Be(late.Id);
        (await house.RidesAsync()).Single(ride => ride.Id == early.Id).RunId.Should().Be(run.RunId);
        (await house.StopsAsync()).Should().HaveCount(2).And.OnlyContain(stop => stop.RideId == early.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_smaller_car_names_whom_it_cannot_seat(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4);
        var wheelchair = (await house.BookedAsync(house.Wishes(new(10, 0)) with { Mobility = MobilityNeed.Wheelchair })).Outward;
        await house.BookedAsync(house.Wishes(new(13, 0)), await house.RegisterAsync("Antanas"));
        var (car, _) = await house.SecondAsync(seats: 2, wheelchairPlaces: 0);

        var preview = await house.SaveAsync((await house.WantedAsync()) with { VehicleId = car.Id });

        preview.ToCall.Should().ContainSingle().Which.Should().Match<RideToCall>(call => call.RideId == wheelchair.Id && call.Nearest == null);
        preview.Moved.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_time_held_for_a_call_gives_way(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var request = Guid.CreateVersion7();
        (await house.HoldAsync(request, house.Wishes(new(10, 0)))).Should().NotBeEmpty();

        await house.SaveAsync((await house.WantedAsync()) with { IsCancelled = true });

        (await house.House.ReadAsync(db => db.RideHolds.CountAsync(RideHouse.Token))).Should().Be(0);
        (await house.BookAsync(house.Wishes(new(10, 0)), requestId: request)).Refusal.Should().Be(RideRefusal.NoRunThatDay);
    }

    [Theory, EveryDatabase]
    public async Task A_run_that_went_to_another_car_and_driver_is_not_made_a_second_time(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        await house.House.SaveAsync(new WeeklyRun
        {
            OfferingId = house.Service.Id, VehicleId = house.Vehicle.Id, DriverId = house.Driver.Id, Weekday = house.Tomorrow.DayOfWeek, From = new(8, 0), To = new(16, 0),
        });
        await house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(RideHouse.Token));
        var (car, driver) = await house.SecondAsync();
        var run = RunHouse.WantedOf((await house.RunsAsync()).Single(run => run.Date == house.Tomorrow));

        await house.SaveAsync(run with { VehicleId = car.Id, DriverId = driver.Id });

        (await house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(RideHouse.Token))).Should().Be(0);
    }
}
