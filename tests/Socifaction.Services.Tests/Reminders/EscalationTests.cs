using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>When staff no longer wait for a message, what relatives get, and being reminded twice.</summary>
public sealed class EscalationTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_cancellation_without_a_word_is_called_after_a_quarter_of_an_hour_and_a_reminder_after_an_hour(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (cancelled, other) = (await house.BookAsync(daysAhead: 2), await house.BookAsync());
        house.GoToTheEvening();
        await house.CancelAsync(cancelled);
        await house.SendAsync();
        foreach (var sms in house.Twilio.Taken)
        {
            sms.Status = "sent";
        }

        await PassAsync(house, 16);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Should()
            .Match<PersonToCall>(call => call.BookingId == cancelled.Id && call.Reason == CallReason.Unconfirmed);

        await PassAsync(house, 45);
        (await house.ToCallAsync()).Select(call => call.BookingId).Should().BeEquivalentTo([cancelled.Id, other.Id]);
    }

    [Theory, EveryDatabase]
    public async Task While_the_provider_is_down_a_cancellation_is_called_soon_and_leaves_the_list_once_it_is_told(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (cancelled, _) = (await house.BookAsync(daysAhead: 2), await house.BookAsync());
        house.GoToTheEvening();
        await house.CancelAsync(cancelled);
        house.Twilio.NextFault = () => TwilioFault.TooMany;
        await house.SendAsync();
        house.Clock.AdvanceMinutes(15);
        (await house.ToCallAsync()).Should().BeEmpty("a quarter of an hour is borne");
        house.Clock.AdvanceMinutes(1);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Should()
            .Match<PersonToCall>(call => call.BookingId == cancelled.Id && call.Reason == CallReason.Late);
        (await house.House.ReadAsync(db => db.ListReachAsync([cancelled.Id], house.Clock.GetCurrentInstant(), Token)))[cancelled.Id].Should().Be(Reach.ToCall);

        house.Clock.AdvanceMinutes(45);
        (await house.ToCallAsync()).Should().HaveCount(2, "an hour is too long for a reminder, too");
        house.Twilio.NextFault = () => TwilioFault.None;
        await house.SendAsync();
        (await house.ToCallAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Who_has_missed_before_and_is_silent_is_called_at_three_of_the_day_before_and_who_answered_is_not(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (missed, faithful) = (Given.Resident("Petras", phone: "+37061200002"), Given.Resident("Ona", phone: "+37061200003"));
        await house.House.SaveAsync(missed, faithful);
        var before = await house.BookAsync(missed, daysAhead: -20);
        await house.ChangeAsync(before, (booking, staff) =>
            booking.Become(BookingStatus.NoShow, BookingEventKind.NoShow, staff, Channel.Visit, house.Clock.GetCurrentInstant()));
        var booked = await house.BookAsync(missed);
        await house.BookAsync(faithful);
        await house.PlanAsync();
        GoTo(house, new(14, 59));
        (await house.ToCallAsync()).Should().BeEmpty();

        GoTo(house, new(15, 0));
        (await house.ToCallAsync()).Should().ContainSingle().Which.Should()
            .Match<PersonToCall>(call => call.BookingId == booked.Id && call.Reason == CallReason.MissedBefore);
        house.GoToTheEvening();
        await house.SendAsync();
        (await house.ToCallAsync()).Should().ContainSingle("an SMS that has left is no answer");
        await house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new("SM1", "+37061200002", "Taip"), Token));

        (await house.ToCallAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_relative_with_consent_gets_a_copy_that_asks_for_nothing_and_is_nobody_s_call(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.SwitchVoiceOnAsync();
        var (mother, daughter, neighbour) = (await house.LandlineAsync(), Given.Resident("Jolanta", phone: "+37061200011"), Given.Resident("Danutė", phone: "+37061200012"));
        await house.House.SaveAsync(daughter, neighbour,
            new Relation { FromId = daughter.Id, ToId = mother.Id, Kind = RelationKind.CarerOf, IsCopied = true },
            new Relation { FromId = neighbour.Id, ToId = mother.Id, Kind = RelationKind.CarerOf });
        await house.BookAsync(mother);
        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Calls.Should().ContainSingle();
        var copy = house.Twilio.Taken.Should().ContainSingle("the neighbour has no consent").Which;
        copy.Should().Match<FakeMessage>(sms => sms.To == "+37061200011" && sms.Body.Contains("artimiesiems: primename - Dienos centras (Stasė)".Replace('ė', 'e')));
        await house.TellAsync((await house.RowsAsync()).Single(row => row.IsCopy), "undelivered", 30005, copy.Sid);
        await house.TellAsync((await house.RowsAsync()).Single(row => !row.IsCopy), "completed", sid: house.Twilio.Calls.Single().Sid);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.NoKey, "the mother is called, for the copy nobody is");
        (await house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new("SM1", "+37061200011", "1"), Token))).BookingId.Should().BeNull("a copy asks for no answer");

        await house.House.ReadAsync(db => db.Relations.ExecuteUpdateAsync(s => s.SetProperty(r => r.IsCopied, false), Token));
        await house.CancelAsync(await house.House.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(Token)));
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(1, "the consent was taken back");
    }

    [Theory, EveryDatabase]
    public async Task Reminded_twice_is_three_days_before_at_ten_and_on_the_evening_and_staff_call_once(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync(daysAhead: 3);
        await house.BookAsync(await house.LandlineAsync(), daysAhead: 3);
        await house.House.ReadAsync(db => db.Offerings.ExecuteUpdateAsync(s => s.SetProperty(o => o.RemindsTwice, true), Token));
        await house.PlanAsync();
        (await house.RowsAsync()).Select(row => (row.Kind, Local(house, row.DueAt))).Should().BeEquivalentTo(new[]
        {
            (ReminderKind.ThreeDaysBefore, house.House.Today.At(new LocalTime(10, 0))),
            (ReminderKind.DayBefore, house.House.Today.PlusDays(2).At(new LocalTime(17, 0))),
        });

        GoTo(house, new(10, 0));
        await house.SendAsync();
        await house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new("SM1", "+37061200001", "taip"), Token));
        house.Twilio.Taken.Single().Body.Should().Contain("ketvirtadieni, kovo 18 d.");
        (await house.House.ReadAsync(db => db.ListToldAsync(house.House.Today.PlusDays(3), Token))).Values.Should().Equal(Told.Confirmed);

        house.Clock.AdvanceDays(2);
        house.Clock.AdvanceHours(7);
        await house.SendAsync();
        house.Twilio.Taken.Last().Body.Should().Contain("rytoj");
        house.Twilio.Taken.Should().HaveCount(2);
        (await house.ToCallAsync()).Should().ContainSingle("nobody telephones twice about the same");
    }

    [Theory, EveryDatabase]
    public async Task A_number_is_answered_by_itself_once_in_six_hours_and_a_stranger_never(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.House.SaveAsync(Given.Resident());

        (await AnswerAsync("SM1", "+37061200001")).Should().BeTrue();
        (await AnswerAsync("SM1", "+37061200001")).Should().BeTrue("the provider lost the first answer");
        (await AnswerAsync("SM2", "+37061200001")).Should().BeFalse();
        (await AnswerAsync("SM3", "+37069999999")).Should().BeFalse("nobody here has that number");
        house.Clock.AdvanceHours(5);
        (await AnswerAsync("SM4", "+37061200001")).Should().BeFalse();
        house.Clock.AdvanceHours(1);
        house.Clock.AdvanceMinutes(1);
        (await Task.WhenAll(Enumerable.Range(5, 4).Select(i => AnswerAsync($"SM{i}", "+37061200001")))).Should().ContainSingle(said => said);

        async Task<bool> AnswerAsync(string sid, string from)
        {
            var reply = await house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new(sid, from, "kas čia?"), Token));
            return await house.House.RunAsync<AnswerOnce, bool>(u => u.RunAsync(reply.ReplyId, Token));
        }
    }

    private static async Task PassAsync(SmsHouse house, int minutes)
    {
        house.Clock.AdvanceMinutes(minutes);
        await house.SettleAsync();
    }

    private static void GoTo(SmsHouse house, LocalTime time) =>
        house.Clock.Reset(house.House.Initiative.Zone.AtStrictly(house.House.Today.At(time)).ToInstant());

    private static LocalDateTime Local(SmsHouse house, Instant instant) => instant.InZone(house.House.Initiative.Zone).LocalDateTime;
}
