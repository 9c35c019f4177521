using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places.Schedule;

public sealed class CloseSessionsTests
{
    private const int Askers = 16;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Closing_a_week_tells_twenty_children_once_each_and_pressing_again_is_the_same(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        var house = sms.House;
        sms.Clock.Advance(Duration.FromHours(3));
        var (activity, week, children) = await ArrangeAsync(house, Enumerable.Range(1, 5).Select(day => (IsoDayOfWeek)day));
        foreach (var child in children)
        {
            (await house.BookAsync(Asked.ByStaff, week, [child]))!.Value.Refusal.Should().BeNull();
        }

        // The last three want to be called.
        Guid[] callers = [.. children[17..].Select(child => child.Id)];
        await house.ReadAsync(db => db.Residents.Where(r => callers.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.PreferredChannel, PreferredChannel.Call), Token));
        (await house.WishAsync([week[0]]))!.Value.Refusal.Should().BeNull();
        var closing = new Closing(null, activity.Id, week[0].Date, week[^1].Date, Scheduling.Because("gripas"));

        var preview = (await house.RunAsync<CheckClosing, Outcome<ClosingPreview, ScheduleRefusal>?>(use => use.RunAsync(closing, Token)))!.Value.Value!;
        var closed = (await house.CloseAsync(closing))!.Value.Value!;
        await sms.SendAsync();
        var again = (await house.CloseAsync(closing))!.Value.Value!;
        await sms.SendAsync();

        preview.Sessions.Select(s => (s.Booked, s.Requested)).Should().Equal((20, 1), (20, 0), (20, 0), (20, 0), (20, 0));
        preview.People.Should().HaveCount(101);
        (closed.Sessions, closed.Bookings, again.Sessions, again.Bookings).Should().Be((5, 101, 0, 0));
        var places = await house.PlacesAsync();
        places.Count(p => p.Status == BookingStatus.Cancelled).Should().Be(100);
        places.Single(p => p.Status == BookingStatus.Declined).CallerName.Should().Be("Jonas Jonaitis");
        places.Should().OnlyContain(p => p.Events.Count == 2);
        (await house.ReadAsync(db => db.Sessions.Where(s => s.IsCancelled && s.Taken == 0).CountAsync(Token))).Should().Be(5);
        sms.Twilio.Taken.Select(m => m.To).Should().BeEquivalentTo(children[..17].Select(child => child.Phones[0].E164), "each of those who read is told once");
        sms.Twilio.Taken.First().Body.Should().Contain("kovo 22, 23, 24, 25, 26 d.");
        (await house.RunAsync<CallList, CallsNow>(list => list.RunAsync(Token))).ToCall.Select(p => p.Name)
            .Should().BeEquivalentTo(children[17..].Select(child => child.FullName));

