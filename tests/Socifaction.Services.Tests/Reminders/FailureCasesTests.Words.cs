using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using static Socifaction.Services.Tests.Reminders.SendDueRemindersTests;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Here: what the provider and the people say afterwards.</summary>
public sealed partial class FailureCasesTests
{
    [Theory, EveryDatabase]
    public async Task Case_08_A_callback_that_comes_before_the_answer_is_kept(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.WhenTaken = async message =>
            (await house.TellAsync((await house.RowsAsync()).Single(), "delivered", sid: message.Sid)).Should().BeTrue();

        await house.SendAsync();

        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Delivered && r.ProviderSid == house.Twilio.Taken.Single().Sid);
    }

    [Theory, EveryDatabase]
    public async Task Case_09_Statuses_only_rise_however_callbacks_come(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        var row = await house.RowAsync();

        await house.TellAsync(row, "delivered");
        await house.TellAsync(row, "sent");
        await house.TellAsync(row, "delivered");
        house.Clock.AdvanceDays(1);
        await house.TellAsync(row, "queued");
        await house.TellAsync(row, "undelivered", 30003);
        await house.TellAsync(row, "a-word-of-tomorrow");

        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Delivered && r.ErrorCode == null);
        (await house.House.ReadAsync(db => db.ReminderEvents.CountAsync(Token))).Should().Be(5, "one for each word");
    }

    [Theory, EveryDatabase]
    public async Task Case_10_When_every_callback_is_lost_polling_reaches_the_last_word(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        house.Twilio.Taken.Single().Status = "sent";

        house.Clock.AdvanceMinutes(2);
        await house.SettleAsync();
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Sent);
        house.Twilio.Taken.Single().Status = "delivered";
        house.Clock.AdvanceMinutes(9);
        await house.SettleAsync();

        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Delivered && r.NextTryAt == null);
    }

    [Theory, EveryDatabase]
    public async Task Case_11_Another_initiatives_key_changes_nothing(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        var row = await house.RowAsync();

        var known = await house.House.RunAsync<RecordDelivery, bool>(
            u => u.RunAsync(row.CallbackKey, new(row.ProviderSid!, "delivered", null), Token), house.House.Neighbour);

        known.Should().BeFalse();
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task Case_19_A_refusal_is_never_repeated_and_staff_see_why(Engine engine)
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
    public async Task Case_20_A_telephone_that_was_off_is_tried_once_more_and_then_called(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        await house.TellAsync(await house.RowAsync(), "undelivered", 30003);

        await house.SendAsync();
        house.Twilio.Posts.Should().Be(1, "not so soon");
        house.Clock.AdvanceMinutes(46);
        await house.SendAsync();
        house.Twilio.Posts.Should().Be(2);
        await house.TellAsync(await house.RowAsync(), "sent", sid: house.Twilio.Taken.First().Sid);
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Accepted, "that was the first message");
        await house.TellAsync(await house.RowAsync(), "undelivered", 30003);
        house.Clock.AdvanceMinutes(46);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(2);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.NotReached);
    }

    [Theory, EveryDatabase]
    public async Task Case_20_A_filtered_message_is_not_tried_again(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        await house.TellAsync(await house.RowAsync(), "undelivered", 30007);

        house.Clock.AdvanceMinutes(90);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(1);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.NotReached);
    }

    [Theory, EveryDatabase]
    public async Task Case_21_An_hour_without_a_word_is_unconfirmed_and_a_later_word_still_counts(Engine engine)
    {
        await using var house = await RecordDeliveryTests.SentAsync(engine);
        house.Twilio.Taken.Single().Status = "sent";

        house.Clock.AdvanceMinutes(61);
        await house.SettleAsync();
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.Unconfirmed);
        house.Twilio.Taken.Single().Status = "delivered";
        house.Clock.AdvanceHours(5);
        await house.SettleAsync();

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Delivered);
        (await house.ToCallAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Case_22_Only_a_clear_answer_to_the_one_question_of_a_number_is_acted_on_and_twice_is_once(Engine engine)
    {
        foreach (var (said, meaning) in ((string, ReplyMeaning)[])
        [
            ("TAIP", ReplyMeaning.Yes), ("1", ReplyMeaning.Yes), (" taip ", ReplyMeaning.Yes), ("Taip, ačiū", ReplyMeaning.Yes), ("2", ReplyMeaning.No),
            ("NE", ReplyMeaning.No), ("STOP", ReplyMeaning.Stop), ("", ReplyMeaning.Unclear), ("👍", ReplyMeaning.Unclear), ("vežkit šunį", ReplyMeaning.Unclear),
        ])
        {
            await using var house = await ReadyAsync(engine);
            await house.SendAsync();
            var reply = await ReplyAsync(house, "SM1", said);
            (reply.Meaning, reply.BookingId is not null).Should().Be((meaning, meaning is ReplyMeaning.Yes or ReplyMeaning.No), "{0} was written", said);
            (await ReplyAsync(house, "SM1", said)).ReplyId.Should().Be(reply.ReplyId);
            (await house.House.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(1);
        }

        await using var shared = await ReadyAsync(engine);
        var husband = Given.Resident("Petras");
        await shared.House.SaveAsync(husband);
        await shared.BookAsync(husband);
        await shared.SendAsync();
        shared.Twilio.Taken.Should().HaveCount(2, "two people share the telephone");
        (await ReplyAsync(shared, "SM1", "1")).BookingId.Should().BeNull("nobody knows which of the two is meant");
    }

    private static Task<ReplyRead> ReplyAsync(SmsHouse house, string sid, string said) =>
        house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new(sid, "+37061200001", said), Token));
}
