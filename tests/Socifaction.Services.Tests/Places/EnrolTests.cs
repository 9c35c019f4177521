using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places;

public sealed class EnrolTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_child_with_a_disability_takes_two_places_on_the_days_of_the_week_it_comes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, child) = (Given.Activity(), Given.Resident("Tomas"));
        centre.DisabilityTakes = 2;
        var week = Week(house, centre, 3);
        await house.SaveAsync([child, centre, .. week]);
        var terms = new EnrolmentTerms(house.Today, null, Weekdays.Tuesday | Weekdays.Thursday) { Composition = Composition.Disability, ContractNumber = "VDC-7" };

        var enrolled = await house.EnrolAsync(centre, [child], terms);

        var places = await house.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        places.Select(p => p.Date).Should().Equal(house.Today.PlusDays(1), house.Today.PlusDays(3));
        places.Should().OnlyContain(p => p.Size == 2 && p.Status == BookingStatus.Booked && p.GroupId == enrolled!.Value.Value!.GroupId && p.EnrolmentId != null);
        (await TakenAsync(house)).Should().Equal(2, 0, 2, 0);

        // Booked by the day, the child is as large as ever.
        (await house.BookAsync(Asked.ByStaff, [week[1]], [child]))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.ByStaff, [week[3]], [child, await OneMoreAsync(house)]))!.Value.Refusal.Should().BeNull("three places are just enough for two and one");
        (await TakenAsync(house)).Should().Equal(2, 2, 2, 3);
        (await house.BookAsync(Asked.ByStaff, [week[0]], [await OneMoreAsync(house), await OneMoreAsync(house)]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
    }

    [Theory, EveryDatabase]
    public async Task A_series_is_given_whole_or_not_at_all_and_the_full_sessions_are_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (course, parent) = (Given.Activity(name: "Mokymai"), Given.Resident());
        course.Form = ActivityForm.Series;
        Session[] evenings = [Given.Session(course, house.Today.PlusDays(2), 1, house.Initiative), Given.Session(course, house.Today.PlusDays(9), 0, house.Initiative)];
        await house.SaveAsync([parent, course, .. evenings]);
        var terms = new EnrolmentTerms(house.Today, null, Weekdays.Monday);

        (await house.EnrolAsync(course, [parent], terms, skips: true))!.Value.Refusal.Should().Be(EnrolRefusal.SeriesFull);

        (await house.ReadAsync(db => db.Enrolments.CountAsync(Token))).Should().Be(0);
        (await TakenAsync(house)).Should().Equal(0, 0);
        var days = await house.RunAsync<PreviewEnrolment, IReadOnlyList<EnrolmentDay>?>(p => p.RunAsync(EnrolAsked.Wanted(course, [parent], terms), Token));
        days!.Select(day => (day.Date, day.HasRoom)).Should().Equal((evenings[0].Date, true), (evenings[1].Date, false));
    }

    [Theory, EveryDatabase]
    public async Task Full_days_stand_in_the_way_or_are_left_out_as_staff_choose(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, child) = (Given.Activity(), Given.Resident("Tomas"));
        Session[] days = [Given.Session(centre, house.Today.PlusDays(1), 0, house.Initiative), Given.Session(centre, house.Today.PlusDays(2), 1, house.Initiative)];
        await house.SaveAsync([child, centre, .. days]);
        var terms = new EnrolmentTerms(house.Today, house.Today.PlusDays(30), Weekdays.Working);

        (await house.EnrolAsync(centre, [child], terms))!.Value.Refusal.Should().Be(EnrolRefusal.DaysFull);
        (await house.ReadAsync(db => db.Enrolments.CountAsync(Token))).Should().Be(0);

        (await house.EnrolAsync(centre, [child], terms, skips: true))!.Value.Refusal.Should().BeNull();
        (await TakenAsync(house)).Should().Equal(0, 1);
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_names_its_reason_and_leaves_nothing_behind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, clay, trip) = (Given.Activity(), Given.Activity(name: "Keramika"), Given.Activity(name: "Išvyka"));
        trip.Form = ActivityForm.Event;
        clay.Allowance = 1;
        centre.Eligibility = new(6, 18, "");
        var (child, old) = (Given.Resident("Tomas"), Given.Resident("Ona"));
        old.BirthYear = 1950;
        Session[] lessons = [Given.Session(clay, house.Today.PlusDays(1), 5, house.Initiative), Given.Session(clay, house.Today.PlusDays(2), 5, house.Initiative)];
        await house.SaveAsync([child, old, centre, clay, trip, .. lessons]);
        var today = house.Today;
        var term = new EnrolmentTerms(today, today.PlusDays(60), Weekdays.Working) { Funding = Funding.Voucher };

        await RefusesAsync(EnrolRefusal.NothingChosen, centre, [], term);
        await RefusesAsync(EnrolRefusal.NothingChosen, centre, [child], term with { Weekdays = Weekdays.None });
        await RefusesAsync(EnrolRefusal.EndsBeforeItStarts, centre, [child], term with { LastDay = today.PlusDays(-1) });
        await RefusesAsync(EnrolRefusal.Past, centre, [child], term with { FirstDay = today.PlusDays(-9), LastDay = today.PlusDays(-1) });
        await RefusesAsync(EnrolRefusal.NotForEnrolling, trip, [child], term);
        await RefusesAsync(EnrolRefusal.NotEligible, centre, [old], term);
        await RefusesAsync(EnrolRefusal.AllowanceUsed, clay, [child], term);

        var requestId = Guid.CreateVersion7();
        var first = await house.EnrolAsync(centre, [child], term, requestId: requestId);
        (await house.EnrolAsync(centre, [child], term, requestId: requestId))!.Value.Value.Should().Be(first!.Value.Value);
        (await house.EnrolAsync(centre, [child], term with { ContractNumber = "2" }, requestId: requestId))!.Value.Refusal.Should().Be(EnrolRefusal.FormAlreadyUsed);
        await RefusesAsync(EnrolRefusal.AlreadyEnrolled, centre, [child], term with { FirstDay = today.PlusDays(60), LastDay = null });
        await RefusesAsync(EnrolRefusal.AlreadyFunded, clay, [child], term);
        (await house.EnrolAsync(clay, [child], term with { FirstDay = today.PlusDays(61), LastDay = null }))!.Value.Refusal.Should().BeNull("the first programme has ended by then");
        (await house.EnrolAsync(Given.Activity(), [child], term)).Should().BeNull();
        (await house.ReadAsync(db => db.Enrolments.CountAsync(Token))).Should().Be(2);

        async Task RefusesAsync(EnrolRefusal why, Activity activity, Resident[] people, EnrolmentTerms terms) =>
            (await house.EnrolAsync(activity, people, terms))!.Value.Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task What_slips_by_the_use_case_the_schema_refuses_and_with_the_guard_gone_it_slips_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, child) = (Given.Activity(), Given.Resident("Tomas"));
        await house.SaveAsync(centre, child, Row(0, 9));

        var again = () => house.SaveAsync(Row(9, 20));
        (await again.Should().ThrowAsync<DbUpdateException>()).Which.IsTaken().Should().BeTrue();
        await house.SaveAsync(Row(10, 20));

        await using DbConnection schema = engine == Engine.Sqlite
            ? new SqliteConnection(house.Database.ConnectionString)
            : new NpgsqlConnection(house.Database.ConnectionString);
        await schema.OpenAsync(Token);
        await using var drop = schema.CreateCommand();
        drop.CommandText = engine == Engine.Sqlite
            ? "DROP TRIGGER enrolment_resident_id_insert"
            : "ALTER TABLE enrolment DROP CONSTRAINT ex_enrolment_resident_id";
        await drop.ExecuteNonQueryAsync(Token);
        await again.Should().NotThrowAsync("control: only the guard stood in the way");

        Enrolment Row(int first, int last) => new()
        {
            OfferingId = centre.Id, ResidentId = child.Id, FirstDay = house.Today.PlusDays(first), LastDay = house.Today.PlusDays(last), Weekdays = Weekdays.Working,
            GroupId = Guid.CreateVersion7(), EnrolledAt = TestHouse.Start, EnrolledByName = "Rasa",
        };
    }

    [Theory, EveryDatabase]
    public async Task Sixteen_enrol_at_once_for_the_last_seat_and_one_has_it_in_every_session(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var course = Given.Activity(name: "Mokymai");
        course.Form = ActivityForm.Series;
        Resident[] parents = [.. Enumerable.Range(0, 16).Select(n => Given.Resident($"Mama{n}"))];
        Session[] evenings = [.. Enumerable.Range(1, 6).Select(week => Given.Session(course, house.Today.PlusDays(7 * week), 1, house.Initiative))];
        await house.SaveAsync([course, .. parents, .. evenings]);

        var answers = await Task.WhenAll(parents.Select(parent => Task.Run(() =>
            house.EnrolAsync(course, [parent], new(house.Today, null, Weekdays.All)), Token)));

        answers.Count(answer => answer!.Value.Refusal is null).Should().Be(1);
        answers.Count(answer => answer!.Value.Refusal == EnrolRefusal.SeriesFull).Should().Be(15);
        (await TakenAsync(house)).Should().Equal(1, 1, 1, 1, 1, 1);
        (await house.ReadAsync(db => db.Places.Select(p => p.ResidentId).Distinct().CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_never_funded_twice_however_many_enrol_it_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Tomas");
        Activity[] classes = [.. Enumerable.Range(0, 8).Select(n => Given.Activity(name: $"Būrelis {n}"))];
        await house.SaveAsync([child, .. classes]);

        var answers = await Task.WhenAll(classes.Select(one => Task.Run(() =>
            house.EnrolAsync(one, [child], new(house.Today, null, Weekdays.All) { Funding = Funding.Voucher }), Token)));

        answers.Count(answer => answer!.Value.Refusal is null).Should().Be(1);
        answers.Count(answer => answer!.Value.Refusal == EnrolRefusal.AlreadyFunded).Should().Be(7);
    }

    [Theory, EveryDatabase]
    public async Task A_parents_evening_comes_with_the_childcare_of_those_hours_or_not_at_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (course, care) = (Given.Activity(name: "Mokymai"), Given.Activity(name: "Vaikų priežiūra"));
        (course.Form, course.ChildcareId) = (ActivityForm.Series, care.Id);
        var (mother, son, other) = (Given.Resident(), Given.Resident("Tomas"), Given.Resident("Lina"));
        Session[] evenings = [Evening(course, 1), Evening(course, 8)];
        Session[] watches = [Evening(care, 1), Evening(care, 8, 1)];
        await house.SaveAsync([care, course, mother, son, other, .. evenings, .. watches, Given.Session(care, house.Today.PlusDays(1), 4, house.Initiative, new(8, 0), new(9, 0))]);
        await house.BookAsync(Asked.ByStaff, [watches[1]], [other]);

        (await house.EnrolAsync(course, [mother], new(house.Today, null, Weekdays.All), children: [son]))!.Value.Refusal.Should().Be(EnrolRefusal.SeriesFull, "nobody could look after the son on the second evening");
        (await house.BookAsync(Asked.ByStaff, [evenings[1]], [mother], children: [son]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        var taken = await house.ReadAsync(db => db.Places.SingleAsync(Token));
        await house.CancelAsync(Asked.ByStaff, taken.Id);

        var group = (await house.EnrolAsync(course, [mother], new(house.Today, null, Weekdays.All), children: [son]))!.Value.Value!.GroupId;
        var places = await house.ReadAsync(db => db.Places.Where(p => p.GroupId == group).OrderBy(p => p.Date).ToListAsync(Token));
        places.Select(p => p.SessionId).Should().BeEquivalentTo([.. evenings.Select(s => s.Id), .. watches.Select(s => s.Id)]);

        (await house.CancelAsync(Asked.ByStaff, places[0].Id, wholeGroup: true, ofThatDay: true))!.Value.Value!.Count.Should().Be(2, "that evening and its childcare");
        (await house.ReadAsync(db => db.Places.CountAsync(p => p.GroupId == group && p.Status == BookingStatus.Booked, Token))).Should().Be(2);
        (await house.RunAsync<FillEnrolments, int>(fill => fill.RunAsync(Token))).Should().Be(0, "what was taken back is not given again");

        var enrolment = await house.ReadAsync(db => db.Enrolments.SingleAsync(e => e.ResidentId == mother.Id, Token));
        (await house.EndAsync(enrolment, house.Today.PlusDays(2)))!.Value.Value!.Freed.Should().Be(2);
        (await house.ReadAsync(db => db.Enrolments.CountAsync(e => e.LastDay == house.Today.PlusDays(2), Token))).Should().Be(2);

        Session Evening(Activity activity, int day, int capacity = 4) => Given.Session(activity, house.Today.PlusDays(day), capacity, house.Initiative, new(17, 30), new(19, 30));
    }

    private static Session[] Week(TestHouse house, Activity activity, int capacity) =>
        [.. Enumerable.Range(1, 4).Select(day => Given.Session(activity, house.Today.PlusDays(day), capacity, house.Initiative))];

    private static async Task<Resident> OneMoreAsync(TestHouse house)
    {
        var one = Given.Resident("Dar vienas");
        await house.SaveAsync(one);
        return one;
    }

    private static Task<List<int>> TakenAsync(TestHouse house) =>
        house.ReadAsync(db => db.Sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => s.Taken).ToListAsync(Token));
}
