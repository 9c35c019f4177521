using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

public sealed class SessionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 60, 0)]
    [InlineData(1, 60, 15)]
    [InlineData(2, 60, 25)]
    [InlineData(3, 60, 45)]
    [InlineData(4, 60, 45)]
    [InlineData(2, 20, 20)]
    [InlineData(1, 12, 12)]
    public void A_session_of_children_holds_what_its_workers_may_look_after_and_its_room_holds(int staff, int room, int capacity)
    {
        var day = new LocalDate(2027, 3, 15);
        Capacity.Of(Given.Activity(room, CapacityRule.ChildrenPerWorker), day, staff, []).Should().Be(capacity);
        Capacity.Of(Given.Activity(room), day, staff, []).Should().Be(room);
    }

    [Fact]
    public void A_ratio_holds_from_its_first_day_and_the_legal_one_where_none_is_set()
    {
        var day = new LocalDate(2027, 3, 15);
        StaffRatio[] ratios = [Ratio(day, 12), Ratio(day.PlusDays(10), 10)];
        int Of(LocalDate date) => Capacity.Of(Given.Activity(60, CapacityRule.ChildrenPerWorker), date, 1, ratios);

        (Of(day.PlusDays(-1)), Of(day), Of(day.PlusDays(9)), Of(day.PlusDays(10))).Should().Be((15, 12, 12, 10));

        static StaffRatio Ratio(LocalDate from, int one) => new() { FirstDay = from, OneWorker = one, TwoWorkers = 25, ThreeWorkers = 45, Source = "x" };
    }

    [Theory, EveryDatabase]
    public async Task The_sixteenth_child_of_a_day_with_one_worker_is_refused_and_comes_when_a_second_works(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        StaffMember[] staff = [Given.Staff("Rasa", Role.Worker), Given.Staff("Vilma", Role.Worker)];
        Resident[] children = [.. Enumerable.Range(1, 16).Select(n => Given.Resident($"Vaikas{n}"))];
        var activity = Given.Activity(roomLimit: 20, rule: CapacityRule.ChildrenPerWorker);
        var session = Given.Session(activity, house.Today.PlusDays(1), 0, house.Initiative);
        await house.SaveAsync([.. staff, .. children, activity, session]);

        (await house.StaffAsync(session, staff[0]))!.Value.Value!.Capacity.Should().Be(15);
        (await house.BookAsync(Asked.ByStaff, [session], children[..15]))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.ByStaff, [session], children[15..]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.StaffAsync(session, staff))!.Value.Value!.Capacity.Should().Be(20, "the room holds no more");
        (await house.BookAsync(Asked.ByStaff, [session], children[15..]))!.Value.Refusal.Should().BeNull();
        (await house.StaffAsync(session, staff[1]))!.Value.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken);

        var after = await house.ReadAsync(db => db.Sessions.Include(s => s.Shifts).SingleAsync(Token));
        (after.Capacity, after.Taken).Should().Be((20, 16));
        after.Shifts.Select(shift => shift.StaffMemberId).Should().BeEquivalentTo(staff.Select(s => s.Id));
        (await house.StaffAsync(session, Given.Staff())).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task The_night_makes_six_weeks_of_sessions_once_without_public_holidays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        StaffMember[] staff = [Given.Staff("Rasa", Role.Worker), Given.Staff("Vilma", Role.Worker)];
        staff[1].IsActive = false;
        var activity = Given.Activity(roomLimit: 20, rule: CapacityRule.ChildrenPerWorker);
        activity.Pattern.Add(Weekly(IsoDayOfWeek.Monday, staff));
        activity.Pattern.Add(Weekly(IsoDayOfWeek.Wednesday, staff, firstDay: house.Today.PlusDays(9), lastDay: house.Today.PlusDays(20)));
        var openOnHolidays = Given.Activity(name: "Pietūs");
        openOnHolidays.RestsOnHolidays = false;
        openOnHolidays.Pattern.Add(Weekly(IsoDayOfWeek.Monday, []));
        await house.SaveAsync([.. staff, activity, openOnHolidays]);

        // Two nodes may tick at once.
        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ScheduleAsync(house))));
        var again = await ScheduleAsync(house);

        var sessions = await house.ReadAsync(db => db.Sessions.Include(s => s.Shifts).OrderBy(s => s.Date).ToListAsync(Token));
        (made.Sum(), again).Should().Be((sessions.Count, 0));
        // 2027-03-29 is Easter Monday.
        sessions.Where(s => s.OfferingId == activity.Id && s.Date.DayOfWeek == IsoDayOfWeek.Monday).Select(s => s.Date).Should().Equal(
            new LocalDate(2027, 3, 15), new(2027, 3, 22), new(2027, 4, 5), new(2027, 4, 12), new(2027, 4, 19), new(2027, 4, 26));
        sessions.Where(s => s.Date.DayOfWeek == IsoDayOfWeek.Wednesday).Select(s => s.Date).Should().Equal(new LocalDate(2027, 3, 24), new(2027, 3, 31));
        sessions.Count(s => s.OfferingId == openOnHolidays.Id).Should().Be(7);
        sessions.Where(s => s.OfferingId == activity.Id).Should().OnlyContain(s => s.Capacity == 15 && s.Shifts.Count == 1);
        house.Clock.Advance(Duration.FromDays(7));
        (await ScheduleAsync(house)).Should().Be(2, "3 May is a Monday of both activities");
    }

    [Theory, EveryDatabase]
    public async Task A_weekly_session_keeps_its_hour_when_the_clock_changes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var activity = Given.Activity();
        activity.RestsOnHolidays = false;
        activity.Pattern.Add(Weekly(IsoDayOfWeek.Sunday, []));
        activity.Pattern.Add(new() { Weekday = IsoDayOfWeek.Sunday, From = new(2, 30), To = new(4, 30) });
        var other = Given.Activity(name: "Budėjimas naktį");
        other.RestsOnHolidays = false;
        other.Pattern.Add(new() { Weekday = IsoDayOfWeek.Sunday, From = new(3, 10), To = new(3, 50) });
        await house.SaveAsync(activity, other);

        await ScheduleAsync(house);

        var sessions = await house.ReadAsync(db => db.Sessions.Where(s => s.Date <= new LocalDate(2027, 3, 28)).OrderBy(s => s.StartsAt).ToListAsync(Token));
        sessions.Select(s => (s.Date.Day, s.From.Hour, (s.EndsAt - s.StartsAt).TotalMinutes, s.StartsAt.InUtc().Hour)).Should().Equal(
            (21, 2, 120, 0), (21, 3, 40, 1), (21, 13, 270, 11), (28, 2, 60, 0), (28, 13, 270, 10));
        var skipped = await house.ReadAsync(db => db.SkippedDates.SingleAsync(Token));
        (skipped.WeeklySessionId, skipped.Date, skipped.Reason).Should().Be((other.Pattern[0].Id, new LocalDate(2027, 3, 28), SkipReason.ClockChange));
    }

    private static Task<int> ScheduleAsync(TestHouse house) => house.RunAsync<ScheduleSessions, int>(schedule => schedule.RunAsync(Token));

    private static WeeklySession Weekly(IsoDayOfWeek day, StaffMember[] staff, LocalDate? firstDay = null, LocalDate? lastDay = null)
    {
        var weekly = new WeeklySession { Weekday = day, From = new(13, 0), To = new(17, 30), FirstDay = firstDay, LastDay = lastDay };
        weekly.Shifts.AddRange(staff.Select(s => new WeeklyShift { StaffMemberId = s.Id }));
        return weekly;
    }
}
