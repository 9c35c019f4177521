using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Visits;

/// <summary>Single visits: moved, given to another worker, written down; and the way between them.</summary>
public sealed class VisitDayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_worker_who_falls_ill_is_replaced_and_the_person_stays_to_be_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole, aldona) = await ArrangeAsync(house);
        var (day, jonas) = (house.Today.PlusDays(1), Given.Resident("Jonas", "Jonaitis", "+37061200002"));
        await house.SaveAsync(jonas);
        await house.AddAsync(help, ona, nijole, day, 9, 10);
        await house.AddAsync(help, jonas, nijole, day, 11, 12);
        await house.AddAsync(help, jonas, aldona, day, 11, 12);

        var leave = await house.LeaveAsync(nijole, day, day);
        var hit = await UncoveredAsync();
        hit.Select(one => (one.Row.Name, string.Join(',', one.Substitutes.Select(worker => worker.Name)))).Should().Equal(("Ona Petraitienė", "Aldona"), ("Jonas Jonaitis", ""));
        (await house.MoveAsync(hit[1].Row.Visit, aldona))!.Value.Refusal.Should().Be(VisitRefusal.Taken);
        (await house.MoveAsync(hit[0].Row.Visit, nijole))!.Value.Refusal.Should().Be(VisitRefusal.OnLeave);
        (await house.MoveAsync(hit[0].Row.Visit, aldona, version: 1))!.Value.Refusal.Should().Be(VisitRefusal.ChangedMeanwhile);

        (await house.MoveAsync(hit[0].Row.Visit, aldona))!.Value.Refusal.Should().BeNull();
        (await house.MoveAsync(hit[0].Row.Visit, aldona))!.Value.Refusal.Should().BeNull("sent twice it is done already");
        var told = await house.VisitAsync(hit[0].Row.Visit.Id);
        (told.WorkerId, told.IsUncovered, told.IsToBeTold).Should().Be((aldona.Id, false, true));
        told.Events.Select(one => one.Kind).Should().BeEquivalentTo([BookingEventKind.Booked, BookingEventKind.Uncovered, BookingEventKind.Covered, BookingEventKind.Changed]);
        (await UncoveredAsync()).Select(one => one.Row.Name).Should().Equal(["Jonas Jonaitis"], "a promise does not vanish");

        await house.RunAsync<RecordTold, Outcome<Visit, VisitRefusal>?>(record => record.RunAsync(told.Id, HomeVisits.ByStaff, Token));
        (await house.VisitAsync(told.Id)).IsToBeTold.Should().BeFalse();
        await house.BackAsync(leave);
        (await UncoveredAsync()).Should().BeEmpty("she is back, and it was hers all along");
        (await house.ContradictionsAsync()).Should().BeEmpty();

        Task<IReadOnlyList<UncoveredVisit>> UncoveredAsync() => ListUncoveredAsync(house);
    }

    [Theory, EveryDatabase]
    public async Task What_nobody_kept_stays_in_the_list_until_staff_say_what_became_of_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole, aldona) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(1);
        await house.AddAsync(help, ona, nijole, day, 9, 10);
        await house.LeaveAsync(nijole, day, day);
        house.Clock.Advance(Duration.FromDays(3));

        var left = (await ListUncoveredAsync(house)).Should().ContainSingle().Subject;
        left.Substitutes.Should().BeEmpty("nobody can go there any more");
        (await house.MoveAsync(left.Row.Visit, aldona))!.Value.Refusal.Should().Be(VisitRefusal.Past);
        (await house.RecordAsync(left.Row.Visit, null, null, [], VisitMissed.Cancelled, "Nebuvo kam eiti"))!.Value.Refusal.Should().BeNull();
        (await ListUncoveredAsync(house)).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_move_takes_the_new_time_and_frees_the_old_and_the_plan_does_not_make_the_day_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole, _) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(1);
        await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, day, Weekdays.Tuesday));
        var visit = await house.VisitOnAsync(day);

        (await house.MoveAsync(visit, nijole, new(day.PlusDays(7), new(9, 30), new(10, 30))))!.Value.Refusal.Should().Be(VisitRefusal.Taken, "that is the next visit of the plan");
        (await house.MoveAsync(visit, nijole, new(day, new(10, 0), new(10, 0))))!.Value.Refusal.Should().Be(VisitRefusal.WrongHours);
        (await house.MoveAsync(visit, nijole, new(new(9999, 12, 31), new(9, 0), new(10, 0))))!.Value.Refusal.Should().Be(VisitRefusal.TooFarAhead);
        (await house.MoveAsync(visit, nijole, new(day, new(9, 30), new(10, 30))))!.Value.Refusal.Should().BeNull("its own old time does not stand in its way");
        var moved = (await house.MoveAsync(await house.VisitAsync(visit.Id), nijole, new(day.PlusDays(1), new(15, 0), new(16, 0))))!.Value.Value!;
        (moved.Date, moved.PlanDay, moved.IsToBeTold).Should().Be((day.PlusDays(1), day, true));
        (await house.FillAsync()).Should().Be(0);
        (await house.AddAsync(help, ona, nijole, day, 9, 11))!.Value.Refusal.Should().BeNull("the old time is free");

        // The clock jumps from three to four on 28 March: nothing has a length there.
        (await house.AddAsync(help, ona, nijole, new(2027, 3, 28), 3, 4))!.Value.Refusal.Should().Be(VisitRefusal.OutsideHours);
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Plan_fact_and_reason_are_kept_apart(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole, _) = await ArrangeAsync(house);
        await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, house.Today));
        var visit = await house.VisitOnAsync(house.Today);
        var tomorrow = await house.VisitOnAsync(house.Today.PlusDays(1));

        (await house.RecordAsync(visit, new(9, 5), new(10, 20), []))!.Value.Refusal.Should().Be(VisitRefusal.NotYet);
        house.Clock.Advance(Duration.FromHours(4));
        (await house.RecordAsync(tomorrow, new(9, 0), new(10, 0), []))!.Value.Refusal.Should().Be(VisitRefusal.NotYet);
        (await house.RecordAsync(visit, new(10, 0), new(9, 0), []))!.Value.Refusal.Should().Be(VisitRefusal.WrongHours);
        (await house.RecordAsync(visit, new(9, 0), null, []))!.Value.Refusal.Should().Be(VisitRefusal.WrongHours);
        (await house.RecordAsync(visit, new(9, 0), new(10, 0), ["nardyti"]))!.Value.Refusal.Should().Be(VisitRefusal.UnknownTask);
        (await house.RecordAsync(visit, null, null, [], VisitMissed.Refused))!.Value.Refusal.Should().Be(VisitRefusal.NoReason);

        (await house.RecordAsync(visit, new(9, 5), new(10, 20), ["gaminti maistą"]))!.Value.Refusal.Should().BeNull();
        (await house.RecordAsync(visit, new(9, 5), new(10, 20), ["gaminti maistą"]))!.Value.Refusal.Should().BeNull("sent twice it is written once");
        var given = await house.VisitAsync(visit.Id);
        (given.StartTime, given.EndTime, given.Tasks).Should().Be((new LocalTime(9, 0), new LocalTime(10, 0), "apsipirkti;tvarkyti namus"));
        (given.CameAt, given.LeftAt, given.DoneTasks, given.Status, given.PriceCents).Should().Be(
            (new LocalTime(9, 5), new LocalTime(10, 20), "gaminti maistą", BookingStatus.Fulfilled, 450), "75 minutes at 3.60 € an hour");

        (await house.RecordAsync(given, null, null, [], VisitMissed.NotAtHome))!.Value.Refusal.Should().BeNull("a slip is put right");
        var missed = await house.VisitAsync(visit.Id);
        (missed.CameAt, missed.DoneTasks, missed.Missed, missed.Status, missed.PriceCents).Should().Be(((LocalTime?)null, "", VisitMissed.NotAtHome, BookingStatus.NoShow, 0));
        (await house.CancelAsync(missed))!.Value.Refusal.Should().Be(VisitRefusal.AlreadySettled);
        (await house.RecordAsync(missed, null, null, [], VisitMissed.Cancelled, "Sugedo automobilis"))!.Value.Value!.Status.Should().Be(BookingStatus.Cancelled);
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public void The_way_between_two_homes_is_seen_and_a_gap_that_is_too_short_is_named()
    {
        var settlements = new Dictionary<string, Settlement>
        {
            ["Lomiai"] = new() { LocalityId = Guid.CreateVersion7(), Name = "Lomiai", SearchName = "lomiai", Latitude = 55.3858, Longitude = 22.4085 },
        };
        var (pagramantis, lomiai, nowhere) = (new Address("Pagramantis", "", "", 55.365, 22.2328), new Address("Lomiai", "", "", null, null), Address.Unknown);

        // 11.4 km as the crow flies, measured with another formula.
        var way = VisitTravel.Between(pagramantis, lomiai, settlements)!;
        way.Metres.Should().BeInRange(14_500, 14_900);
        way.Minutes.Should().Be(25 + 1);
        VisitTravel.Between(pagramantis, pagramantis, settlements).Should().Be(new VisitTravel(0, 0));
        VisitTravel.Between(pagramantis, nowhere, settlements).Should().BeNull();

        var stops = VisitStop.Route([Row(lomiai, 10, 25), Row(pagramantis, 9, 0), Row(nowhere, 13, 0), Row(lomiai, 12, 0)], settlements);
        stops.Select(stop => (stop.Travel?.Minutes, stop.FreeMinutes, stop.IsTight)).Should().Equal((null, null, false), (26, 25, true), (0, 35, false), (null, 0, false));

        static VisitRow Row(Address home, int hour, int minute) => new(new Visit
        {
            OfferingId = Guid.Empty, WorkerId = Guid.Empty, Date = new(2027, 3, 15), StartTime = new(hour, minute), EndTime = new(hour + 1, minute),
            StartsAt = Instant.FromUtc(2027, 3, 15, hour, minute), EndsAt = Instant.FromUtc(2027, 3, 15, hour + 1, minute), GroupId = Guid.Empty,
            ArrangedByKind = ActorKind.Staff, ArrangedByName = "", Channel = Channel.Phone, CreatedAt = default,
        }, "", "", home, null, "");
    }

    private static Task<IReadOnlyList<UncoveredVisit>> ListUncoveredAsync(TestHouse house) => house.RunAsync<InitiativeClock, IReadOnlyList<UncoveredVisit>>(
        clock => house.ReadAsync(db => db.ListUncoveredVisitsAsync(clock, Token)));

    private static async Task<(HomeHelp Help, Resident Ona, Resource Nijole, Resource Aldona)> ArrangeAsync(TestHouse house)
    {
        var (help, ona, nijole, aldona) = (Given.HomeHelp(), Given.Resident(), HomeVisits.Worker("Nijolė"), HomeVisits.Worker("Aldona"));
        (nijole.Order, aldona.Order) = (1, 2);
        await house.SaveAsync(help, ona, nijole, aldona);
        return (help, ona, nijole, aldona);
    }
}
