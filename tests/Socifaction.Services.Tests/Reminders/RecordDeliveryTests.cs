using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class RecordDeliveryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

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

    internal static async Task<SmsHouse> SentAsync(Engine engine)
    {
        var house = await SendDueRemindersTests.ReadyAsync(engine);
        await house.SendAsync();
        return house;
    }
}
