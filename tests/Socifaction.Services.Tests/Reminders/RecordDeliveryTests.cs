using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class RecordDeliveryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Statuses_only_rise_however_callbacks_come(Engine engine)
    {
        await using var house = await SentAsync(engine);
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
    public async Task A_callback_that_comes_before_the_answer_is_kept(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        house.Twilio.WhenTaken = async message =>
            (await house.TellAsync((await house.RowsAsync()).Single(), "delivered", sid: message.Sid)).Should().BeTrue();

        await house.SendAsync();

        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Delivered && r.ProviderSid == house.Twilio.Taken.Single().Sid);
    }

    [Theory, EveryDatabase]
    public async Task Another_initiatives_key_changes_nothing(Engine engine)
    {
        await using var house = await SentAsync(engine);
        var row = await house.RowAsync();

        var known = await house.House.RunAsync<RecordDelivery, bool>(
            u => u.RunAsync(row.CallbackKey, new(row.ProviderSid!, "delivered", null), Token), house.House.Neighbour);

        known.Should().BeFalse();
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task When_every_callback_is_lost_polling_reaches_the_last_word(Engine engine)
    {
        await using var house = await SentAsync(engine);
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
    public async Task Messages_that_cannot_be_asked_about_do_not_stand_before_the_others(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        for (var i = 0; i < 3; i++)
        {
            await house.BookAsync();
        }

        await house.SendAsync();
        foreach (var gone in house.Twilio.Taken.SkipLast(1))
        {
            await house.House.ReadAsync(db => db.Reminders.Where(r => r.ProviderSid == gone.Sid)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.ProviderSid, gone.Sid + "gone"), Token));
        }

        var last = house.Twilio.Taken.Last();
        last.Status = "delivered";
        house.Clock.AdvanceMinutes(2);
        await house.SettleAsync();
        await house.SettleAsync();

        (await house.RowsAsync()).Single(r => r.ProviderSid == last.Sid).Status.Should().Be(ReminderStatus.Delivered);
        for (var hour = 0; hour < 25; hour++)
        {
            house.Clock.AdvanceHours(1);
            await house.SettleAsync();
            await house.SettleAsync();
        }

        (await house.RowsAsync()).Should().OnlyContain(r => r.NextTryAt == null, "after a day nobody asks any more");
        (await house.RowsAsync()).Count(r => r.Status == ReminderStatus.Unconfirmed).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task Where_one_row_took_anothers_message_alike_each_still_hears_its_last_word(Engine engine)
    {
        await using var house = await SendDueRemindersTests.ReadyAsync(engine);
        await house.BookAsync();
        var fault = SendDueRemindersTests.Once(TwilioFault.DropBefore, TwilioFault.DropAfter);
        house.Twilio.NextFault = () =>
        {
            // The first was asked for earlier, so it is the first to look for a message, and finds the second's.
            house.Clock.AdvanceSeconds(1);
            return fault();
        };
        await house.SendAsync();
        house.Clock.AdvanceMinutes(2);
        await house.SettleAsync();
        var (first, second) = ((await house.RowsAsync()).Single(r => r.ProviderSid != null), (await house.RowsAsync()).Single(r => r.ProviderSid == null));
        house.Twilio.Taken.Single().Callback!.AbsolutePath.Should().EndWith(second.CallbackKey, "the message was the second's");

        (await house.TellAsync(second, "delivered")).Should().BeTrue();
        for (var minute = 0; minute < 6; minute++)
        {
            house.Clock.AdvanceMinutes(1);
            await house.SettleAsync();
            await house.SendAsync();
        }

        (await house.TellAsync(second, "delivered")).Should().BeTrue();
        var rows = await house.RowsAsync();
        rows.Should().OnlyContain(r => r.Status == ReminderStatus.Delivered);
        rows.Single(r => r.Id == first.Id).ProviderSid.Should().Be(house.Twilio.Taken.First().Sid);
        rows.Select(r => r.ProviderSid).Should().BeEquivalentTo(house.Twilio.Taken.Select(m => m.Sid), "two rows, two messages");
    }

    [Theory, EveryDatabase]
    public async Task An_hour_without_a_word_is_unconfirmed_and_a_later_word_still_counts(Engine engine)
    {
        await using var house = await SentAsync(engine);
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
    public async Task A_telephone_that_was_off_is_tried_once_more_and_then_called(Engine engine)
    {
        await using var house = await SentAsync(engine);
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
    public async Task A_filtered_message_is_not_tried_again(Engine engine)
    {
        await using var house = await SentAsync(engine);
        await house.TellAsync(await house.RowAsync(), "undelivered", 30007);

        house.Clock.AdvanceMinutes(90);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(1);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.NotReached);
    }

    [Fact]
    public void A_key_names_its_initiative_and_nothing_else_does()
    {
        var initiative = Socifaction.Services.Tenancy.InitiativeId.New();

        CallbackKey.InitiativeOf(CallbackKey.New(initiative)).Should().Be(initiative);
        CallbackKey.New(initiative).Should().NotBe(CallbackKey.New(initiative));
        foreach (var text in (string[])["", "a", new('!', 43), new('A', 44), "../../etc/passwd"])
        {
            CallbackKey.InitiativeOf(text).Should().Be(Socifaction.Services.Tenancy.InitiativeId.None);
        }
    }

    [Theory]
    [InlineData("http://api.twilio.com")]
    [InlineData("https://api.twilio.com.evil.example")]
    [InlineData("https://eviltwilio.com")]
    [InlineData("https://me:secret@api.twilio.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("ftp://localhost")]
    public void The_password_goes_to_twilio_or_to_this_machine_only(string url) =>
        FluentActions.Invoking(() => new TwilioSettings("AC", "token", "x", new(url), null)).Should().Throw<ArgumentException>();

    private static async Task<SmsHouse> SentAsync(Engine engine)
    {
        var house = await SendDueRemindersTests.ReadyAsync(engine);
        await house.SendAsync();
        return house;
    }
}
