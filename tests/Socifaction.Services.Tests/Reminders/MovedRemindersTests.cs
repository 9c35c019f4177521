using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Tests.Places.Schedule;

namespace Socifaction.Services.Tests.Reminders;

public sealed class MovedRemindersTests
{
    private const string MothersPhone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Those_booked_are_told_at_once_a_family_with_one_text_and_who_gets_no_sms_is_to_be_called(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.MoveAsync(new(16, 0), new(18, 0));

        var text = world.Sms.Twilio.Taken.Should().ContainSingle("the two children have one telephone").Subject;
        text.To.Should().Be(MothersPhone);
        text.Body.Should().Contain("pasikeite laikas").And.Contain("Ieva").And.Contain("Matas").And.Contain("kovo 22 d., 16.00-18.00");
        SmsParts.Of(text.Body).Count.Should().Be(1);
        (await world.Sms.ToCallAsync()).Should().ContainSingle(call => call.Kind == ReminderKind.Moved && call.Reason == CallReason.NoSms && call.Name == world.Old.FullName);
        var reach = await world.ReachAsync();
        reach.Values.Order().Should().Equal(Reach.OnTheWay, Reach.OnTheWay, Reach.ToCall);
        await world.Sms.TellAsync((await world.Sms.RowsAsync()).Single(row => row is { Kind: ReminderKind.Moved, Channel: ReminderChannel.Sms }), "delivered");
        (await world.ReachAsync()).Values.Order().Should().Equal(Reach.Reached, Reach.Reached, Reach.ToCall);
    }

    [Theory, EveryDatabase]
    public async Task Moved_back_again_is_told_again_and_the_call_list_names_only_the_last_time(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.MoveAsync(new(16, 0), new(18, 0));
        await world.MoveAsync(new(13, 0), new(17, 30));
        await world.MoveAsync(new(16, 0), new(18, 0));

        world.Sms.Twilio.Taken.Select(sms => sms.Body[(sms.Body.LastIndexOf("d., ", StringComparison.Ordinal) + 4)..].Split('.')[0]).Should().Equal("16", "13", "16");
        (await world.Sms.ToCallAsync()).Should().OnlyContain(call => call.Body.Contains("16.00"));
        (await world.ReachAsync()).Values.Order().Should().Equal(Reach.OnTheWay, Reach.OnTheWay, Reach.ToCall);
    }

    [Theory, EveryDatabase]
    public async Task A_text_that_waits_for_the_morning_tells_the_time_that_holds_by_then_and_the_evening_says_it_once(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, daysAhead: 1);
        world.Sms.GoToTheEvening();
        await world.Sms.SendAsync();
        world.Sms.Twilio.Taken.Should().ContainSingle(sms => sms.Body.Contains("13.00"));
        world.Sms.Clock.Advance(Duration.FromHours(4));
        await world.MoveAsync(new(15, 0), new(17, 0));
        await world.MoveAsync(new(16, 0), new(18, 0));
        world.Sms.Twilio.Taken.Should().HaveCount(1, "nobody is woken");

        world.Sms.Clock.Advance(Duration.FromHours(12));
        await world.Sms.SendAsync();

