using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Schedule;

public sealed class StaffOnShiftTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_worker_off_for_a_week_breaks_the_full_days_and_touches_the_last_booked_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (rasa, vilma, activity, sessions, children) = await ArrangeAsync(house);
        // Monday 17, Tuesday 15 and Wednesday 16; the following Monday, past the week, 17 too.
        await BookOneByOneAsync(house, sessions[0], children[..17]);
        await BookOneByOneAsync(house, sessions[1], children[..15]);
        await BookOneByOneAsync(house, sessions[2], [.. children[..15], children[18]]);
        await BookOneByOneAsync(house, sessions[5], children[..17]);
        var (first, last) = (sessions[0].Date, sessions[4].Date);

        var preview = await house.PreviewAsync(new WorkerOff(vilma.Id, first, last, Asked.ByStaff));
        var refused = await house.OffAsync(vilma, first, last);

        preview.Select(p => (p.Before, p.After, p.IsShort)).Should().Equal((20, 15, true), (20, 15, false), (20, 15, true), (20, 15, false), (20, 15, false));
        preview[0].Touched.Select(t => t.Name).Should().Equal("Vaikas17 Petraitis", "Vaikas16 Petraitis");
        preview[2].Touched.Select(t => (t.Name, t.Phone)).Should().Equal(("Vaikas19 Petraitis", "+37061200019"));
        refused!.Value.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken);
        (await house.SessionsAsync(activity)).Should().OnlyContain(s => s.Shifts.Count == 2 && s.Capacity == 20, "nothing is half done");

        var done = await house.OffAsync(vilma, first, last, "budi direktorė");

        done!.Value.Value!.Sessions.Should().HaveCount(5);
        var after = await house.SessionsAsync(activity);
        after.Take(6).Select(s => (s.Capacity, s.IsOverridden, s.Shifts.Count)).Should().Equal(
            (17, true, 1), (15, false, 1), (16, true, 1), (15, false, 1), (15, false, 1), (20, false, 2));
        after[0].Events.Should().ContainSingle(e => e.Kind == SessionEventKind.Overridden && e.Why == "budi direktorė" && e.ActorName == "Rasa")
            .And.ContainSingle(e => e.Kind == SessionEventKind.StaffChanged && e.Why == "serga");
        after[1].Events.Should().NotContain(e => e.Kind == SessionEventKind.Overridden);
        after[0].Shifts.Should().OnlyContain(shift => shift.StaffMemberId == rasa.Id);
        (await house.BookAsync(Asked.ByStaff, [sessions[0]], [children[19]]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.OffAsync(Given.Staff(), first, last)).Should().BeNull();
        (await house.OffAsync(rasa, last, first))!.Value.Refusal.Should().Be(ScheduleRefusal.LastBeforeFirst);
    }

    [Theory, EveryDatabase]
    public async Task A_place_kept_for_an_offer_goes_before_a_promised_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (_, vilma, _, sessions, children) = await ArrangeAsync(house);
        await BookOneByOneAsync(house, sessions[0], children[..15]);
        await house.ReadAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == sessions[0].Id, Token)).TryHold(2);
            return await db.SaveChangesAsync(Token);
        });

        var preview = (await house.PreviewAsync(new WorkerOff(vilma.Id, sessions[0].Date, sessions[0].Date, Asked.ByStaff))).Single();

        (preview.IsShort, preview.Held, preview.Touched.Count).Should().Be((true, 2, 0));
    }

    [Theory, EveryDatabase]
    public async Task The_sixteenth_child_comes_by_an_override_with_a_reason_and_never_past_the_room(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (rasa, vilma, _, sessions, children) = await ArrangeAsync(house);
        var session = sessions[0];
        await house.StaffAsync(session, rasa);
        await BookOneByOneAsync(house, session, children[..15]);
        (await house.BookAsync(Asked.ByStaff, [session], [children[15]]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);

        (await house.OverrideAsync(session, 16, why: ""))!.Value.Refusal.Should().Be(ScheduleRefusal.ReasonMissing);
        (await house.OverrideAsync(session, 21))!.Value.Refusal.Should().Be(ScheduleRefusal.BeyondRoom);
        (await house.OverrideAsync(session, 14))!.Value.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken);
        (await house.SessionAsync(session.Id)).Capacity.Should().Be(15);
        (await house.OverrideAsync(session, 16))!.Value.Value!.Capacity.Should().Be(16);
        (await house.BookAsync(Asked.ByStaff, [session], [children[15]]))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.ByStaff, [session], [children[16]]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.EndOverrideAsync(session))!.Value.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken);

        // An override stays whoever works, until it is ended.
        (await house.StaffAsync(session, rasa, vilma))!.Value.Value!.Capacity.Should().Be(16);
        (await house.EndOverrideAsync(session))!.Value.Value!.Capacity.Should().Be(20);
        var after = await house.SessionAsync(session.Id);
        after.Events.OrderBy(e => e.Id).Select(e => e.Kind).Should().Equal(
            SessionEventKind.StaffChanged, SessionEventKind.Overridden, SessionEventKind.StaffChanged, SessionEventKind.OverrideEnded);
        after.Events.Single(e => e.Kind == SessionEventKind.Overridden).Why.Should().Be("mama ligoninėje");
        (await house.OverrideAsync(Given.Session(Given.Activity(), house.Today, 1, house.Initiative), 1)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_form_opened_before_a_colleagues_change_is_refused_but_a_booking_meanwhile_is_none(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (rasa, _, _, sessions, children) = await ArrangeAsync(house);
        var seen = (await house.SessionAsync(sessions[0].Id)).Events.Count;
        await BookOneByOneAsync(house, sessions[0], children[..2]);

        (await house.OverrideAsync(sessions[0], 18, seen: seen))!.Value.Refusal.Should().BeNull("a booking is no colleague's change");
        (await house.OverrideAsync(sessions[0], 19, seen: seen))!.Value.Refusal.Should().Be(ScheduleRefusal.ChangedMeanwhile);
        (await house.RunAsync<SetStaffOnShift, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(
            new(sessions[0].Id, [rasa.Id], Asked.ByStaff, "", seen), Token)))!.Value.Refusal.Should().Be(ScheduleRefusal.ChangedMeanwhile);
        (await house.SessionAsync(sessions[0].Id)).Capacity.Should().Be(18);
    }

    [Theory, EveryDatabase]
    public async Task A_ratio_holds_from_its_day_and_the_sessions_it_would_break_are_listed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (_, _, activity, sessions, children) = await ArrangeAsync(house);
        var room = Given.Activity(name: "Būrelis");
        var untouched = Given.Session(room, sessions[2].Date, 20, house.Initiative);
        await house.SaveAsync(room, untouched);
        await BookOneByOneAsync(house, sessions[1], children[..19]);
        await BookOneByOneAsync(house, sessions[2], children[..19]);
        var ratio = new NewRatio(sessions[2].Date, 12, 18, 30, "A1-1, 5 p.", Asked.ByStaff);

        var preview = await house.PreviewAsync(ratio);
        var refused = await house.RatioAsync(ratio);

        preview.Where(p => p.IsShort).Select(p => (p.Date, p.After, string.Join(',', p.Touched.Select(t => t.Name)))).Should().Equal((sessions[2].Date, 18, "Vaikas19 Petraitis"));
        refused.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken);
        (await house.ReadAsync(db => db.StaffRatios.CountAsync(Token))).Should().Be(0);

        (await house.RatioAsync(ratio with { Overriding = "iki sausio, pagal pereinamąją nuostatą" })).Refusal.Should().BeNull();
        var after = await house.SessionsAsync(activity);
        after.Take(4).Select(s => (s.Capacity, s.IsOverridden)).Should().Equal((20, false), (20, false), (19, true), (18, false));
        (await house.SessionAsync(untouched.Id)).Capacity.Should().Be(20);
        (await house.RatioAsync(ratio with { Source = "" })).Refusal.Should().Be(ScheduleRefusal.SourceMissing);
        (await house.RatioAsync(ratio with { TwoWorkers = 11 })).Refusal.Should().Be(ScheduleRefusal.RatioUnfit);
        (await house.RatioAsync(ratio with { FirstDay = house.Today.PlusDays(-1) })).Refusal.Should().Be(ScheduleRefusal.Past);
        (await house.RatioAsync(ratio with { TwoWorkers = 20 })).Refusal.Should().BeNull("the same day's ratio is set anew");
        (await house.ReadAsync(db => db.StaffRatios.SingleAsync(Token))).TwoWorkers.Should().Be(20);
    }

    private static async Task<(StaffMember Rasa, StaffMember Vilma, Activity Activity, Session[] Sessions, Resident[] Children)> ArrangeAsync(TestHouse house)
    {
        StaffMember[] staff = [Given.Staff("Rasa", Role.Worker), Given.Staff("Vilma", Role.Worker)];
        var children = Scheduling.Children(20);
        var activity = Given.Activity(roomLimit: 20, rule: CapacityRule.ChildrenPerWorker);
        activity.RestsOnHolidays = false;
        activity.Pattern.AddRange(Enumerable.Range(1, 5).Select(day => Scheduling.Weekly((IsoDayOfWeek)day, new(13, 0), new(17, 30), staff)));
        await house.SaveAsync([.. staff, .. children, activity]);
        await house.NightAsync();
        return (staff[0], staff[1], activity, [.. await house.SessionsAsync(activity)], children);
    }

    private static async Task BookOneByOneAsync(TestHouse house, Session session, Resident[] children)
    {
        foreach (var child in children)
        {
            house.Clock.Advance(Duration.FromSeconds(1));
            (await house.BookAsync(Asked.ByStaff, [session], [child]))!.Value.Refusal.Should().BeNull();
        }
    }
}
