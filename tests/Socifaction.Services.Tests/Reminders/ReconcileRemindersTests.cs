using NodaTime;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class ReconcileRemindersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task While_the_provider_cannot_be_asked_nothing_is_sent_again_and_at_last_a_person_telephones(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        house.Twilio.NextFault = SendDueRemindersTests.Once(TwilioFault.DropAfter);
        house.Twilio.CannotBeAsked = true;

        await house.SendAsync();
        house.Clock.AdvanceMinutes(60);
        await house.SettleAsync();
        await house.SendAsync();
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Unknown);
        house.Clock.AdvanceMinutes(18 * 60 + 15);
        await house.SettleAsync();

        house.Twilio.Posts.Should().Be(1);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.Unknown);
    }

    [Theory, EveryDatabase]
    public async Task After_three_attempts_that_nobody_knows_of_a_person_telephones(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        house.Twilio.NextFault = () => TwilioFault.ErrorBefore;

        for (var minute = 0; minute < 60; minute++)
        {
            await house.SendAsync();
            house.Clock.AdvanceMinutes(1);
            await house.SettleAsync();
        }

        house.Twilio.Posts.Should().Be(3);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.Unknown);
    }

    [Theory, EveryDatabase]
    public async Task A_list_that_lags_longer_than_the_settle_window_is_made_good_by_the_callback(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        house.Twilio.NextFault = SendDueRemindersTests.Once(TwilioFault.DropAfter);
        house.Twilio.ListLag = Duration.FromHours(1);

        await house.SendAsync();
        house.Clock.AdvanceMinutes(6);
        await house.SettleAsync();
        await house.TellAsync(await house.RowAsync(), "sent");
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(1);
        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Sent && r.ProviderSid == house.Twilio.Taken.Single().Sid);
    }

    [Theory, EveryDatabase]
    public async Task Two_people_with_one_telephone_and_the_same_words_adopt_two_messages(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        await house.BookAsync();
        house.Twilio.NextFault = () => TwilioFault.DropAfter;

        await house.SendAsync();
        house.Twilio.NextFault = () => TwilioFault.None;
        for (var minute = 0; minute < 8; minute++)
        {
            house.Clock.AdvanceMinutes(1);
            await house.SettleAsync();
            await house.SendAsync();
        }

        house.Twilio.Posts.Should().Be(2);
        (await house.RowsAsync()).Select(r => r.ProviderSid).Should().BeEquivalentTo(house.Twilio.Taken.Select(m => m.Sid));
    }

    [Theory, EveryDatabase]
    public async Task A_lost_answer_of_the_outbox_is_found_too(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine, _ => TwilioSettings.None);
        await house.SendAsync();
        await house.House.ReadAsync(db => ForgetAsync(db));

        house.Clock.AdvanceMinutes(2);
        await house.SettleAsync();

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Delivered);
    }

    private static Task<int> ForgetAsync(Socifaction.Services.Data.ServicesDbContext db) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            db.Reminders, s => s.SetProperty(r => r.Status, ReminderStatus.Sending).SetProperty(r => r.ProviderSid, (string?)null), Token);
}