        world.Sms.Twilio.Taken.Should().HaveCount(2).And.Subject.Last().Body.Should().Contain("16.00-18.00");
    }

    [Theory, EveryDatabase]
    public async Task Who_is_booked_after_the_moving_only_wishes_or_has_cancelled_is_not_told(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        (await world.Sms.House.WishAsync([world.Session]))!.Value.Refusal.Should().BeNull();
        var first = (await world.Sms.House.PlacesAsync()).First(place => place.ResidentId == world.Children[0].Id);
        await world.Sms.House.CancelAsync(Asked.ByStaff, first.Id);
        await world.Sms.SendAsync();
        var before = world.Sms.Twilio.Taken.Count;
        await world.MoveAsync(new(16, 0), new(18, 0));
        var late = Given.Resident("Vėlė", "Vėlienė", "+37061200009");
        await world.Sms.House.SaveAsync(late);
        (await world.Sms.House.BookAsync(Asked.ByStaff, [world.Session], [late]))!.Value.Refusal.Should().BeNull();
        await world.Sms.SendAsync();

        world.Sms.Twilio.Taken.Skip(before).Should().ContainSingle().Which.Body.Should().Contain("Ieva").And.NotContain("Matas");
        var reach = await world.ReachAsync();
        reach.Should().HaveCount(3, "the late one has nothing to be told");
        reach.Values.Count(one => one == Reach.ToCall).Should().Be(2, "the stranger and whoever gets no SMS");
    }

    [Theory, EveryDatabase]
    public async Task A_series_that_moves_is_told_with_one_text_that_lists_its_days(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        sms.Clock.Advance(Duration.FromHours(3));
        var (house, child) = (sms.House, Given.Resident());
        var classes = Given.Activity(name: "Keramika");
        classes.Pattern.Add(Scheduling.Weekly(IsoDayOfWeek.Tuesday, new(15, 0), new(16, 0)));
        await house.SaveAsync(classes, child);
        await house.NightAsync();
        var sessions = await house.SessionsAsync(classes);
        (await house.BookAsync(Asked.ByStaff, [sessions[1], sessions[2], sessions[3]], [child]))!.Value.Refusal.Should().BeNull();
        await sms.SendAsync();

        sms.Clock.AdvanceMinutes(1);
        (await house.ChangeAsync(new(sessions[0].WeeklySessionId!.Value, sessions[2].Id, IsoDayOfWeek.Thursday, new(16, 0), new(17, 0), [], null, Scheduling.Because("salė užimta"))))!
            .Value.Refusal.Should().BeNull();
        await sms.SendAsync();

        sms.Twilio.Taken.Should().ContainSingle().Which.Body.Should().Contain("balandzio 1, 8 d., 16.00-17.00", "the earlier day stays");
    }

    /// <summary>A session a week ahead with a mother's two children and an old man who wants to be called.</summary>
    private sealed record World(SmsHouse Sms, Session Session, Resident[] Children, Resident Old) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine, int daysAhead = 7)
        {
            var sms = await SmsHouse.OpenAsync(engine, Token);
            sms.Clock.Advance(Duration.FromHours(3));
            var activity = Given.Activity(name: "Centras");
            var session = Given.Session(activity, sms.House.Today.PlusDays(daysAhead), 20, sms.House.Initiative);
            var mother = Given.Resident("Rūta", "Kazlauskienė", MothersPhone);
            Resident[] children = [Child("Matas"), Child("Ieva")];
            var old = Given.Resident("Petras", "Petraitis", "+37061200002");
            old.PreferredChannel = PreferredChannel.Call;
            await sms.House.SaveAsync([activity, session, mother, .. children, old,
                .. children.Select(child => new Relation { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf })]);
            (await sms.House.BookAsync(Asked.ByStaff, [session], children))!.Value.Refusal.Should().BeNull();
            (await sms.House.BookAsync(Asked.ByStaff, [session], [old]))!.Value.Refusal.Should().BeNull();
            await sms.SendAsync();
            sms.Clock.AdvanceMinutes(1);
            return new(sms, session, children, old);
        }

        public async Task MoveAsync(LocalTime from, LocalTime to)
        {
            (await Sms.House.MoveAsync(Session, new(Session.Date, from, to)))!.Value.Refusal.Should().BeNull();
            await Sms.SendAsync();
            Sms.Clock.AdvanceMinutes(1);
        }

        public async Task<IReadOnlyDictionary<Guid, Reach>> ReachAsync() => await Sms.House.ReadAsync(async db =>
            await db.ListReachAsync(await db.Places.Where(place => place.Status != BookingStatus.Cancelled).Select(place => place.Id).ToListAsync(Token), Sms.Clock.GetCurrentInstant(), Token));

        public ValueTask DisposeAsync() => Sms.DisposeAsync();

        private static Resident Child(string name)
        {
            var child = Given.Resident(name, "Kazlauskas", phone: null);
            child.BirthDate = new LocalDate(2017, 5, 4);
            return child;
        }
    }
}
