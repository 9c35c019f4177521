using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Tests.Places.Waiting;

namespace Socifaction.Services.Tests.Reminders;

public sealed class OfferRemindersTests
{
    private const string MothersPhone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_family_on_one_telephone_is_told_once_and_a_one_way_sender_never_asks_for_a_reply(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.FreeAsync();
        await world.Sms.SendAsync();
        await world.Sms.SendAsync();

        var sent = world.Sms.Twilio.Taken.Single(sms => sms.To == MothersPhone);
        sent.Body.Should().Contain("yra vieta").And.Contain("Matas").And.Contain("Ieva").And.Contain("Laikome iki kovo 16 d. 12.00").And.EndWith("Ar tinka? Skambinkite +37061234567");
        sent.Body.Should().NotContainEquivalentOf("atrasyk").And.NotContainEquivalentOf("atrašyk");
        SmsParts.Of(sent.Body).Count.Should().Be(1);
        (await world.RowAsync()).Kind.Should().Be(ReminderKind.Offer);
    }

    [Theory, EveryDatabase]
    public async Task A_number_that_can_receive_asks_for_one_or_two_and_own_words_for_replies_are_not_used_by_a_name(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, sender: "+37060000001");
        await world.FreeAsync();
        await world.Sms.SendAsync();
        world.Sms.Twilio.Taken.Single(sms => sms.To == MothersPhone).Body.Should().EndWith("Atrasykite 1 - taip, 2 - ne.");

