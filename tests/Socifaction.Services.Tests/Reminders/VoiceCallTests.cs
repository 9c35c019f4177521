using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Whoever gets no SMS is called by a voice: the same row, claim and last word as an SMS, and a key that is pressed.</summary>
public sealed class VoiceCallTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly string[] CallWords =
        ["queued", "initiated", "ringing", "in-progress", "completed", "machine", "pressed", "no-answer", "busy", "failed"];

    [Theory, EveryDatabase]
    public async Task A_landline_is_called_once_and_one_pressed_is_the_person_s_own_yes(Engine engine)
    {
        await using var house = await ReadyAsync(engine);

        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Should().BeEmpty();
        var call = house.Twilio.Calls.Single();
        var row = await house.RowAsync();
        call.Should().Match<FakeMessage>(c => c.To == "+37044612345" && c.From == FakeTwilio.CallsFrom && c.Body == "");
        call.Script.Should().Be($"http://127.0.0.1:9/webhooks/twilio/voice/{row.CallbackKey}");
        row.Should().Match<Reminder>(r => r.Channel == ReminderChannel.Voice && r.Status == ReminderStatus.Accepted && r.Parts == 0
            && r.Body == "Primename: Dienos centras, rytoj, kovo 16 dieną, 13:00.");

        (await house.HearAsync(call))!.Turn.Should().Be(CallTurn.Read);
        (await house.HearAsync(call, "9"))!.Turn.Should().Be(CallTurn.Read, "it is said once more");
        var answer = (await house.HearAsync(call, "1"))!;
        answer.Should().Match<CallAnswer>(a => a.Turn == CallTurn.Yes && a.Reply!.Answers == ReminderKind.DayBefore && a.Reply.Meaning == ReplyMeaning.Yes);
        await house.TellAsync(await house.RowAsync(), "completed", sid: call.Sid);

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Delivered, "that the call is over takes nothing back");
        (await ToldAsync(house)).Should().Be(Told.Confirmed);
        (await house.ToCallAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Two_pressed_says_no_once_however_often_it_is_brought_and_waits_for_staff(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();
        var call = house.Twilio.Calls.Single();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.HearAsync(call, "2"), Token)));

        (await house.House.ReadAsync(db => db.InboundSms.SingleAsync(Token))).Should().Match<InboundSms>(sms =>
            sms.Meaning == ReplyMeaning.No && sms.IsForStaff && sms.From == "+37044612345" && sms.ProviderSid == call.Sid);
        (await ToldAsync(house)).Should().Be(Told.SaysNo);
        (await house.House.ReadAsync(db => db.Bookings.SingleAsync(Token))).Status.Should().Be(BookingStatus.Booked, "nothing is freed silently");
    }

    [Theory, EveryDatabase]
    public async Task An_answering_machine_and_a_call_without_a_key_confirm_nothing(Engine engine)
    {
        foreach (var (answeredBy, reason) in ((string, CallReason)[])[("machine_start", CallReason.Machine), ("human", CallReason.NoKey)])
        {
            await using var house = await ReadyAsync(engine);
            await house.SendAsync();
            var call = house.Twilio.Calls.Single();

            (await house.HearAsync(call, answeredBy: answeredBy))!.Turn.Should().Be(answeredBy == "human" ? CallTurn.Read : CallTurn.Leave);
            await house.TellAsync(await house.RowAsync(), "completed", sid: call.Sid);

            (await house.RowAsync()).Status.Should().Be(ReminderStatus.Unconfirmed);
            (await house.ToCallAsync()).Single().Reason.Should().Be(reason);
            (await ToldAsync(house)).Should().Be(Told.Unconfirmed);
        }
    }

    [Theory, EveryDatabase]
    public async Task Nobody_at_home_is_called_once_more_and_then_by_staff(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();
        await house.TellAsync(await house.RowAsync(), "no-answer", sid: house.Twilio.Calls.Single().Sid);
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Planned);
        await house.SendAsync();
        house.Twilio.Calls.Should().HaveCount(1, "not at once");

        house.Clock.AdvanceMinutes(45);
        await house.SendAsync();
        await house.TellAsync(await house.RowAsync(), "busy", sid: house.Twilio.Calls.Last().Sid);
        house.Clock.AdvanceMinutes(45);
        await house.SendAsync();

        house.Twilio.Calls.Should().HaveCount(2);
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.NoAnswer);
    }

    [Theory, EveryDatabase]
    public async Task Whatever_goes_wrong_with_the_answer_the_telephone_rings_once(Engine engine)
    {
        foreach (var fault in (TwilioFault[])[TwilioFault.DropAfter, TwilioFault.ErrorAfter, TwilioFault.GarbageAfter, TwilioFault.DropBefore, TwilioFault.ErrorBefore, TwilioFault.TooMany])
        {
            await using var house = await ReadyAsync(engine);
            house.Twilio.NextFault = SendDueRemindersTests.Once(fault);

            await house.SendAsync();
            for (var minute = 0; minute < 9; minute++)
            {
                house.Clock.AdvanceMinutes(1);
                await house.SettleAsync();
                await house.SendAsync();
            }

            house.Twilio.Calls.Should().HaveCount(1, "the fault was {0}", fault);
            (await house.RowAsync()).ProviderSid.Should().Be(house.Twilio.Calls.Single().Sid);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_call_whose_answer_and_callbacks_were_lost_is_known_by_its_own_question(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.NextFault = SendDueRemindersTests.Once(TwilioFault.DropAfter);
        house.Twilio.CannotBeAsked = true;
        await house.SendAsync();
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Unknown);

        await house.HearAsync(house.Twilio.Calls.Single());

        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Sent && r.ProviderSid == house.Twilio.Calls.Single().Sid);
    }

    [Theory, EveryDatabase]
    public async Task When_every_callback_is_lost_asking_tells_that_it_was_a_machine(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();
        var call = house.Twilio.Calls.Single();
        (call.Status, call.AnsweredBy) = ("completed", "machine_end_beep");

        house.Clock.AdvanceMinutes(3);
        await house.SettleAsync();

        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.Machine);
    }

    [Theory, EveryDatabase]
    public async Task A_couple_with_one_landline_is_called_one_after_the_other(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.BookAsync(await house.LandlineAsync("Bronius"));

        await house.SendAsync();
        await house.SendAsync();
        house.Twilio.Calls.Should().HaveCount(1);
        await house.TellAsync((await house.RowsAsync()).Single(r => r.StartedAt is not null), "completed", sid: house.Twilio.Calls.Single().Sid);
        await house.SendAsync();

        house.Twilio.Calls.Should().HaveCount(2);
        (await house.RowsAsync()).Select(r => r.ProviderSid).Should().OnlyHaveUniqueItems().And.NotContainNulls();
    }

    [Theory, EveryDatabase]
    public async Task No_telephone_rings_in_the_quiet_of_calls_not_even_for_a_cancellation(Engine engine)
    {
        await using var house = await ReadyAsync(engine, from: new(8, 0));
        house.Clock.AdvanceMinutes(125);
        await house.SendAsync();
        house.Twilio.Calls.Should().BeEmpty("it is five past seven in the evening");
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.Missed, "calls begin at ten and the booking at eight");

        await house.CancelAsync(await house.House.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(Token)));
        await house.SendAsync();

        house.Twilio.Calls.Should().BeEmpty();
        (await house.ToCallAsync()).Single().Should().Match<PersonToCall>(c => c.Kind == ReminderKind.Cancellation && c.Reason == CallReason.Missed);
    }

    [Theory, EveryDatabase]
    public async Task A_cancellation_is_heard_by_one_and_is_no_yes_to_anything(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.CancelAsync(await house.House.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(Token)));
        await house.SendAsync();

        (await house.HearAsync(house.Twilio.Calls.Single(), "1")).Should().Match<CallAnswer>(a => a.Turn == CallTurn.Heard && a.Reply == null);

        (await house.RowsAsync()).Single(r => r.Kind == ReminderKind.Cancellation).Status.Should().Be(ReminderStatus.Delivered);
        (await house.House.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task Switched_off_or_without_a_number_to_call_from_staff_call(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.PlanAsync();
        await house.House.ReadAsync(db => db.Initiatives.ExecuteUpdateAsync(s => s.SetProperty(i => i.VoiceCalls, false), Token));
        house.House.Initiative.VoiceCalls = false;
        await house.SendAsync();
        house.Twilio.Calls.Should().BeEmpty();
        (await house.ToCallAsync()).Single().Reason.Should().Be(CallReason.NoSms);

        await using var silent = await SmsHouse.OpenAsync(engine, Token, twilio => twilio.Settings());
        await silent.SwitchVoiceOnAsync();
        await silent.BookAsync(await silent.LandlineAsync());
        silent.GoToTheEvening();
        await silent.SendAsync();
        silent.Twilio.Posts.Should().Be(0, "Twilio could not ask what to say");
        (await silent.ToCallAsync()).Should().ContainSingle();
    }

    [Theory, EveryDatabase]
    public async Task An_sms_has_no_script_and_another_initiatives_key_no_call(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.BookAsync();
        await house.SendAsync();
        var sms = (await house.RowsAsync()).Single(r => r.Channel == ReminderChannel.Sms);

        foreach (var key in (string[])[sms.CallbackKey, "nothing", CallbackKey.New(house.House.Initiative.Id)])
        {
            (await house.House.RunAsync<AnswerCall, CallAnswer?>(u => u.RunAsync(new(key, "CA1", "1", "human"), Token))).Should().BeNull();
        }

        (await house.House.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(0);
    }

    [Fact]
    public void In_whatever_order_the_words_come_a_key_that_was_pressed_first_stays() =>
        Gen.Int[0, CallWords.Length - 1].Select(i => CallWords[i]).Array[1, 12].Sample(words =>
        {
            var status = words.Aggregate(ReminderStatus.Sending, (stands, word) =>
                ReminderRank.StatusOf(word) is { } said && ReminderRank.Below(said).Contains(stands) ? said : stands);

            var last = words.FirstOrDefault(word => word is "pressed" or "no-answer" or "busy" or "failed");
            status.Should().Be(last is not null ? ReminderRank.StatusOf(last)!.Value
                : words.Any(word => word is "completed" or "machine") ? ReminderStatus.Unconfirmed
                : words.Any(word => word is "ringing" or "in-progress") ? ReminderStatus.Sent
                : ReminderStatus.Accepted);
        }, iter: 3000);

    [Fact]
    public void What_is_written_is_read_aloud_in_whole_words()
    {
        VoiceText.Aloud("rytoj, kovo 16 d., 9.05–9.20; kovo 1, 12 d. 15.00.").Should().Be("rytoj, kovo 16 dieną, nuo 9:05 iki 9:20; kovo 1, 12 dieną 15:00.");
        VoiceText.Digits("+37060000100").Should().Be("0 6 0 0 0 0 1 0 0");
        foreach (var kind in Enum.GetValues<ReminderKind>())
        {
            VoiceText.TemplateOf(kind).Should().NotContainAny("gydyto", "ligonin", "sveikat", "atraš");
            CopyText.TemplateOf(kind).Should().NotContainAny("gydyto", "ligonin", "sveikat", "atraš");
        }
    }

    [Fact]
    public void The_ladder_is_sms_then_a_voice_then_staff()
    {
        var day = new LocalDate(2027, 3, 20);
        var (landline, carer) = (Given.Resident("Stasė", "Jonaitienė", null), Given.Resident("Asta", "Petraitė", "+37061200005"));
        landline.Phones.Add(new Phone { ResidentId = landline.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
        var nobody = Given.Resident("Ona", "Petraitienė", null);

        ReminderRules.Tell(landline, day, [], [carer], voice: true).Should().Be(new Telling(landline, ReminderChannel.Voice, "+37044612345"));
        ReminderRules.Tell(landline, day, [], [carer], voice: false)!.Who.Should().Be(carer);
        landline.PreferredChannel = PreferredChannel.Voice;
        ReminderRules.Tell(landline, day, [], [carer], voice: false).Should().Be(new Telling(landline, ReminderChannel.Call, "+37044612345"));
        landline.PreferredChannel = PreferredChannel.Call;
        ReminderRules.Tell(landline, day, [], [carer], voice: true)!.Channel.Should().Be(ReminderChannel.Call, "who wants a person gets one");
        carer.PreferredChannel = PreferredChannel.Voice;
        ReminderRules.Tell(carer, day, [], [], voice: true).Should().Be(new Telling(carer, ReminderChannel.Voice, "+37061200005"), "a wish counts for a mobile too");
        ReminderRules.Tell(nobody, day, [], [carer], voice: true).Should().Be(new Telling(carer, ReminderChannel.Voice, "+37061200005"));
        ReminderRules.Tell(nobody, day, [], [], voice: true).Should().Be(new Telling(nobody, ReminderChannel.Call, ""));
        ReminderRules.Copy(carer).Should().BeNull();
    }

    private static async Task<SmsHouse> ReadyAsync(Engine engine, LocalTime? from = null)
    {
        var house = await SmsHouse.OpenAsync(engine, Token);
        await house.SwitchVoiceOnAsync();
        await house.BookAsync(await house.LandlineAsync(), from: from);
        house.GoToTheEvening();
        return house;
    }

    private static async Task<Told> ToldAsync(SmsHouse house) =>
        (await house.House.ReadAsync(db => db.ListToldAsync(house.House.Today.PlusDays(1), Token))).Values.Single();
}
