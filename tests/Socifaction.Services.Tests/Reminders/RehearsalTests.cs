using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>While an initiative rehearses no resident's telephone is reached by anything; when it goes live, nothing old is.</summary>
public sealed class RehearsalTests
{
    private const string StaffPhone = "+37069900001";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Whatever_is_said_of_a_day_in_a_rehearsal_reaches_only_staff(Engine engine)
    {
        await using var house = await OpenAsync(engine, StaffPhone);
        await EverythingAsync(house);

        var told = house.Twilio.Taken.Concat(house.Twilio.Calls).ToList();
        told.Select(message => message.To).Should().HaveCountGreaterThan(6).And.OnlyContain(number => number == StaffPhone);
        house.Twilio.Taken.Select(message => message.Body).Should().OnlyContain(body => body.StartsWith("[Bandymas: "));
        house.Twilio.Taken.Should().Contain(message => message.Body.StartsWith("[Bandymas: Ona P.] Uzsakyta"));
        house.Twilio.Calls.Should().NotBeEmpty();
        (await house.RowsAsync()).Select(row => row.Kind).Should().Contain(
            [ReminderKind.Confirmation, ReminderKind.DayBefore, ReminderKind.Cancellation, ReminderKind.Moved, ReminderKind.Notice]);
    }

    [Theory, EveryDatabase]
    public async Task The_same_day_of_a_live_initiative_does_reach_them(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.SwitchVoiceOnAsync();
        await EverythingAsync(house);

        house.Twilio.Taken.Concat(house.Twilio.Calls).Select(message => message.To).Should().HaveCountGreaterThan(6).And.NotContain(StaffPhone);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_number_everything_stays_in_the_outbox(Engine engine)
    {
        await using var house = await OpenAsync(engine, null);
        await EverythingAsync(house);

        house.Twilio.Posts.Should().Be(0);
        var kept = await house.House.ReadAsync(db => db.OutboxSms.AsNoTracking().ToListAsync(Token));
        kept.Should().HaveCountGreaterThan(6);
        kept.Should().OnlyContain(sms => sms.Body.StartsWith("[Bandymas: "));
    }

    [Theory, EveryDatabase]
    public async Task What_fails_and_is_tried_again_still_reaches_only_staff_and_is_marked_once(Engine engine)
    {
        await using var house = await OpenAsync(engine, StaffPhone);
        await house.BookAsync();
        house.GoToTheEvening();
        var faults = new Queue<TwilioFault>([TwilioFault.TooMany, TwilioFault.DropAfter]);
        house.Twilio.NextFault = () => faults.TryDequeue(out var fault) ? fault : TwilioFault.None;
        for (var minute = 0; minute < 20; minute++)
        {
            await house.SendAsync();
            await house.SettleAsync();
            house.Clock.AdvanceMinutes(1);
        }

        var sms = house.Twilio.Taken.Should().ContainSingle("the lost answer was found in the provider's list").Which;
        sms.To.Should().Be(StaffPhone);
        sms.Body.Split("[Bandymas: ").Should().HaveCount(2);
        (await house.RowAsync()).ProviderSid.Should().Be(sms.Sid);
    }

    [Theory, EveryDatabase]
    public async Task Going_live_sends_nothing_of_what_was_due_before_and_all_of_what_is_due_later(Engine engine)
    {
        await using var house = await OpenAsync(engine, StaffPhone);
        var ona = Given.Resident();
        await house.House.SaveAsync(ona);
        await house.BookAsync(ona, 1);
        var second = await house.BookAsync(ona, 1, from: new(9, 5), activity: await OneTextADayTests.ExerciseAsync(house));
        await house.BookAsync(ona, 3);
        await house.BookAsync(daysAhead: 3, channel: Channel.Web, at: house.Clock.GetCurrentInstant());
        house.GoToTheEvening();
        await house.SendAsync();
        var rehearsed = house.Twilio.Taken.Count;
        rehearsed.Should().Be(2, "one text for tomorrow and one confirmation");
        await house.CancelAsync(second);

        await GoLiveAsync(house);
        for (var minute = 0; minute < 4; minute++)
        {
            await house.SendAsync();
            house.Clock.AdvanceMinutes(30);
        }

        house.Twilio.Taken.Should().HaveCount(rehearsed, "nothing of the rehearsal is said again");
        (await house.ToCallAsync()).Should().BeEmpty();
        (await house.House.ReadAsync(db => db.ListToldAsync(house.House.Today.PlusDays(1), Token))).Should().BeEmpty("no board shows what staff's telephone got");

        house.Clock.Reset(house.House.Initiative.Zone.AtStrictly(house.House.Today.PlusDays(2).At(new LocalTime(17, 0))).ToInstant());
        await house.SendAsync();
        house.Twilio.Taken.Skip(rehearsed).Should().HaveCount(2).And.OnlyContain(sms => sms.To == "+37061200001" && sms.Body.StartsWith("Primename"));
    }

    [Theory, EveryDatabase]
    public async Task Going_live_twice_changes_nothing(Engine engine)
    {
        await using var house = await OpenAsync(engine, StaffPhone);
        await GoLiveAsync(house);
        var since = await house.House.ReadAsync(db => db.Initiatives.Where(i => i.Id == house.House.Initiative.Id).Select(i => i.LiveSince).SingleAsync(Token));
        house.Clock.AdvanceHours(1);
        await GoLiveAsync(house);

        (await house.House.ReadAsync(db => db.Initiatives.Where(i => i.Id == house.House.Initiative.Id).Select(i => i.LiveSince).SingleAsync(Token))).Should().Be(since).And.NotBeNull();
    }

    private static async Task<SmsHouse> OpenAsync(Engine engine, string? phone)
    {
        var house = await SmsHouse.OpenAsync(engine, Token);
        await house.SwitchVoiceOnAsync();
        (house.House.Initiative.IsRehearsing, house.House.Initiative.RehearsalPhone) = (true, phone);
        await house.House.ReadAsync(db => db.Initiatives.Where(i => i.Id == house.House.Initiative.Id).ExecuteUpdateAsync(
            s => s.SetProperty(i => i.IsRehearsing, true).SetProperty(i => i.RehearsalPhone, phone), Token));
        return house;
    }

    private static async Task GoLiveAsync(SmsHouse house)
    {
        await house.House.RunAsync<GoLive, bool>(async u =>
        {
            await u.RunAsync(Token);
            return true;
        });
        var initiative = await house.House.ReadAsync(db => db.Initiatives.AsNoTracking().SingleAsync(i => i.Id == house.House.Initiative.Id, Token));
        (house.House.Initiative.IsRehearsing, house.House.Initiative.LiveSince) = (initiative.IsRehearsing, initiative.LiveSince);
    }

    /// <summary>Every kind of message in two days, to people with a mobile, with a landline and with a relative's copy.</summary>
    private static async Task EverythingAsync(SmsHouse house)
    {
        var (ona, daughter) = (Given.Resident(), Given.Resident("Rima", "Petraitytė", "+37061200002"));
        await house.House.SaveAsync(ona, daughter, new Relation { FromId = daughter.Id, ToId = ona.Id, Kind = RelationKind.CarerOf, IsCopied = true });
        var stase = await house.LandlineAsync();
        house.Clock.AdvanceHours(3); // 11:00
        var now = house.Clock.GetCurrentInstant();
        await house.BookAsync(ona, 1, channel: Channel.Web, at: now);
        var cancelled = await house.BookAsync(ona, 2);
        var moved = await house.BookAsync(ona, 3);
        await house.BookAsync(stase, 1);
        await house.SendAsync();
        await house.CancelAsync(cancelled);
        await house.ChangeAsync(moved, (found, staff) =>
        {
            found.StartTime = new(15, 0);
            found.StartsAt += Duration.FromHours(2);
            found.Record(BookingEventKind.Moved, staff, Channel.Phone, now);
        });
        await house.SendAsync();
        await house.House.RunAsync<TellEverybody, bool>(async tell => (await tell.RunAsync(
            new(Guid.CreateVersion7(), house.House.Today.PlusDays(1), null, "Vairuotojas serga.", 2, new Actor(ActorKind.Staff, null, "Rasa")), Token))!.Value.Refusal is null);
        await house.SendAsync();
        house.GoToTheEvening();
        await house.SendAsync();
    }
}