        OfferText.TemplateOf("Yra vieta. Atrašykite TAIP", isTwoWay: true).Should().Be("Yra vieta. Atrašykite TAIP");
        OfferText.TemplateOf("Yra vieta. Atrašykite TAIP", isTwoWay: false).Should().NotContain("trašykite");
        OfferText.TemplateOf("Yra vieta {diena}.", isTwoWay: false).Should().StartWith("Yra vieta {diena}.").And.Contain("{tel}");
    }

    [Theory, EveryDatabase]
    public async Task At_night_an_offer_waits_for_the_morning_and_one_that_would_be_over_goes_to_the_call_list(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, offerHours: 20);
        world.Sms.Clock.Advance(Duration.FromHours(12));
        await world.FreeAsync();
        await world.Sms.SendAsync();
        world.Sms.Twilio.Taken.Should().NotContain(sms => sms.To == MothersPhone);
        world.Sms.Clock.Advance(Duration.FromHours(11));
        await world.Sms.SendAsync();
        world.Sms.Twilio.Taken.Should().ContainSingle(sms => sms.To == MothersPhone);

        await using var brief = await World.OpenAsync(engine, offerHours: 3);
        brief.Sms.Clock.Advance(Duration.FromHours(12));
        await brief.FreeAsync();
        await brief.Sms.SendAsync();
        brief.Sms.Twilio.Taken.Should().NotContain(sms => sms.To == MothersPhone);
        (await brief.Sms.ToCallAsync()).Should().ContainSingle(call => call.Kind == ReminderKind.Offer && call.Reason == CallReason.Missed);
    }

    [Theory, EveryDatabase]
    public async Task Who_gets_no_sms_is_telephoned_until_the_offer_is_over(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.Sms.House.ReadAsync(db => db.Residents.ExecuteUpdateAsync(s => s.SetProperty(r => r.PreferredChannel, PreferredChannel.Call), Token));
        await world.FreeAsync();
        await world.Sms.SendAsync();
        (await world.Sms.ToCallAsync()).Should().ContainSingle(call => call.Kind == ReminderKind.Offer && call.Phone == MothersPhone && call.Reason == CallReason.NoSms);

        world.Sms.Clock.Advance(Duration.FromHours(27));
        await world.Sms.House.ExpireAsync();
        (await world.Sms.ToCallAsync()).Should().NotContain(call => call.Kind == ReminderKind.Offer);
    }

    [Theory, EveryDatabase]
    public async Task An_offer_that_was_answered_before_it_was_sent_is_not_sent_and_staff_taking_a_family_off_tell_nobody(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.FreeAsync();
        await world.Sms.PlanAsync();
        await world.Sms.House.WithdrawAsync(Asked.ByStaff with { Because = "paprašė" }, world.Waits.EntryId);
        await world.Sms.SendAsync();
        await world.Sms.SendAsync();

        world.Sms.Twilio.Taken.Should().NotContain(sms => sms.To == MothersPhone);
        (await world.RowAsync()).Status.Should().Be(ReminderStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task A_reply_is_kept_once_and_answers_only_the_one_open_offer(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, sender: "+37060000001");
        await world.FreeAsync();
        (await world.ReadAsync("SM1", "1")).Should().Match<ReplyRead>(reply => reply.Answers == null, "nothing was asked yet");
        await world.Sms.SendAsync();

        var reply = await world.ReadAsync("SM2", "Taip");
        (reply.Meaning, reply.Answers, reply.BookingId is not null).Should().Be((ReplyMeaning.Yes, ReminderKind.Offer, true));
        (await world.ReadAsync("SM2", "Taip")).ReplyId.Should().Be(reply.ReplyId, "the provider brings it again");
        await world.Sms.House.RunAsync<SettleReply, bool>(settle => settle.RunAsync(reply.ReplyId, Token));
        (await world.ReadAsync("SM2", "Taip")).Answers.Should().BeNull("it was acted on");
        (await world.ReadAsync("SM3", "o kada?")).Answers.Should().BeNull();
        (await world.ReadAsync("SM4", "\0\ud83d 1\0")).Meaning.Should().Be(ReplyMeaning.Yes);
        (await world.Sms.House.ReadAsync(db => db.InboundSms.CountAsync(sms => sms.IsForStaff, Token))).Should().Be(3);

        (await world.ReadAsync("SM5", "STOP")).Meaning.Should().Be(ReplyMeaning.Stop);
        (await world.Sms.House.ReadAsync(db => db.Residents.SingleAsync(r => r.Id == world.Mother.Id, Token))).PreferredChannel.Should().Be(PreferredChannel.Call);
    }

    /// <summary>A mother on a shared telephone whose two children wait for a full day.</summary>
    private sealed record World(SmsHouse Sms, Resident Mother, Waits Waits, Place[] Taken) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine, string? sender = null, int offerHours = 26)
        {
            var sms = await SmsHouse.OpenAsync(engine, Token, twilio => new(
                FakeTwilio.AccountSid, FakeTwilio.AuthToken, sender ?? "Socifaction", twilio.Url, null) { Timeout = TimeSpan.FromSeconds(2) });

            // Ten in the morning: nobody's quiet.
            sms.Clock.Advance(Duration.FromHours(2));
            var (mother, children) = await BookPlaceTests.FamilyAsync(sms.House);
            var activity = Given.Activity(2);
            activity.OfferHours = offerHours;
            var day = Given.Session(activity, sms.House.Today.PlusDays(3), 2, sms.House.Initiative);
            await sms.House.SaveAsync(activity, day);
            Place[] taken = [(await sms.House.TakeAsync(day)).Place, (await sms.House.TakeAsync(day)).Place];
            var waits = (await sms.House.WaitAsync(Asked.By(mother), [day], children, all: true))!.Value.Value!;
            return new(sms, mother, waits, taken);
        }

        /// <summary>Those who have the places give them back.</summary>
        public async Task FreeAsync()
        {
            foreach (var place in Taken)
            {
                await Sms.House.CancelAsync(Asked.ByStaff, place.Id);
            }
        }

        public async Task<Reminder> RowAsync() => (await Sms.RowsAsync()).Single(row => row.Kind == ReminderKind.Offer);

        public Task<ReplyRead> ReadAsync(string sid, string body) =>
            Sms.House.RunAsync<ReadReply, ReplyRead>(read => read.RunAsync(new(sid, MothersPhone, body), Token));

        public ValueTask DisposeAsync() => Sms.DisposeAsync();
    }
}
