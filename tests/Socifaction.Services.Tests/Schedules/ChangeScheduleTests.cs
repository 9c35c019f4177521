using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Schedules;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Appointments;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Tests.Places.Schedule;
using Socifaction.Services.Tests.Rides;
using Socifaction.Services.Tests.Rides.Runs;
using Socifaction.Services.Tests.Stays;

namespace Socifaction.Services.Tests.Schedules;

public sealed class ChangeScheduleTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_driver_who_is_away_leaves_everybody_on_a_list_until_each_is_settled(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ona = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var antanas = (await house.BookedAsync(house.Wishes(new(14, 0)), await house.RegisterAsync("Antanas"))).Outward;
        var away = Changing.Away(house.Driver, house.Tomorrow);

        var plan = (await house.House.CheckAsync(away))!.Value.Value!;

        var step = plan.Steps.Should().ContainSingle().Subject;
        (step.Step.Kind, step.Step.Date, step.Substitutes.Count).Should().Be((StepKind.Run, house.Tomorrow, 0));
        step.People.Select(person => (person.Booking.Id, person.Phone, person.Kind)).Should().Equal(
            (ona.Id, "+37061200001", HitKind.Uncovered), (antanas.Id, "", HitKind.Uncovered));
        (await house.House.CountChangesAsync()).Should().Be(0, "looking writes nothing");
        (await house.RunsAsync()).Should().ContainSingle().Which.IsCancelled.Should().BeFalse();

        var change = await house.House.SaveChangeAsync(away);

        change.Steps.Should().ContainSingle().Which.State.Should().Be(StepState.Done);
        change.Events.Should().ContainSingle().Which.Should().Match<ScheduleChangeEvent>(e => e.Kind == ScheduleChangeEventKind.Saved && e.ActorName == "Rasa");
        (await house.RunsAsync()).Single().Events.Should().ContainSingle(e => e.Kind == RunEventKind.Cancelled && e.Why == "išvykęs");
        (await house.RidesAsync()).Should().OnlyContain(ride => ride.IsUncovered && ride.Status == BookingStatus.Booked);
        var hits = await house.House.HitsAsync(change.Id);
        hits.Select(row => (row.Booking.Id, row.IsSettled)).Should().Equal((ona.Id, false), (antanas.Id, false));

        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(ona.Id, WholeGroup: true, Changing.Clerk), Token));
        await house.House.SettleAsync(change.Id, hits[1].Hit.Id);
        await house.House.SettleAsync(change.Id, hits[1].Hit.Id);

        (await house.House.HitsAsync(change.Id)).Should().OnlyContain(row => row.IsSettled);
        (await house.House.ReadAsync(db => db.FindScheduleChangeAsync(change.Id, Token)))!.Events.Count(e => e.Kind == ScheduleChangeEventKind.Settled)
            .Should().Be(1, "the same press twice is one");
        (await house.House.SettleAsync(Guid.CreateVersion7(), hits[1].Hit.Id)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Undoing_puts_the_run_back_and_nobody_is_left_to_call(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var change = await house.House.SaveChangeAsync(Changing.Away(house.Driver, house.Tomorrow));

        var preview = (await house.House.CheckUndoAsync(change.Id)).Should().ContainSingle().Subject;
        (preview.Refusal, preview.KeptAgain, preview.ToCall.Count).Should().Be((null, 1, 0));
        (await house.RunsAsync()).Single().IsCancelled.Should().BeTrue("looking puts nothing back");
        var undone = (await house.House.UndoAsync(change.Id))!;
        var again = (await house.House.UndoAsync(change.Id))!;

        undone.Steps.Single().State.Should().Be(StepState.Undone);
        again.Events.Count(e => e.Kind == ScheduleChangeEventKind.Undone).Should().Be(1);
        (await house.RunsAsync()).Single().IsCancelled.Should().BeFalse();
        (await house.RidesAsync()).Should().ContainSingle().Which.IsUncovered.Should().BeFalse();
        (await house.House.HitsAsync(change.Id)).Should().ContainSingle().Which.IsSettled.Should().BeTrue();
        (await house.House.ContinueAsync(change.Id))!.Steps.Single().State.Should().Be(StepState.Undone, "what was undone is not made again");
        (await house.RunsAsync()).Single().IsCancelled.Should().BeFalse();
        (await house.House.UndoAsync(Guid.CreateVersion7())).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Another_driver_takes_the_run_and_gives_it_back(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var (_, petras) = await house.SecondAsync();
        var run = (await house.RunsAsync()).Single();
        var away = Changing.Away(house.Driver, house.Tomorrow);
        (await house.House.CheckAsync(away))!.Value.Value!.Steps.Single().Substitutes.Should().Equal(new Substitute(petras.Id, "Petras"));

        var change = await house.House.SaveChangeAsync(away with { Instead = new Dictionary<Guid, Guid> { [run.Id] = petras.Id } });

        (await house.House.HitsAsync(change.Id)).Should().BeEmpty();
        (await house.RunsAsync()).Single().Should().Match<Run>(one => one.DriverId == petras.Id && !one.IsCancelled);
        await house.House.UndoAsync(change.Id);
        (await house.RunsAsync()).Single().DriverId.Should().Be(house.Driver.Id);
    }

    [Theory, EveryDatabase]
    public async Task Away_for_some_hours_the_longer_part_of_the_run_is_driven(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var early = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var late = (await house.BookedAsync(house.Wishes(new(15, 30)), await house.RegisterAsync("Antanas"))).Outward;
        var before = (await house.RunsAsync()).Single();

        var change = await house.House.SaveChangeAsync(Changing.Away(house.Driver, house.Tomorrow, from: new(13, 0), to: new(16, 0)));

        (await house.RunsAsync()).Single().Should().Match<Run>(run => run.From == before.From && run.To == new LocalTime(13, 0) && !run.IsCancelled);
        (await house.House.HitsAsync(change.Id)).Select(row => row.Booking.Id).Should().Equal(late.Id);
        (await house.RidesAsync()).Single(ride => ride.Id == early.Id).IsUncovered.Should().BeFalse();
        await house.House.UndoAsync(change.Id);
        (await house.RunsAsync()).Single().To.Should().Be(before.To);
        (await house.RidesAsync()).Should().OnlyContain(ride => !ride.IsUncovered);
    }

    [Theory, EveryDatabase]
    public async Task What_changed_between_looking_and_saving_is_shown_again_and_nothing_is_done(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var seen = await house.House.SeenAsync(Changing.Away(house.Driver, house.Tomorrow));
        await house.BookedAsync(house.Wishes(new(10, 0)));

        (await house.House.ChangeAsync(seen))!.Value.Refusal.Should().Be(ScheduleChangeRefusal.ChangedMeanwhile);
        (await house.House.ChangeAsync(seen with { Seen = "" }))!.Value.Refusal.Should().Be(ScheduleChangeRefusal.ChangedMeanwhile, "nobody has looked");

        (await house.House.CountChangesAsync()).Should().Be(0);
        (await house.RunsAsync()).Single().IsCancelled.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Two_who_save_and_two_who_undo_at_once_do_it_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var seen = await house.House.SeenAsync(Changing.Away(house.Driver, house.Tomorrow));

        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.House.ChangeAsync(seen), Token)));

        saved.Should().OnlyContain(outcome => outcome!.Value.Refusal == null);
        (await house.House.CountChangesAsync()).Should().Be(1);
        (await house.RunsAsync()).Single().Events.Should().ContainSingle();
        (await house.House.HitsAsync(seen.RequestId)).Should().ContainSingle();
        var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.House.UndoAsync(seen.RequestId), Token)));
        undone[0]!.Events.Count(e => e.Kind == ScheduleChangeEventKind.Undone).Should().Be(1);
        (await house.RunsAsync()).Single().Events.Should().HaveCount(2);
        (await house.RidesAsync()).Single().IsUncovered.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Saving_and_undoing_at_once_never_leaves_a_step_that_nobody_knows_of(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var seen = await house.House.SeenAsync(Changing.Away(house.Driver, house.Tomorrow));

        await Task.WhenAll(
            Task.Run(() => house.House.ChangeAsync(seen), Token),
            Task.Run(async () =>
            {
                while (await house.House.UndoAsync(seen.RequestId) is null)
                {
                    await Task.Yield();
                }
            }, Token));

        var change = (await house.House.ReadAsync(db => db.FindScheduleChangeAsync(seen.RequestId, Token)))!;
        change.IsUndone.Should().BeTrue();
        change.Steps.Should().ContainSingle().Which.State.Should().BeOneOf(StepState.Undone, StepState.Dropped);
        (await house.RunsAsync()).Single().IsCancelled.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task What_another_has_taken_meanwhile_is_not_put_back_and_says_so(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var change = await house.House.SaveChangeAsync(Changing.Away(house.Driver, house.Tomorrow));
        var (_, petras) = await house.SecondAsync();
        await house.SaveAsync(house.NewRun(house.Vehicle, petras));

        (await house.House.CheckUndoAsync(change.Id)).Single().Refusal.Should().Be(StepRefusal.Taken);
        var undone = (await house.House.UndoAsync(change.Id))!;

        undone.Steps.Single().Should().Match<ScheduleStep>(step => step.State == StepState.Kept && step.Refusal == StepRefusal.Taken);
        (await house.RunsAsync()).Count(run => !run.IsCancelled).Should().Be(1);
        (await house.RidesAsync()).Single().IsUncovered.Should().BeFalse("the other run took the ride");
    }

    [Theory, EveryDatabase]
    public async Task Leave_that_was_entered_early_reaches_the_runs_that_the_night_makes(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var later = house.Tomorrow.PlusDays(30);
        var change = await house.House.SaveChangeAsync(Changing.Away(house.Driver, later, later.PlusDays(5)));
        change.Steps.Should().BeEmpty();
        await house.House.SaveAsync(house.Run(later.PlusDays(1)));

        (await house.House.ContinueAllAsync()).Should().Be(1);
        await house.House.ContinueAllAsync();

        (await house.RunsAsync()).Single(run => run.Date > house.Tomorrow).IsCancelled.Should().BeTrue();
        (await house.RunsAsync()).Single(run => run.Date == house.Tomorrow).IsCancelled.Should().BeFalse();
        var after = (await house.House.ReadAsync(db => db.FindScheduleChangeAsync(change.Id, Token)))!;
        after.Steps.Should().ContainSingle().Which.State.Should().Be(StepState.Done);
        after.Events.Count(e => e.Kind == ScheduleChangeEventKind.Continued).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_worker_who_is_away_leaves_full_sessions_with_their_people_and_comes_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        StaffMember[] staff = [Given.Staff("Rasa", Role.Worker), Given.Staff("Vilma", Role.Worker)];
        var children = Scheduling.Children(17);
        var activity = Given.Activity(roomLimit: 20, rule: CapacityRule.ChildrenPerWorker);
        activity.Pattern.AddRange(Enumerable.Range(2, 3).Select(day => Scheduling.Weekly((IsoDayOfWeek)day, new(13, 0), new(17, 30), staff)));
        await house.SaveAsync([.. staff, .. children, activity]);
        await house.NightAsync();
        var session = (await house.SessionsAsync(activity))[0];
        foreach (var child in children)
        {
            house.Clock.AdvanceSeconds(60);
            (await house.BookAsync(Asked.ByStaff, [session], [child]))!.Value.Refusal.Should().BeNull();
        }

        var change = await house.SaveChangeAsync(Changing.Away(staff[1], session.Date, session.Date.PlusDays(1)));

        change.Steps.Should().HaveCount(2).And.OnlyContain(step => step.Kind == StepKind.Shift && step.State == StepState.Done);
        (await house.SessionAsync(session.Id)).Should().Match<Session>(s => s.Capacity == 17 && s.IsOverridden && s.Shifts.Count == 1);
        (await house.HitsAsync(change.Id)).Select(row => (row.Name, row.IsSettled)).Should().Equal(("Vaikas16 Petraitis", false), ("Vaikas17 Petraitis", false));
        await house.UndoAsync(change.Id);
        (await house.SessionAsync(session.Id)).Should().Match<Session>(s => s.Capacity == 20 && !s.IsOverridden && s.Shifts.Count == 2);
        (await house.HitsAsync(change.Id)).Should().HaveCount(2).And.OnlyContain(row => row.IsSettled, "there is a place for them again");
    }

    [Theory, EveryDatabase]
    public async Task A_closed_day_closes_every_room_and_opens_again(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var day = house.Tomorrow;
        var activity = Given.Activity();
        var session = Given.Session(activity, day, 10, house.House.Initiative);
        var shower = Given.Resource();
        var type = Given.AppointmentType([shower]);
        var kitchen = Given.MealService();
        await house.House.SaveAsync(activity, session, shower, type, kitchen);
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var antanas = await house.RegisterAsync("Antanas");
        (await house.House.BookAsync(Asked.ByStaff, [session], [antanas]))!.Value.Refusal.Should().BeNull();
        var appointment = await house.House.GiveAsync(type, antanas, day + new LocalTime(11, 0));

        var change = await house.House.SaveChangeAsync(Changing.Closed(day));

        change.Steps.Select(step => step.Kind).Should().BeEquivalentTo([StepKind.Run, StepKind.Session, StepKind.Calendar, StepKind.Kitchen]);
        change.Steps.Should().OnlyContain(step => step.State == StepState.Done);
        (await house.House.HitsAsync(change.Id)).Should().HaveCount(3).And.OnlyContain(row => !row.IsSettled);
        (await house.House.SessionAsync(session.Id)).IsCancelled.Should().BeTrue();
        (await house.House.FindAsync(appointment)).IsUncovered.Should().BeTrue();
        (await house.House.ReadAsync(db => db.MealDays.SingleAsync(Token))).IsClosed.Should().BeTrue();
        (await house.RunsAsync()).Single().IsCancelled.Should().BeTrue();

        var undone = (await house.House.UndoAsync(change.Id))!;

        undone.Steps.Should().OnlyContain(step => step.State == StepState.Undone);
        (await house.House.SessionAsync(session.Id)).Should().Match<Session>(s => !s.IsCancelled && s.Taken == 0);
        (await house.House.FindAsync(appointment)).IsUncovered.Should().BeFalse();
        (await house.House.ReadAsync(db => db.MealDays.SingleAsync(Token))).IsClosed.Should().BeFalse();
        (await house.RunsAsync()).Single().IsCancelled.Should().BeFalse();
        (await house.House.HitsAsync(change.Id)).Where(row => !row.IsSettled).Should().ContainSingle("whose place ended is still to be told")
            .Which.Hit.Kind.Should().Be(HitKind.Ended);
    }

    [Theory, EveryDatabase]
    public async Task Two_runs_that_go_on_the_same_day_do_not_hide_their_people_behind_one_another(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var (car, petras) = await house.SecondAsync();
        await house.SaveAsync(house.NewRun(car, petras));
        var closed = Changing.Closed(house.Tomorrow);

        var plan = (await house.House.CheckAsync(closed))!.Value.Value!;

        plan.Steps.Count(planned => planned.Step.Kind == StepKind.Run).Should().Be(2);
        plan.Steps.SelectMany(planned => planned.People).Select(person => person.Booking.Id).Should().Equal(ride.Id);
        var change = await house.House.SaveChangeAsync(closed);
        (await house.House.HitsAsync(change.Id)).Should().ContainSingle().Which.IsSettled.Should().BeFalse();
        await house.House.UndoAsync(change.Id);
        (await house.RunsAsync()).Should().HaveCount(2).And.OnlyContain(run => !run.IsCancelled);
        (await house.RidesAsync()).Single().IsUncovered.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_vehicle_at_the_garage_is_replaced_by_another_or_its_run_stays_at_home(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)))).Outward;
        var run = (await house.RunsAsync()).Single();
        var atGarage = Changing.Out(ScheduleChangeKind.VehicleOut, house.Vehicle.Id, house.Tomorrow);

        var alone = await house.House.SaveChangeAsync(atGarage);

        (await house.House.HitsAsync(alone.Id)).Should().ContainSingle().Which.Should().Match<HitRow>(row => row.Booking.Id == ride.Id && !row.IsSettled);
        (await house.RunsAsync()).Single().IsCancelled.Should().BeTrue();
        await house.House.UndoAsync(alone.Id);
        (await house.RidesAsync()).Single().IsUncovered.Should().BeFalse();

        var (car, _) = await house.SecondAsync();
        var (noPlace, _) = await house.SecondAsync(seats: 0);
        var again = atGarage with { RequestId = Guid.CreateVersion7() };
        (await house.House.CheckAsync(again))!.Value.Value!.Steps.Single().Substitutes.Select(one => one.Id).Should().BeEquivalentTo([car.Id, noPlace.Id]);
        (await house.House.CheckAsync(again with { Instead = new Dictionary<Guid, Guid> { [run.Id] = noPlace.Id } }))!.Value.Value!
            .Steps.Single().People.Should().ContainSingle("nobody fits into a car without seats").Which.Booking.Id.Should().Be(ride.Id);

        var replaced = await house.House.SaveChangeAsync(again with { Instead = new Dictionary<Guid, Guid> { [run.Id] = car.Id } });

        (await house.House.HitsAsync(replaced.Id)).Should().BeEmpty();
        (await house.RunsAsync()).Single().Should().Match<Run>(one => one.VehicleId == car.Id && one.DriverId == house.Driver.Id && !one.IsCancelled);
        await house.House.UndoAsync(replaced.Id);
        (await house.RunsAsync()).Single().VehicleId.Should().Be(house.Vehicle.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_resource_that_cannot_be_had_for_some_hours_leaves_the_other_hours_and_the_other_resource_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (shower, laundry) = (Given.Resource(), Given.Resource("Skalbyklė"));
        var (showers, washing) = (Given.AppointmentType([shower]), Given.AppointmentType([laundry]));
        var (ona, antanas, birute) = (Given.Resident(), Given.Resident("Antanas", phone: null), Given.Resident("Birutė", phone: null));
        await house.SaveAsync(shower, laundry, showers, washing, ona, antanas, birute);
        var day = house.Today.PlusDays(1);
        var within = await house.GiveAsync(showers, ona, day + new LocalTime(10, 0));
        var later = await house.GiveAsync(showers, antanas, day + new LocalTime(14, 0));
        var other = await house.GiveAsync(washing, birute, day + new LocalTime(10, 0));

        var change = await house.SaveChangeAsync(Changing.Out(ScheduleChangeKind.ResourceOut, shower.Id, day, new(9, 0), new(12, 0)));

        change.Steps.Should().ContainSingle().Which.Should().Match<ScheduleStep>(step => step.Kind == StepKind.Calendar && step.State == StepState.Done);
        (await house.HitsAsync(change.Id)).Should().ContainSingle().Which.Should().Match<HitRow>(row => row.Booking.Id == within.Id && !row.IsSettled);
        (await house.FindAsync(within)).IsUncovered.Should().BeTrue();
        (await house.FindAsync(later)).IsUncovered.Should().BeFalse();
        (await house.FindAsync(other)).IsUncovered.Should().BeFalse();
        (await house.BookAsync(Asked.ByStaff, showers, birute, day + new LocalTime(11, 0)))!.Value.Refusal.Should().NotBeNull("the shower is shut");

        await house.UndoAsync(change.Id);

        (await house.FindAsync(within)).IsUncovered.Should().BeFalse();
        (await house.BookAsync(Asked.ByStaff, showers, birute, day + new LocalTime(11, 0)))!.Value.Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_room_that_is_lived_in_waits_until_everybody_has_another(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var premises = Given.Premises();
        var (room, ona) = (Given.Room(premises), Given.Resident());
        await house.SaveAsync(premises, room, ona);
        var stay = await house.GivenStayAsync(premises, ona, house.Nights(3, 2), room);
        var out_ = new ScheduleWanted(Guid.CreateVersion7(), ScheduleChangeKind.RoomOut, room.Id, house.Today.PlusDays(2), house.Today.PlusDays(9), null, null, Changing.Clerk);

        var change = await house.SaveChangeAsync(out_);

        change.Steps.Should().ContainSingle().Which.Should().Match<ScheduleStep>(step => step.State == StepState.Refused && step.Refusal == StepRefusal.Lived);
        (await house.HitsAsync(change.Id)).Should().ContainSingle().Which.IsSettled.Should().BeFalse();
        await house.CancelStayAsync(stay);
        (await house.HitsAsync(change.Id)).Should().ContainSingle().Which.IsSettled.Should().BeTrue();
        (await house.ContinueAsync(change.Id))!.Steps.Single().State.Should().Be(StepState.Done);
        (await house.ReadAsync(db => db.RoomClosures.SingleAsync(Token))).Until.Should().Be(house.Today.PlusDays(10));
        await house.UndoAsync(change.Id);
        (await house.ReadAsync(db => db.RoomClosures.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_so_is_refused_and_another_initiatives_driver_is_nobody(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var away = Changing.Away(house.Driver, house.Tomorrow);

        (await RefusalAsync(away with { LastDay = house.Tomorrow.PlusDays(-1) })).Should().Be(ScheduleChangeRefusal.LastBeforeFirst);
        (await RefusalAsync(away with { FirstDay = house.House.Today.PlusDays(-2), LastDay = house.House.Today.PlusDays(-1) })).Should().Be(ScheduleChangeRefusal.Past);
        (await RefusalAsync(away with { LastDay = house.Tomorrow.PlusDays(400) })).Should().Be(ScheduleChangeRefusal.TooLong);
        (await RefusalAsync(away with { From = new(10, 0) })).Should().Be(ScheduleChangeRefusal.WrongHours);
        (await RefusalAsync(away with { From = new(10, 0), To = new(9, 0) })).Should().Be(ScheduleChangeRefusal.WrongHours);
        (await RefusalAsync(Changing.Closed(house.Tomorrow, house.Tomorrow.PlusDays(93)))).Should().Be(ScheduleChangeRefusal.TooLong);
        (await house.House.ChangeAsync(away with { Asking = Changing.Clerk with { Because = "" } }))!.Value.Refusal.Should().Be(ScheduleChangeRefusal.ReasonMissing);
        (await house.House.CheckAsync(away with { SubjectId = Guid.CreateVersion7() })).Should().BeNull();
        var saved = await house.House.SaveChangeAsync(away);
        (await house.House.ChangeAsync(away with { LastDay = house.Tomorrow.PlusDays(1) }))!.Value.Refusal.Should().Be(ScheduleChangeRefusal.FormAlreadyUsed);
        (await house.House.RunAsync<UndoScheduleChange, ScheduleChange?>(undo => undo.RunAsync(saved.Id, Changing.Clerk, Token), house.House.Neighbour)).Should().BeNull();

        async Task<ScheduleChangeRefusal?> RefusalAsync(ScheduleWanted wanted) => (await house.House.CheckAsync(wanted))!.Value.Refusal;
    }
}
