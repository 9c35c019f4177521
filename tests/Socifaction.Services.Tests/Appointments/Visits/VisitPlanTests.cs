using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Visits;

/// <summary>Plans: the days they make, the days that cannot be had, pauses and ends.</summary>
public sealed class VisitPlanTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_plan_is_four_weeks_ahead_and_what_was_cancelled_stays_cancelled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        var form = HomeVisits.Plan(help, ona, nijole, house.Today);

        var plan = await house.GivenPlanAsync(form);
        (await house.StartAsync(form))!.Value.Value!.Id.Should().Be(plan.Id, "twice sent is once started");
        (await house.StartAsync(form with { To = new(11, 0) }))!.Value.Refusal.Should().Be(VisitRefusal.FormAlreadyUsed);

        // 29 March 2027 is Easter Monday.
        var expected = Enumerable.Range(0, 29).Select(house.Today.PlusDays).Where(day => Weekdays.Working.Has(day.DayOfWeek) && !PublicHolidays.IsHoliday(day)).ToList();
        (await house.DaysAsync()).Should().Equal(expected).And.NotContain(new LocalDate(2027, 3, 29));
        var second = (await house.VisitsAsync())[1];
        (await house.CancelAsync(second))!.Value.Refusal.Should().BeNull();
        (await house.FillAsync()).Should().Be(0);
        house.Clock.Advance(Duration.FromDays(1));
        (await house.FillAsync()).Should().Be(1, "a day has come near");
        (await house.DaysAsync()).Should().NotContain(second.Date);
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Every_second_week_and_holidays_are_as_agreed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);

        await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, house.Today.PlusDays(2), Weekdays.Monday) with { EveryWeeks = 2, VisitsOnHolidays = true });

        // The first day is a Wednesday: its week counts, so Mondays are 29 March, a holiday, and 12 April.
        (await house.DaysAsync()).Should().Equal(new LocalDate(2027, 3, 29), new LocalDate(2027, 4, 12));
    }

    [Theory, EveryDatabase]
    public async Task Days_that_cannot_be_had_are_named_and_done_without_only_when_staff_say_so(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        var (today, jonas) = (house.Today, Given.Resident("Jonas", "Jonaitis", "+37061200002"));
        await house.SaveAsync(jonas);
        await house.LeaveAsync(nijole, today.PlusDays(1), today.PlusDays(1));
        (await house.AddAsync(help, jonas, nijole, today.PlusDays(2), 9, 11))!.Value.Refusal.Should().BeNull();
        var form = HomeVisits.Plan(help, ona, nijole, today, Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday, last: today.PlusDays(4));

        (await house.StartAsync(form))!.Value.Refusal.Should().Be(VisitRefusal.DaysCannotBeHad);
        var missing = await house.CheckAsync(form);
        missing.Should().Equal(new VisitDayMissing(today.PlusDays(1), VisitRefusal.OnLeave), new VisitDayMissing(today.PlusDays(2), VisitRefusal.Taken));
        (await house.CheckAsync(form with { From = new(19, 0), To = new(21, 0) })).Should().OnlyContain(day => day.Why == VisitRefusal.OutsideHours).And.HaveCount(3);
        (await house.StartAsync(form with { Without = [today.PlusDays(1)] }))!.Value.Refusal.Should().Be(VisitRefusal.DaysCannotBeHad);
        (await house.ReadAsync(db => db.VisitPlans.CountAsync(Token))).Should().Be(0);

        await house.GivenPlanAsync(form with { Without = [.. missing.Select(day => day.Date)] });
        (await house.VisitsAsync()).Where(visit => visit.ResidentId == ona.Id).Select(visit => (visit.Date, visit.Status)).Should().Equal(
            (today, BookingStatus.Booked), (today.PlusDays(1), BookingStatus.Declined), (today.PlusDays(2), BookingStatus.Declined));
        (await house.FillAsync()).Should().Be(0, "what was agreed to do without is not made by the night");
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_the_night_cannot_keep_stands_uncovered(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, house.Today, Weekdays.Tuesday));
        var day = house.Today.PlusDays(29);
        await house.LeaveAsync(nijole, day, day);

        house.Clock.Advance(Duration.FromDays(1));
        (await house.FillAsync()).Should().Be(1);

        var visit = await house.VisitOnAsync(day);
        visit.IsUncovered.Should().BeTrue("the person was promised a visit every Tuesday");
        (await house.ReadAsync(db => db.ResourceClaims.CountAsync(claim => claim.BookingId == visit.Id, Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_pause_frees_the_worker_and_what_it_lets_go_of_is_made_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        var (today, jonas) = (house.Today, Given.Resident("Jonas", "Jonaitis", "+37061200002"));
        await house.SaveAsync(jonas);
        var plan = await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, today, Weekdays.Tuesday));
        LocalDate[] all = [today.PlusDays(1), today.PlusDays(8), today.PlusDays(15), today.PlusDays(22)];
        (await house.DaysAsync()).Should().Equal(all);

        (await house.PauseAsync(plan, today.PlusDays(5), today.PlusDays(2)))!.Value.Refusal.Should().Be(VisitRefusal.EndsBeforeItStarts);
        (await house.PauseAsync(plan, today.PlusDays(-1)))!.Value.Refusal.Should().Be(VisitRefusal.Past);
        (await house.PauseAsync(plan, today, version: 7))!.Value.Refusal.Should().Be(VisitRefusal.ChangedMeanwhile);
        plan = (await house.PauseAsync(plan, today))!.Value.Value!;
        (await house.DaysAsync()).Should().BeEmpty("nobody knows when she leaves the hospital");
        (await house.FillAsync()).Should().Be(0);
        (await house.AddAsync(help, jonas, nijole, all[2], 9, 10))!.Value.Refusal.Should().BeNull("the worker is free");

        plan = (await house.PauseAsync(plan, today, today.PlusDays(10)))!.Value.Value!;
        var made = (await house.VisitsAsync()).Where(visit => visit.ResidentId == ona.Id && visit.Status == BookingStatus.Booked).ToList();
        made.Select(visit => (visit.Date, visit.IsUncovered)).Should().Equal([(all[2], true), (all[3], false)], "the worker has somebody else on the first");
        plan = (await house.PauseAsync(plan, null))!.Value.Value!;
        (plan.PausedFrom, plan.PausedUntil).Should().Be((null, null));
        (await house.VisitsAsync()).Where(visit => visit.ResidentId == ona.Id && visit.Status == BookingStatus.Booked).Select(visit => visit.Date).Should().Equal(all);
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task An_end_cancels_what_comes_after_it_and_writes_down_why(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        var today = house.Today;
        var plan = await house.GivenPlanAsync(HomeVisits.Plan(help, ona, nijole, today));

        (await house.EndAsync(plan, today.PlusDays(3), version: 9))!.Value.Refusal.Should().Be(VisitRefusal.ChangedMeanwhile);
        (await house.EndAsync(plan, today.PlusDays(-2)))!.Value.Refusal.Should().Be(VisitRefusal.Past);
        (await house.EndAsync(plan, today.PlusDays(1)))!.Value.Value!.LastDay.Should().Be(today.PlusDays(1));
        (await house.EndAsync(plan, today.PlusDays(1)))!.Value.Refusal.Should().BeNull("pressed twice it is done already");
        (await house.EndAsync(plan, today.PlusDays(9), version: 2))!.Value.Refusal.Should().Be(VisitRefusal.AlreadyEnded);

        (await house.DaysAsync()).Should().Equal(today, today.PlusDays(1));
        var later = await house.VisitAsync((await house.VisitsAsync())[^1].Id);
        later.Events.OrderBy(one => one.At).ThenBy(one => one.Id).Last().Should().Match<BookingEvent>(one => one.Kind == BookingEventKind.Cancelled && one.Why == "taip susitarta" && one.ActorName == "Vida");
        (await house.FillAsync()).Should().Be(0);
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_of_a_plan_names_its_reason_and_what_is_not_there_is_not_found(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = await ArrangeAsync(house);
        var room = Given.Resource("Salė");
        await house.SaveAsync(room);
        var form = HomeVisits.Plan(help, ona, nijole, house.Today);

        await RefusesAsync(VisitRefusal.NoWeekday, form with { Weekdays = Weekdays.None });
        await RefusesAsync(VisitRefusal.WrongHours, form with { To = form.From });
        await RefusesAsync(VisitRefusal.WrongHours, form with { EveryWeeks = 3 });
        await RefusesAsync(VisitRefusal.Past, form with { FirstDay = house.Today.PlusDays(-1) });
        await RefusesAsync(VisitRefusal.TooFarAhead, form with { FirstDay = new(9999, 12, 31) });
        await RefusesAsync(VisitRefusal.EndsBeforeItStarts, form with { LastDay = house.Today.PlusDays(-1) });
        await RefusesAsync(VisitRefusal.UnknownTask, form with { Tasks = ["nardyti"] });
        (await house.StartAsync(form with { WorkerId = room.Id })).Should().BeNull("a hall visits nobody");
        (await house.StartAsync(form with { OfferingId = Guid.CreateVersion7() })).Should().BeNull();
        (await house.StartAsync(form with { ResidentId = Guid.CreateVersion7() })).Should().BeNull();
        (await house.VisitsAsync()).Should().BeEmpty();

        async Task RefusesAsync(VisitRefusal why, VisitPlanForm wanted) => (await house.StartAsync(wanted))!.Value.Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task Settings_are_kept_once_and_never_over_another_change(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var meals = Given.MealService();
        await house.SaveAsync(meals);
        var wanted = new HomeHelpWanted(Guid.CreateVersion7(), 0, "Pagalba", "", "", ["apsipirkti", "skalbti"], 349, false, false);

        var kept = (await KeepAsync(wanted)).Value!;
        (kept.TaskList, kept.Price, kept.IsPublished, kept.TellsCancellationsOnly).Should().BeEquivalentTo((wanted.Tasks, new PriceRule(PriceKind.PerHour, 349), false, true));
        (await KeepAsync(wanted)).Refusal.Should().Be(VisitRefusal.ChangedMeanwhile);
        (await KeepAsync(wanted with { Version = 1, Tasks = ["malkos"], Reminds = true })).Value!.TaskList.Should().Equal("malkos");
        (await KeepAsync(wanted with { OfferingId = meals.Id })).Refusal.Should().Be(VisitRefusal.ChangedMeanwhile, "that is an offering of another kind");

        Task<Outcome<HomeHelp, VisitRefusal>> KeepAsync(HomeHelpWanted what) => house.RunAsync<KeepHomeHelp, Outcome<HomeHelp, VisitRefusal>>(keep => keep.RunAsync(what, Token));
    }

    private static async Task<(HomeHelp Help, Resident Ona, Resource Nijole)> ArrangeAsync(TestHouse house)
    {
        var (help, ona, nijole) = (Given.HomeHelp(), Given.Resident(), HomeVisits.Worker("Nijolė"));
        await house.SaveAsync(help, ona, nijole);
        return (help, ona, nijole);
    }
}