        var sessions = await house.ReadAsync(db => db.ListClosedAsync(activity.Id, week[0].Date, week[^1].Date, Token));
        sessions.Should().HaveCount(5).And.OnlyContain(s => s.Why == "gripas" && s.ByName == "Rasa");
        var affected = await house.ReadAsync(db => db.ListClosedPlacesAsync(sessions, new InitiativeClock(house.Clock, house.Initiative.Zone), Token));
        affected.Should().HaveCount(101);
        var reach = await house.ReadAsync(db => db.ListReachAsync([.. affected.Select(a => a.PlaceId)], house.Clock.GetCurrentInstant(), Token));
        reach.Values.GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count()).Should().BeEquivalentTo(new Dictionary<Reach, int> { [Reach.OnTheWay] = 85, [Reach.ToCall] = 16 });
        (await sms.TellAsync((await sms.RowsAsync()).Single(row => row.ProviderSid == sms.Twilio.Taken.Last().Sid), "delivered")).Should().BeTrue();
        reach = await house.ReadAsync(db => db.ListReachAsync([.. affected.Select(a => a.PlaceId)], house.Clock.GetCurrentInstant(), Token));
        reach.Values.Count(r => r == Reach.Reached).Should().Be(5, "one text speaks of the child's five days");

        // The nearest other sessions: those of the next week, for which one press books.
        var first = affected.First(a => a.ResidentId == children[0].Id);
        first.Others.Should().HaveCount(3).And.OnlyContain(s => !s.IsCancelled);
        (await house.BookAsync(Asked.ByStaff, [first.Others[0]], [children[0]]))!.Value.Refusal.Should().BeNull();
        (await house.NightAsync()).Should().Be(0, "what is closed is not made again");
    }

    [Theory, EveryDatabase]
    public async Task Closing_ends_the_waiting_takes_offers_back_and_lets_go_of_what_they_kept_elsewhere(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, week, children) = await ArrangeAsync(house, [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday]);
        // One waits for both days and is offered a place in both; the other waits for the closed day alone.
        var both = await WaitAsync(house, activity, week, children[0], offered: true);
        var one = await WaitAsync(house, activity, [week[0]], children[1], offered: false);

        var closed = (await house.CloseAsync(new(week[0].Id, null, week[0].Date, week[0].Date, Scheduling.Because("audra"))))!.Value.Value!;

        (closed.Sessions, closed.Bookings).Should().Be((1, 2));
        var entries = await house.ReadAsync(db => db.WaitingEntries.ToDictionaryAsync(e => e.Id, e => e.Status, Token));
        (entries[both], entries[one]).Should().Be((WaitingStatus.Offered, WaitingStatus.Ended), "the day that stays is offered anew");
        (await house.ReadAsync(db => db.Offers.OrderBy(o => o.Status).Select(o => o.Status).ToListAsync(Token))).Should().Equal(OfferStatus.Open, OfferStatus.Withdrawn);
        (await house.ReadAsync(db => db.Sessions.Where(s => s.Held != 0).Select(s => new { s.Id, s.Held }).SingleAsync(Token))).Should().Be(new { week[1].Id, Held = 1 });
        var places = await house.PlacesAsync();
        places.Where(p => p.SessionId == week[0].Id).Should().OnlyContain(p => p.Status == BookingStatus.Cancelled && p.OfferedUntil == null);
        var left = places.Single(p => p.SessionId == week[1].Id);
        left.Status.Should().Be(BookingStatus.Waitlisted);
        left.OfferedUntil.Should().NotBeNull();
        left.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.OfferEnded && e.Why == "audra");
    }

    [Theory, EveryDatabase]
    public async Task Days_for_which_no_session_is_made_yet_are_left_out_with_the_reason_and_bad_ranges_are_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, week, _) = await ArrangeAsync(house, [IsoDayOfWeek.Monday]);
        var because = Scheduling.Because("remontas");
        (Closing Closing, ScheduleRefusal Why)[] wrong =
        [
            (new(null, null, house.Today.PlusDays(2), house.Today, because), ScheduleRefusal.LastBeforeFirst),
            (new(null, null, house.Today.PlusDays(-9), house.Today.PlusDays(-2), because), ScheduleRefusal.Past),
            (new(null, null, house.Today, house.Today.PlusDays(100), because), ScheduleRefusal.TooLong),
            (new(null, null, new(9999, 12, 1), new(9999, 12, 31), because), ScheduleRefusal.TooFar),
            (new(null, null, house.Today, house.Today.PlusDays(2), Asked.ByStaff), ScheduleRefusal.ReasonMissing),
            (new(null, null, house.Today.PlusDays(1), house.Today.PlusDays(2), because), ScheduleRefusal.NothingToClose),
        ];
        foreach (var (closing, why) in wrong)
        {
            (await house.CloseAsync(closing))!.Value.Refusal.Should().Be(why);
        }

        (await house.CloseAsync(new(null, Guid.CreateVersion7(), house.Today, house.Today, because))).Should().BeNull();
        (await house.CloseAsync(new(week[0].Id, null, house.Today, house.Today, because), house.Neighbour)).Should().BeNull();
        (await house.CloseAsync(new(null, null, new(2027, 5, 3), new(2027, 5, 10), because)))!.Value.Value!.Sessions.Should().Be(0);
        (await house.SkippedAsync()).Where(d => d.Reason == SkipReason.ByHand).Select(d => (d.Date, d.Words)).Should().Equal(
            (new LocalDate(2027, 5, 3), "remontas"), (new LocalDate(2027, 5, 10), "remontas"));
        house.Clock.Advance(Duration.FromDays(30));
        await house.NightAsync();
        (await house.SessionsAsync(activity)).Select(s => s.Date).Should().NotContain(new LocalDate(2027, 5, 3)).And.Contain(new LocalDate(2027, 5, 17));
    }

    [Theory, EveryDatabase]
    public async Task Closing_while_sixteen_book_leaves_nobody_in_a_cancelled_session(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, sessions, children) = await ArrangeAsync(house, Enumerable.Range(1, 5).Select(day => (IsoDayOfWeek)day), weeks: 4);

        foreach (var session in sessions)
        {
            var answers = await AtOnceAsync(children[..Askers].Select(child => (Func<Task<bool>>)(async () =>
                (await house.BookAsync(Asked.By(child), [session], [child]))!.Value.Refusal is null))
                .Prepend(async () => (await house.CloseAsync(new(session.Id, null, session.Date, session.Date, Scheduling.Because("audra"))))!.Value.Refusal is null));
            answers[0].Should().BeTrue();
        }

        (await LiveInCancelledAsync(house)).Should().Be(0);
        var closed = await house.ReadAsync(db => db.Sessions.Where(s => s.OfferingId == activity.Id && s.IsCancelled).Select(s => s.Taken).ToListAsync(Token));
        closed.Should().HaveCount(sessions.Length).And.OnlyContain(taken => taken == 0);
    }

    [Theory, EveryDatabase]
    public async Task Control_without_the_lock_somebody_is_left_in_a_cancelled_session(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (_, sessions, children) = await ArrangeAsync(house, Enumerable.Range(1, 5).Select(day => (IsoDayOfWeek)day), weeks: 4);

        foreach (var session in sessions)
        {
            // The closing reads who is there, and only then cancels; the others book in between.
            var (hasRead, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
            var closing = CloseNaivelyAsync(house, session, hasRead, mayGoOn.Task);
            await hasRead.Task;
            await house.BookAsync(Asked.ByStaff, [session], [children[0]]);
            mayGoOn.SetResult();
            await closing;
        }

        (await LiveInCancelledAsync(house)).Should().Be(sessions.Length);
    }

    private static async Task CloseNaivelyAsync(TestHouse house, Session session, TaskCompletionSource hasRead, Task mayGoOn)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var ids = await db.Places.Where(p => p.SessionId == session.Id && p.Status == BookingStatus.Booked).Select(p => p.Id).ToListAsync(Token);
        hasRead.SetResult();
        await mayGoOn;
        await db.Places.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, BookingStatus.Cancelled), Token);
        await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.IsCancelled, true), Token);
    }

    private static Task<int> LiveInCancelledAsync(TestHouse house) => house.ReadAsync(db => (
        from place in db.Places
        join session in db.Sessions on place.SessionId equals session.Id
        where session.IsCancelled && place.Status == BookingStatus.Booked
        select place.Id).CountAsync(Token));

    private static async Task<T[]> AtOnceAsync<T>(IEnumerable<Func<Task<T>>> all)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = all.Select(ask => Task.Run(async () =>
        {
            await start.Task;
            return await ask();
        }, Token)).ToList();
        start.SetResult();
        return await Task.WhenAll(asking);
    }

    private static async Task<Guid> WaitAsync(TestHouse house, Activity activity, Session[] sessions, Resident child, bool offered)
    {
        var now = house.Clock.GetCurrentInstant();
        var entry = new WaitingEntry { OfferingId = activity.Id, GroupId = Guid.CreateVersion7(), Since = now, Status = offered ? WaitingStatus.Offered : WaitingStatus.Waiting };
        var places = sessions.Select(session =>
        {
            var place = new Place
            {
                OfferingId = activity.Id, SessionId = session.Id, ResidentId = child.Id, Date = session.Date, StartTime = session.From, EndTime = session.To,
                StartsAt = session.StartsAt, EndsAt = session.EndsAt, GroupId = entry.GroupId, ArrangedByKind = ActorKind.Staff, ArrangedByName = "Rasa",
                Channel = Channel.Phone, CreatedAt = now, OfferedUntil = offered ? now + Duration.FromHours(24) : null,
            };
            place.Become(BookingStatus.Waitlisted, BookingEventKind.Waitlisted, Asked.ByStaff.By, Channel.Phone, now);
            return place;
        });
        await house.SaveAsync([entry, .. places]);
        if (offered)
        {
            await house.SaveAsync(new Offer { EntryId = entry.Id, Size = 1, MadeAt = now, ExpiresAt = now + Duration.FromHours(24) });
            Guid[] ids = [.. sessions.Select(s => s.Id)];
            await house.ReadAsync(async db =>
            {
                foreach (var session in await db.Sessions.Where(s => ids.Contains(s.Id)).ToListAsync(Token)) session.TryHold(1);
                return await db.SaveChangesAsync(Token);
            });
        }

        return entry.Id;
    }

    /// <summary>An activity on these days with twenty children; the sessions of the next week or weeks.</summary>
    private static async Task<(Activity Activity, Session[] Sessions, Resident[] Children)> ArrangeAsync(TestHouse house, IEnumerable<IsoDayOfWeek> days, int weeks = 1)
    {
        var children = Scheduling.Children(20);
        var activity = Given.Activity(roomLimit: 25, name: "Vaikų dienos centras");
        activity.RestsOnHolidays = false;
        activity.Window = BookingWindow.Usual with { OpensDaysBefore = 60 };
        activity.Pattern.AddRange(days.Select(day => Scheduling.Weekly(day, new(13, 0), new(17, 30))));
        await house.SaveAsync([.. children, activity]);
        await house.NightAsync();
        var monday = new LocalDate(2027, 3, 22);
        Session[] sessions = [.. (await house.SessionsAsync(activity)).Where(s => s.Date >= monday && s.Date < monday.PlusWeeks(weeks))];
        return (activity, sessions, children);
    }
}
