using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class SendDueRemindersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_is_due_is_sent_once_with_a_callback_and_a_validity(Engine engine)
    {
        await using var house = await ReadyAsync(engine);

        await house.SendAsync();
        await house.SendAsync();

        var message = house.Twilio.Taken.Single();
        var row = await house.RowAsync();
        row.Should().Match<Reminder>(r => r.Status == ReminderStatus.Accepted && r.ProviderSid == message.Sid && r.Attempt == 1);
        message.Callback.Should().Be($"http://127.0.0.1:9/webhooks/twilio/status/{row.CallbackKey}?a=1");
        message.ValidityPeriod.Should().Be(36000);
        CallbackKey.InitiativeOf(row.CallbackKey).Should().Be(house.House.Initiative.Id);
    }

    [Theory, EveryDatabase]
    public async Task Overlapping_dispatchers_send_once(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.PlanAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token)), Token)));

        house.Twilio.Posts.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Too_many_requests_wait_and_are_sent_once(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.NextFault = Once(TwilioFault.TooManyWithRetryAfter, TwilioFault.TooMany);

        await house.SendAsync();
        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Planned
            && r.NextTryAt == house.Clock.GetCurrentInstant() + Duration.FromMinutes(2));
        house.Clock.AdvanceMinutes(1);
        await house.SendAsync();
        house.Twilio.Posts.Should().Be(1, "it was told to wait two minutes");
        house.Clock.AdvanceMinutes(1);
        await house.SendAsync();
        house.Clock.AdvanceMinutes(3);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(3);
        house.Twilio.Taken.Should().HaveCount(1);
    }

    [Theory, EveryDatabase]
    public async Task A_provider_that_cannot_be_connected_to_loses_nothing_and_the_late_ones_go_to_staff(Engine engine)
    {
        await using var house = await ReadyAsync(engine, _ => new(FakeTwilio.AccountSid, FakeTwilio.AuthToken, "Socifaction", new("http://127.0.0.1:1"), null));

        for (var i = 0; i < 12; i++)
        {
            await house.SendAsync();
            house.Clock.AdvanceMinutes(15);
        }

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Planned, "nothing was asked of anybody");
        house.Clock.AdvanceHours(17);
        await house.SendAsync();

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Missed);
    }

    [Theory, EveryDatabase]
    public async Task The_wrong_password_stops_the_initiative_and_keeps_the_messages(Engine engine)
    {
        await using var house = await ReadyAsync(engine, twilio => twilio.Settings(token: "wrong"));
        await house.BookAsync();

        await house.SendAsync();

        var rows = await house.RowsAsync();
        rows.Select(r => r.Status).Should().AllBeEquivalentTo(ReminderStatus.Planned);
        rows.Count(r => r.ErrorCode == 20003).Should().Be(1, "the first refusal says it for all");
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_is_never_repeated_and_staff_see_why(Engine engine)
    {
        foreach (var (code, reason) in ((int, CallReason)[])
        [
            (21610, CallReason.OptedOut), (21211, CallReason.WrongNumber), (21614, CallReason.WrongNumber), (21408, CallReason.Refused), (99999, CallReason.Refused),
        ])
        {
            await using var house = await ReadyAsync(engine);
            house.Twilio.RefuseWith = code;

            await house.SendAsync();
            house.Clock.AdvanceMinutes(30);
            await house.SendAsync();

            house.Twilio.Posts.Should().Be(1, "the code was {0}", code);
            (await house.ToCallAsync()).Single().Reason.Should().Be(reason, "the code was {0}", code);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_booking_cancelled_before_the_sending_is_not_announced(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        await house.PlanAsync();
        house.GoToTheEvening();
        await house.House.ReadAsync(db => db.Bookings.ExecuteUpdateAsync(s => s.SetProperty(b => b.Status, BookingStatus.Cancelled), Token));

        await house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token));

        house.Twilio.Posts.Should().Be(0);
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task A_booking_cancelled_while_its_message_is_sent_is_followed_by_a_cancellation(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.WhenTaken = async _ =>
        {
            house.Twilio.WhenTaken = _ => Task.CompletedTask;
            await house.CancelAsync(await house.House.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(Token)));
        };

        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Select(m => m.Body[..8]).Should().Equal("Primenam", "Atsaukta");
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_was_down_two_hours_sends_and_one_down_for_days_shows_what_it_missed(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync();
        await house.BookAsync(daysAhead: 4);
        await house.PlanAsync();
        house.GoToTheEvening();

        house.Clock.AdvanceHours(2);
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(1);

        house.Clock.AdvanceDays(4);
        await house.SendAsync();
        (await house.RowsAsync()).Select(r => r.Status).Should().BeEquivalentTo([ReminderStatus.Accepted, ReminderStatus.Missed]);
        house.Twilio.Taken.Should().HaveCount(1);
    }

    [Theory, EveryDatabase]
    public async Task In_the_quiet_nothing_is_sent_and_what_then_comes_too_late_is_called(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync(from: new(8, 0));
        await house.BookAsync(from: new(13, 0));
        await house.PlanAsync();
        house.GoToTheEvening();
        house.Clock.AdvanceHours(4);

        await house.SendAsync();

        house.Twilio.Posts.Should().Be(0);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.Missed);
        house.Clock.AdvanceHours(12);
        await house.SendAsync();
        house.Twilio.Taken.Single().Body.Should().Contain("siandien, kovo 16 d. 13.00", "it is no longer tomorrow");
    }

    [Theory, EveryDatabase]
    public async Task A_web_booking_at_night_is_confirmed_at_once_or_in_the_morning_but_wakes_nobody(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        house.Clock.AdvanceHours(15);
        await house.BookAsync(daysAhead: 3, channel: Channel.Web, at: house.Clock.GetCurrentInstant());
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(1, "it is eleven, and she has just pressed the button");
        house.Twilio.NextFault = () => TwilioFault.TooMany;
        await house.BookAsync(daysAhead: 2, channel: Channel.Web, at: house.Clock.GetCurrentInstant());
        await house.SendAsync();

        house.Twilio.NextFault = () => TwilioFault.None;
        house.Clock.AdvanceHours(4);
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(1, "it is three at night");
        house.Clock.AdvanceHours(6);
        await house.SendAsync();

        house.Twilio.Taken.Should().HaveCount(2);
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_jumps_an_hour_brings_no_burst_and_no_double(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();

        house.Clock.AdvanceHours(-1);
        await house.SendAsync();
        house.Clock.AdvanceHours(2);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task One_initiatives_trouble_does_not_stop_another(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.House.ReadAsync(db => db.Initiatives.Where(i => i.Id == house.House.Neighbour.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.ZoneId, "Nowhere/Atall"), Token));

        await using var scope = house.House.ScopeOfNobody();
        await scope.ServiceProvider.GetRequiredService<ReminderRound>().SendAsync(Token);

        house.Twilio.Taken.Should().HaveCount(1);
        var db = scope.ServiceProvider.GetRequiredService<Socifaction.Services.Data.ServicesDbContext>();
        (await db.SilentSinceAsync(house.Clock.GetCurrentInstant(), Token)).Should().Be(Instant.FromUnixTimeSeconds(0), "nothing was settled yet");
    }

    [Theory, EveryDatabase]
    public async Task A_silence_of_any_round_is_seen_after_five_minutes(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await using var scope = house.House.ScopeOfNobody();
        var (rounds, db) = (scope.ServiceProvider.GetRequiredService<ReminderRound>(), scope.ServiceProvider.GetRequiredService<Socifaction.Services.Data.ServicesDbContext>());
        var began = house.Clock.GetCurrentInstant();

        await rounds.SendAsync(Token);
        await rounds.SettleAsync(Token);
        (await SilentSinceAsync()).Should().Be(Instant.FromUnixTimeSeconds(0), "nobody has looked at the waiting lists yet");
        await WaitAsync();
        house.Clock.AdvanceMinutes(5);
        (await SilentSinceAsync()).Should().BeNull("five minutes are borne");
        await rounds.SendAsync(Token);
        await WaitAsync();
        house.Clock.AdvanceMinutes(1);
        (await SilentSinceAsync()).Should().Be(began, "nobody has settled since");
        await rounds.SettleAsync(Token);
        (await SilentSinceAsync()).Should().BeNull();
        house.Clock.AdvanceMinutes(5);
        await rounds.SettleAsync(Token);
        await WaitAsync();
        (await SilentSinceAsync()).Should().Be(began + Duration.FromMinutes(5), "nobody has sent since");
        house.Clock.AdvanceMinutes(5);
        await rounds.SendAsync(Token);
        await rounds.SettleAsync(Token);
        house.Clock.AdvanceMinutes(1);
        (await SilentSinceAsync()).Should().Be(began + Duration.FromMinutes(11), "nobody has looked at the waiting lists since");

        Task WaitAsync() => rounds.EachAsync(ReminderRound.WaitingHeartbeat, _ => Task.CompletedTask, Token);

        Task<Instant?> SilentSinceAsync() => db.SilentSinceAsync(house.Clock.GetCurrentInstant(), Token);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_provider_messages_stand_in_the_outbox(Engine engine)
    {
        await using var house = await ReadyAsync(engine, _ => TwilioSettings.None);

        await house.SendAsync();
        await house.SendAsync();

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Delivered);
        (await house.House.ReadAsync(db => db.OutboxSms.CountAsync(Token))).Should().Be(1);
    }

    internal static async Task<SmsHouse> ReadyAsync(Engine engine, Func<FakeTwilio, TwilioSettings>? settings = null)
    {
        var house = await SmsHouse.OpenAsync(engine, Token, settings);
        await house.BookAsync();
        house.GoToTheEvening();
        return house;
    }

    internal static Func<TwilioFault> Once(params TwilioFault[] faults)
    {
        var waiting = new Queue<TwilioFault>(faults);
        return () => waiting.TryDequeue(out var fault) ? fault : TwilioFault.None;
    }
}
