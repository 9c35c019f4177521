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
