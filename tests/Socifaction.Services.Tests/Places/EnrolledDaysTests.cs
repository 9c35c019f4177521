using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places;

public sealed class EnrolledDaysTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_night_places_those_enrolled_in_new_sessions_over_the_clock_change_but_not_in_school_holidays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, child) = (Given.Activity(), Given.Resident("Tomas"));
        (centre.PlanDay, centre.PlanUntil) = (IsoDayOfWeek.Thursday, new LocalTime(18, 0));
        centre.Pattern.Add(new WeeklySession { Weekday = IsoDayOfWeek.Monday, From = new(13, 0), To = new(17, 30) });
        var holiday = new SchoolHoliday { Name = "Pavasario atostogos", FirstDay = new(2027, 4, 5), LastDay = new(2027, 4, 9) };
        await house.SaveAsync(centre, child, holiday);
        await house.EnrolAsync(centre, [child], new(house.Today, null, Weekdays.Working));
        await house.RunAsync<ScheduleSessions, int>(schedule => schedule.RunAsync(Token));

        (await FillAsync(house)).Should().BeGreaterThan(0);
        (await FillAsync(house)).Should().Be(0, "the same night twice gives nothing twice");

        var places = await house.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        places.Select(p => p.Date).Should().Equal(await house.ReadAsync(db => db.Sessions
            .Where(s => s.Date < holiday.FirstDay || s.Date > holiday.LastDay).OrderBy(s => s.Date).Select(s => s.Date).ToListAsync(Token)));
        places.Should().Contain(p => p.Date == new LocalDate(2027, 3, 22)).And.Contain(p => p.Date > new LocalDate(2027, 4, 9));
        // The clock goes forward on 28 March: one o'clock stays one o'clock.
        places.Should().OnlyContain(p => p.StartTime == new LocalTime(13, 0)
            && p.StartsAt == InitiativeZone.InstantOf(house.Initiative.Zone, p.Date, p.StartTime));
        places.Should().OnlyContain(p => p.Channel == Channel.StandingOrder);
    }

    [Theory, EveryDatabase]
    public async Task An_ended_enrolment_frees_the_days_after_it_and_gets_no_more(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, child) = (Given.Activity(), Given.Resident("Tomas"));
        centre.DisabilityTakes = 2;
        Session[] days = [.. Enumerable.Range(1, 3).Select(day => Given.Session(centre, house.Today.PlusDays(day), 2, house.Initiative))];
        await house.SaveAsync([centre, child, .. days]);
        await house.EnrolAsync(centre, [child], new(house.Today, null, Weekdays.All) { Composition = Composition.Disability });
        var enrolment = await house.ReadAsync(db => db.Enrolments.SingleAsync(Token));

        (await house.EndAsync(enrolment, house.Today.PlusDays(-1)))!.Value.Refusal.Should().Be(EnrolRefusal.EndsBeforeItStarts);
        (await house.EndAsync(enrolment, days[0].Date))!.Value.Value!.Freed.Should().Be(2);
        (await house.EndAsync(enrolment, days[0].Date))!.Value.Value!.Freed.Should().Be(0);
        (await house.EndAsync(enrolment, days[1].Date))!.Value.Refusal.Should().Be(EnrolRefusal.AlreadyEnded);

        (await house.ReadAsync(db => db.Sessions.OrderBy(s => s.Date).Select(s => s.Taken).ToListAsync(Token))).Should().Equal(2, 0, 0);
        await house.SaveAsync(Given.Session(centre, house.Today.PlusDays(4), 2, house.Initiative));
        (await FillAsync(house)).Should().Be(0);
        (await house.EndAsync(new() { OfferingId = default, ResidentId = default, FirstDay = default, Weekdays = default, GroupId = default, EnrolledAt = default, EnrolledByName = "" }, house.Today)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_limit_of_sessions_holds_however_many_are_asked_for_at_once_and_what_is_left_can_be_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (talks, person) = (Given.Activity(name: "Konsultacijos"), Given.Resident());
        talks.Allowance = 2;
        Session[] hours = [.. Enumerable.Range(1, 8).Select(day => Given.Session(talks, house.Today.PlusDays(day), 5, house.Initiative))];
        await house.SaveAsync([talks, person, .. hours]);

        (await house.BookAsync(Asked.ByStaff, hours[..3], [person]))!.Value.Refusal.Should().Be(PlaceRefusal.AllowanceUsed);
        var answers = await Task.WhenAll(hours.Select(hour => Task.Run(() => house.BookAsync(Asked.ByStaff, [hour], [person]), Token)));

        answers.Count(answer => answer!.Value.Refusal is null).Should().Be(2);
        answers.Count(answer => answer!.Value.Refusal == PlaceRefusal.AllowanceUsed).Should().Be(6);
        (await house.ReadAsync(db => db.ListRemainingAsync(talks, [person.Id], Token)))![person.Id].Should().Be(0);
        var place = await house.ReadAsync(db => db.Places.FirstAsync(Token));
        await house.CancelAsync(Asked.ByStaff, place.Id);
        (await house.ReadAsync(db => db.ListRemainingAsync(talks, [person.Id], Token)))![person.Id].Should().Be(1);
        (await house.EnrolAsync(talks, [person], new(house.Today, null, Weekdays.All)))!.Value.Refusal.Should().Be(EnrolRefusal.AllowanceUsed);
    }

    [Theory, EveryDatabase]
    public async Task A_family_says_its_days_and_exactly_the_difference_is_booked_and_given_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, mother, children, days) = await FamilyAsync(house);

        // Two places a day: on Monday the two elder children are let go and the youngest comes.
        var needed = children.Take(2).SelectMany(child => days[1..].Select(day => new DayNeeded(day.Id, child.Id))).Append(new(days[0].Id, children[2].Id)).ToList();
        var planned = await PlanAsync(house, centre, Asked.By(mother), children, needed);

        planned!.Value.Value.Should().Be(new WeekPlanned(1, 2));
        (await PlanAsync(house, centre, Asked.By(mother), children, needed))!.Value.Value.Should().Be(new WeekPlanned(0, 0), "the same again changes nothing");
        (await house.ReadAsync(db => db.Sessions.OrderBy(s => s.Date).Select(s => s.Taken).ToListAsync(Token))).Should().Equal(1, 2, 2);
        (await PlanAsync(house, centre, Asked.By(mother), children, [.. needed, new(days[1].Id, children[2].Id)]))!.Value.Refusal.Should().Be(EnrolRefusal.DaysFull);
        (await FillAsync(house)).Should().Be(0, "Monday has a place, but those who let it go are not put back, and the other days are full");
    }

    [Theory, EveryDatabase]
    public async Task After_the_deadline_families_call_and_staff_still_may(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, mother, children, days) = await FamilyAsync(house);
        var stranger = Given.Resident("Petras", "Petraitis", "+37061299999");
        await house.SaveAsync(stranger);
        List<DayNeeded> needed = [new(days[0].Id, children[0].Id)];

        (await PlanAsync(house, centre, Asked.By(stranger), children, needed)).Should().BeNull();
        (await PlanAsync(house, centre, Asked.By(mother), children, [new(days[0].Id, mother.Id)])).Should().BeNull("she is not enrolled");
        // Thursday 18:00 in Vilnius, in winter time.
        house.Clock.Reset(Instant.FromUtc(2027, 3, 18, 15, 59, 59));
        (await PlanAsync(house, centre, Asked.By(mother), children, needed))!.Value.Refusal.Should().BeNull();
        house.Clock.AdvanceSeconds(1);
        (await PlanAsync(house, centre, Asked.By(mother), children, []))!.Value.Refusal.Should().Be(EnrolRefusal.PlanShut);
        (await PlanAsync(house, centre, Asked.ByStaff, children, []))!.Value.Value!.Cancelled.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_plan_reaches_to_the_end_of_the_school_holidays_it_touches(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, mother, children, days) = await FamilyAsync(house);
        var later = Given.Session(centre, days[0].Date.PlusDays(10), 2, house.Initiative);
        await house.SaveAsync(later);
        (await FindAsync())!.Sessions.Should().HaveCount(3);

        await house.SaveAsync(new SchoolHoliday { Name = "Atostogos", FirstDay = days[2].Date, LastDay = later.Date });
        (await FindAsync())!.Sessions.Select(s => s.SessionId).Should().Equal([.. days.Select(s => s.Id), later.Id]);

        Task<Week?> FindAsync() => house.RunAsync<FindWeek, Week?>(find => find.RunAsync(centre.Id, [.. children.Select(c => c.Id)], false, Token));
    }

    [Theory, EveryDatabase]
    public async Task Academic_hours_count_what_was_attended_and_who_has_too_few(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (clay, child) = (Given.Activity(name: "Keramika"), Given.Resident("Tomas"));
        clay.LeastMonthlyHours = 4;
        Session[] lessons = [.. Enumerable.Range(1, 3).Select(day => Given.Session(clay, house.Today.PlusDays(day), 5, house.Initiative, new(15, 30), new(17, 0)))];
        await house.SaveAsync([clay, child, .. lessons]);
        await house.EnrolAsync(clay, [child], new(house.Today, null, Weekdays.All) { Funding = Funding.Voucher });

        await ComeAsync(lessons[0]);
        var row = (await HoursAsync()).Single();
        (row.Hours, row.Sessions, row.LeastHours, row.IsShort).Should().Be((2m, 1, 4, true));
        await ComeAsync(lessons[1]);
        (await HoursAsync()).Single().IsShort.Should().BeFalse("twice 90 minutes are four academic hours; the third lesson was not attended");
        (await house.ReadAsync(db => db.ListHoursAsync(new(2027, 2), Token))).Should().BeEmpty("nobody was enrolled then");

        Task<IReadOnlyList<HoursRow>> HoursAsync() => house.ReadAsync(db => db.ListHoursAsync(new(2027, 3), Token));

        Task ComeAsync(Session lesson) => house.ReadAsync(async db =>
        {
            var place = await db.Places.SingleAsync(p => p.SessionId == lesson.Id, Token);
            place.Become(BookingStatus.Fulfilled, BookingEventKind.Fulfilled, Asked.ByStaff.By, Channel.Visit, lesson.EndsAt);
            return await db.SaveChangesAsync(Token);
        });
    }

    [Theory, EveryDatabase]
    public async Task A_party_takes_as_many_places_of_an_event_as_it_is_large(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (trip, person, other) = (Given.Activity(name: "Išvyka"), Given.Resident(), Given.Resident("Jonas"));
        trip.Form = ActivityForm.Event;
        var day = Given.Session(trip, house.Today.PlusDays(3), 5, house.Initiative);
        await house.SaveAsync(trip, person, other, day);

        (await house.BookAsync(Asked.By(person), [day], [person], party: 4))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.ByStaff, [day], [other], party: 2))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.BookAsync(Asked.ByStaff, [day], [other], party: 0))!.Value.Refusal.Should().Be(PlaceRefusal.NothingChosen);
        var place = await house.ReadAsync(db => db.Places.SingleAsync(Token));
        place.Size.Should().Be(4);
        await house.CancelAsync(Asked.ByStaff, place.Id);
        (await house.ReadAsync(db => db.Sessions.SingleAsync(Token))).Taken.Should().Be(0);
    }

    private static async Task<(Activity, Resident Mother, Resident[] Children, Session[] Days)> FamilyAsync(TestHouse house)
    {
        var centre = Given.Activity();
        (centre.PlanDay, centre.PlanUntil) = (IsoDayOfWeek.Thursday, new LocalTime(18, 0));
        var family = new Household { Name = "Petraičiai" };
        var mother = Given.Resident();
        mother.HouseholdId = family.Id;
        Resident[] children = [.. ((string[])["Tomas", "Gabija", "Ūla"]).Select(name => Given.Resident(name, phone: null))];
        Array.ForEach(children, child => child.HouseholdId = family.Id);
        Session[] days = [.. Enumerable.Range(7, 3).Select(day => Given.Session(centre, house.Today.PlusDays(day), 2, house.Initiative))];
        await house.SaveAsync([family, centre, mother, .. children, .. days]);
        (await house.EnrolAsync(centre, children[..2], new(house.Today, null, Weekdays.Working)))!.Value.Refusal.Should().BeNull();
        (await house.EnrolAsync(centre, [children[2]], new(house.Today, null, Weekdays.Working), skips: true))!.Value.Refusal.Should().BeNull();
        return (centre, mother, children, days);
    }

    private static Task<Outcome<WeekPlanned, EnrolRefusal>?> PlanAsync(TestHouse house, Activity centre, Asking asking, Resident[] people, List<DayNeeded> needed) =>
        house.RunAsync<PlanWeek, Outcome<WeekPlanned, EnrolRefusal>?>(plan => plan.RunAsync(new(centre.Id, [.. people.Select(p => p.Id)], needed, asking), Token));

    private static Task<int> FillAsync(TestHouse house) => house.RunAsync<FillEnrolments, int>(fill => fill.RunAsync(Token));
}
