using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places.Schedule;

public sealed class SeriesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly LocalTime Three = new(15, 0);
    private static readonly LocalTime Four = new(16, 0);

    [Theory, EveryDatabase]
    public async Task A_series_over_both_changes_of_the_clock_keeps_its_hours_and_says_which_dates_it_leaves_out(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var classes = Given.Activity(name: "Būrelis");
        classes.Pattern.Add(Scheduling.Weekly(IsoDayOfWeek.Sunday, Three, Four));
        classes.Pattern.Add(Scheduling.Weekly(IsoDayOfWeek.Monday, Three, Four));
        var night = Given.Activity(name: "Budėjimas");
        night.Pattern.Add(Scheduling.Weekly(IsoDayOfWeek.Sunday, new(3, 15), new(3, 45)));
        await house.SaveAsync(classes, night);

        await house.NightAsync();

        var spring = (await house.SessionsAsync(classes)).Where(s => s.Date.DayOfWeek == IsoDayOfWeek.Sunday).Take(2).ToList();
        spring.Select(s => (s.Date.Day, s.StartsAt.InZone(house.Initiative.Zone).TimeOfDay, s.StartsAt.InUtc().Hour)).Should().Equal((21, Three, 13), (4, Three, 12));
        (await house.SkippedAsync()).Select(d => (d.Date, d.Reason)).Should().BeEquivalentTo(new[]
        {
            // Easter Sunday falls on the night the clock goes forward.
            (new LocalDate(2027, 3, 28), SkipReason.PublicHoliday), (new LocalDate(2027, 3, 28), SkipReason.PublicHoliday), (new LocalDate(2027, 3, 29), SkipReason.PublicHoliday),
        });

        house.Clock.Reset(Instant.FromUtc(2027, 10, 11, 6, 0));
        await house.NightAsync();
        await house.NightAsync();

        var autumn = (await house.SessionsAsync(classes)).Where(s => s.Date >= new LocalDate(2027, 10, 24) && s.Date.DayOfWeek == IsoDayOfWeek.Sunday).Take(2).ToList();
        autumn.Select(s => (s.Date.Day, s.StartsAt.InZone(house.Initiative.Zone).TimeOfDay, s.StartsAt.InUtc().Hour)).Should().Equal((24, Three, 12), (31, Three, 13));
        var twice = (await house.SessionsAsync(night)).Single(s => s.Date == new LocalDate(2027, 10, 31));
        (twice.EndsAt - twice.StartsAt).Should().Be(Duration.FromMinutes(30));
        (await house.SkippedAsync()).Where(d => d.Date.Month is 10 or 11).Select(d => (d.Date, d.Reason)).Should().BeEquivalentTo(new[] { (new LocalDate(2027, 11, 1), SkipReason.PublicHoliday) });
    }

    [Theory, EveryDatabase]
    public async Task From_here_on_moves_the_later_weeks_with_their_people_and_keeps_the_earlier_ones(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, child) = await ArrangeAsync(house);
        (await house.BookAsync(Asked.By(child), [sessions[0], sessions[2]], [child]))!.Value.Refusal.Should().BeNull();
        var wanted = Wanted(sessions[1], IsoDayOfWeek.Thursday, fromHere: true);

        var preview = (await house.PreviewAsync(wanted))!;
        (await house.SessionsAsync(activity)).Select(s => s.Date).Should().Equal(sessions.Select(s => s.Date), "a preview changes nothing");
        var changed = (await house.ChangeAsync(wanted))!.Value.Value!;

        preview.Dates.Should().BeEquivalentTo(changed.Dates, options => options.WithStrictOrdering());
        changed.Dates.Should().HaveCount(sessions.Length - 1).And.OnlyContain(date => date.Step == SeriesStep.Moved);
        changed.Dates[1].Bookings.Should().Be(1);
        var after = await house.SessionsAsync(activity);
        after.Select(s => s.Date).Should().Equal(sessions.Select((s, n) => n == 0 ? s.Date : s.Date.PlusDays(2)));
        after.Skip(1).Should().OnlyContain(s => s.From == Four && s.WeeklySessionId == changed.WeeklySessionId);
        after[0].WeeklySessionId.Should().Be(sessions[0].WeeklySessionId);
        var places = await house.PlacesAsync();
        places.Select(p => (p.Date, p.StartTime, p.StartsAt)).Should().Equal(
            (sessions[0].Date, Three, sessions[0].StartsAt), (after[2].Date, Four, after[2].StartsAt));
        places[1].Events.Should().ContainSingle(e => e.Kind == BookingEventKind.Moved && e.Why == "salė užimta" && e.ActorName == "Rasa");
        places[0].Events.Should().NotContain(e => e.Kind == BookingEventKind.Moved);
        (await house.NightAsync()).Should().Be(0, "no week has the class twice");
        (await house.ChangeAsync(wanted with { FromSessionId = null }))!.Value.Refusal.Should().Be(ScheduleRefusal.ChangedMeanwhile, "it was opened before the series ended");
    }

    [Theory, EveryDatabase]
    public async Task All_of_a_series_moves_but_what_a_holiday_a_clash_or_a_hand_stands_in_the_way_of_is_listed_and_kept(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, child) = await ArrangeAsync(house);
        // To Mondays: 29 March is Easter Monday, on 5 April another session stands there, on 13 April staff gave it hours of its own.
        (await house.AddAsync(activity, new(new(2027, 4, 5), new(16, 30), new(18, 0))))!.Value.Refusal.Should().BeNull();
        (await house.MoveAsync(sessions[4], new(sessions[4].Date, new(10, 0), new(11, 0))))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.By(child), [sessions[3], sessions[5]], [child]))!.Value.Refusal.Should().BeNull();

        var changed = (await house.ChangeAsync(Wanted(sessions[0], IsoDayOfWeek.Monday, fromHere: false)))!.Value.Value!;

        changed.Dates.Select(d => (d.OldDate, d.Time.Date, d.Step, d.Stays)).Should().Equal(
            (new LocalDate(2027, 3, 16), new LocalDate(2027, 3, 15), SeriesStep.Moved, false),
            (new(2027, 3, 23), new(2027, 3, 22), SeriesStep.Moved, false),
            (new(2027, 3, 30), new(2027, 3, 29), SeriesStep.PublicHoliday, false),
            (new(2027, 4, 6), new(2027, 4, 5), SeriesStep.Clash, true),
            (new(2027, 4, 13), new(2027, 4, 12), SeriesStep.KeptByHand, true),
            (new(2027, 4, 20), new(2027, 4, 19), SeriesStep.Moved, false));
        var after = await house.SessionsAsync(activity);
        after.Select(s => (s.Date.Month, s.Date.Day, s.From.Hour)).Should().Equal(
            (3, 15, 16), (3, 22, 16), (4, 5, 16), (4, 6, 15), (4, 13, 10), (4, 19, 16), (4, 26, 16));
        (await house.SkippedAsync()).Where(d => d.WeeklySessionId == changed.WeeklySessionId).Select(d => (d.Date, d.Reason, d.Words)).Should().Equal(
            (new LocalDate(2027, 3, 29), SkipReason.PublicHoliday, ""), (new(2027, 4, 5), SkipReason.Clash, ""), (new(2027, 4, 12), SkipReason.ByHand, "salė užimta"));
        (await house.PlacesAsync()).Select(p => p.Date).Should().Equal(new LocalDate(2027, 4, 6), new LocalDate(2027, 4, 19));
        (await house.NightAsync()).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_week_that_was_closed_stays_closed_when_the_series_changes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, _) = await ArrangeAsync(house);
        (await house.CloseAsync(new(sessions[1].Id, null, sessions[1].Date, sessions[1].Date, Scheduling.Because("audra"))))!.Value.Refusal.Should().BeNull();

        var changed = (await house.ChangeAsync(Wanted(sessions[0], IsoDayOfWeek.Wednesday, fromHere: false)))!.Value.Value!;

        (await house.SessionsAsync(activity)).Select(s => s.Date).Should().NotContain(sessions[1].Date.PlusDays(1)).And.Contain(sessions[2].Date.PlusDays(1));
        (await house.SkippedAsync()).Should().ContainSingle(d => d.WeeklySessionId == changed.WeeklySessionId && d.Date == sessions[1].Date.PlusDays(1) && d.Words == "audra");
    }

    [Theory, EveryDatabase]
    public async Task One_session_moves_with_its_people_who_are_reminded_once_of_the_new_day(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (_, sessions, child) = await ArrangeAsync(house);
        var guest = Given.Resident("Jonas");
        await house.SaveAsync(guest);
        (await house.BookAsync(Asked.ByStaff, [sessions[0]], [child, guest]))!.Value.Refusal.Should().BeNull();
        await house.CancelAsync(Asked.ByStaff, (await house.PlacesAsync()).Single(p => p.ResidentId == guest.Id).Id);
        await PlanAsync(house);

        (await house.MoveAsync(sessions[0], new(new(2027, 3, 18), Four, new(17, 0))))!.Value.Value!.WeeklySessionId.Should().BeNull("it is an exception now");
        await PlanAsync(house);
        await PlanAsync(house);

        var rows = await house.ReadAsync(db => db.Reminders.Where(r => r.Kind == ReminderKind.DayBefore && r.ResidentId == child.Id).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(Token));
        rows.Select(r => (r.Occurrence, r.Status)).Should().Equal(("2027-03-16T15:00", ReminderStatus.Cancelled), ("2027-03-18T16:00", ReminderStatus.Planned));
        var places = await house.PlacesAsync();
        places.Single(p => p.ResidentId == child.Id).StartsAt.Should().Be(house.Initiative.Zone.InstantOf(new(2027, 3, 18), Four));
        places.Single(p => p.ResidentId == guest.Id).Events.Should().NotContain(e => e.Kind == BookingEventKind.Moved, "who is not coming is not moved");
        (await house.SkippedAsync()).Should().ContainSingle(d => d.Date == new LocalDate(2027, 3, 16) && d.Reason == SkipReason.ByHand && d.Words == "salė užimta");
        (await house.NightAsync()).Should().Be(0, "the date that it left is not filled again");
        (await house.SessionAsync(sessions[0].Id)).Events.Should().ContainSingle(e => e.Kind == SessionEventKind.Moved);
    }

    [Theory, EveryDatabase]
    public async Task Bad_times_are_refused_and_nothing_moves(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, _) = await ArrangeAsync(house);
        var seen = (await house.SessionAsync(sessions[1].Id)).Events.Count;
        (SessionTime Time, ScheduleRefusal Why)[] wrong =
        [
            (new(new(2027, 3, 17), Four, Four), ScheduleRefusal.EndNotAfterStart),
            (new(new(2027, 3, 17), Four, Three), ScheduleRefusal.EndNotAfterStart),
            (new(new(2027, 3, 14), Three, Four), ScheduleRefusal.Past),
            (new(new(2027, 3, 15), new(7, 0), new(9, 0)), ScheduleRefusal.Past),
            (new(new(2027, 3, 28), new(3, 30), new(5, 0)), ScheduleRefusal.HourSkipped),
            (new(new(2027, 10, 31), new(2, 0), new(3, 30)), ScheduleRefusal.HourTwice),
            (new(new(2027, 3, 29), Three, Four), ScheduleRefusal.PublicHoliday),
            (new(new(2029, 3, 29), Three, Four), ScheduleRefusal.TooFar),
            (new(new(9999, 12, 31), Three, Four), ScheduleRefusal.TooFar),
            (new(sessions[0].Date, new(15, 59), new(17, 0)), ScheduleRefusal.Clash),
        ];

        foreach (var (time, why) in wrong)
        {
            (await house.MoveAsync(sessions[1], time))!.Value.Refusal.Should().Be(why);
            (await house.AddAsync(activity, time))!.Value.Refusal.Should().Be(why);
        }

        (await house.SessionsAsync(activity)).Select(s => s.StartsAt).Should().Equal(sessions.Select(s => s.StartsAt));
        var request = Guid.CreateVersion7();
        SessionTime good = new(sessions[0].Date, Four, new(17, 0));
        var added = (await house.AddAsync(activity, good, request))!.Value.Value!;
        (await house.AddAsync(activity, good, request))!.Value.Value!.Id.Should().Be(added.Id, "twice pressed is once added");
        (await house.AddAsync(activity, good with { To = new(17, 1) }, request))!.Value.Refusal.Should().Be(ScheduleRefusal.FormAlreadyUsed);
        (await house.MoveAsync(sessions[1], new(sessions[1].Date, new(9, 0), new(10, 0)), seen))!.Value.Refusal.Should().BeNull();
        (await house.MoveAsync(sessions[1], new(sessions[1].Date, new(11, 0), new(12, 0)), seen))!.Value.Refusal.Should().Be(ScheduleRefusal.ChangedMeanwhile);
        (await house.AddAsync(Given.Activity(), good)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task The_end_of_a_series_takes_out_what_nobody_comes_to_and_lists_the_rest_and_a_date_left_out_can_come_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, child) = await ArrangeAsync(house);
        (await house.BookAsync(Asked.By(child), [sessions[3]], [child]))!.Value.Refusal.Should().BeNull();

        var ended = (await house.RunAsync<EndSeries, Outcome<SeriesEnded, ScheduleRefusal>?>(use => use.RunAsync(
            new(sessions[0].WeeklySessionId!.Value, sessions[1].Date, null, Scheduling.Because("vadovė išvyko")), Token)))!.Value.Value!;

        ended.Removed.Should().Be(3);
        ended.ToSettle.Select(s => (s.SessionId, s.Bookings)).Should().Equal((sessions[3].Id, 1));
        (await house.SessionsAsync(activity)).Select(s => s.Date).Should().Equal(sessions[0].Date, sessions[1].Date, sessions[3].Date);
        (await house.MoveAsync(sessions[1], new(new(2027, 3, 25), Three, Four)))!.Value.Refusal.Should().BeNull();
        var left = (await house.SkippedAsync()).Single(d => d.Reason == SkipReason.ByHand);
        var restored = await house.RunAsync<RestoreDate, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(new(left.Id, Asked.ByStaff), Token));
        restored!.Value.Value!.Date.Should().Be(sessions[1].Date);
        (await house.SkippedAsync()).Should().NotContain(d => d.Id == left.Id);
        (await house.RunAsync<RestoreDate, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(new(left.Id, Asked.ByStaff), Token))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task School_holidays_exchange_the_sessions_nobody_is_booked_in_and_list_the_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var activity = Given.Activity();
        activity.Pattern.Add(new() { Weekday = IsoDayOfWeek.Tuesday, From = new(13, 0), To = new(17, 30), Season = Season.Term });
        activity.Pattern.Add(new() { Weekday = IsoDayOfWeek.Wednesday, From = new(13, 0), To = new(17, 30), Season = Season.Term });
        activity.Pattern.Add(new() { Weekday = IsoDayOfWeek.Tuesday, From = new(8, 0), To = new(16, 0), Season = Season.Holidays });
        activity.Pattern.Add(new() { Weekday = IsoDayOfWeek.Wednesday, From = new(8, 0), To = new(16, 0), Season = Season.Holidays });
        var child = Given.Resident();
        await house.SaveAsync(activity, child);
        await house.NightAsync();
        var before = await house.SessionsAsync(activity);
        before.Should().OnlyContain(s => s.From == new LocalTime(13, 0));
        var wednesday = before.Single(s => s.Date == new LocalDate(2027, 3, 31));
        (await house.BookAsync(Asked.By(child), [wednesday], [child]))!.Value.Refusal.Should().BeNull();

        var kept = (await house.HolidayAsync(new(2027, 3, 30), new(2027, 4, 5)))!.Value.Value!;

        (kept.Removed, kept.Made).Should().Be((1, 1));
        kept.ToSettle.Select(s => (s.SessionId, s.Bookings)).Should().Equal((wednesday.Id, 1));
        var during = (await house.SessionsAsync(activity)).Where(s => s.Date is { Month: 3, Day: >= 30 }).Select(s => (s.Date.Day, s.From.Hour));
        during.Should().Equal((30, 8), (31, 13));
        (await house.SkippedAsync()).Should().ContainSingle(d => d.Date == wednesday.Date && d.Reason == SkipReason.Clash);
        (await house.HolidayAsync(new(2027, 4, 5), new(2027, 4, 9)))!.Value.Refusal.Should().Be(ScheduleRefusal.HolidaysOverlap);
        (await house.HolidayAsync(new(2027, 4, 9), new(2027, 4, 8)))!.Value.Refusal.Should().Be(ScheduleRefusal.LastBeforeFirst);
        (await house.HolidayAsync(new(2027, 4, 9), new(2027, 4, 9), name: ""))!.Value.Refusal.Should().Be(ScheduleRefusal.NameMissing);
        (await house.HolidayAsync(new(2027, 4, 9), new(2027, 4, 9), Guid.CreateVersion7())).Should().BeNull();

        var holiday = await house.ReadAsync(db => db.SchoolHolidays.SingleAsync(Token));
        (await house.RunAsync<RemoveSchoolHoliday, Outcome<SeasonsKept, ScheduleRefusal>?>(use => use.RunAsync(new(holiday.Id, Asked.ByStaff), Token)))!
            .Value.Value!.Removed.Should().Be(1);
        (await house.SessionsAsync(activity)).Select(s => (s.Date, s.From)).Should().Equal(before.Select(s => (s.Date, s.From)), "all is as it was");
        (await house.SkippedAsync()).Should().BeEmpty();
    }

    private static async Task<(Activity Activity, Session[] Sessions, Resident Child)> ArrangeAsync(TestHouse house)
    {
        var activity = Given.Activity(name: "Keramika");
        activity.Window = BookingWindow.Usual with { OpensDaysBefore = 60 };
        activity.Pattern.Add(Scheduling.Weekly(IsoDayOfWeek.Tuesday, Three, Four));
        var child = Given.Resident();
        await house.SaveAsync(activity, child);
        await house.NightAsync();
        Session[] sessions = [.. await house.SessionsAsync(activity)];
        sessions.Select(s => s.Date).Should().Equal(Enumerable.Range(0, 6).Select(week => new LocalDate(2027, 3, 16).PlusWeeks(week)));
        return (activity, sessions, child);
    }

    private static SeriesWanted Wanted(Session from, IsoDayOfWeek weekday, bool fromHere) => new(
        from.WeeklySessionId!.Value, fromHere ? from.Id : null, weekday, Four, new(17, 0), [], null, Scheduling.Because("salė užimta"));

    private static Task<PlannedReminders> PlanAsync(TestHouse house) => house.RunAsync<PlanReminders, PlannedReminders>(plan => plan.RunAsync(Token));
}
