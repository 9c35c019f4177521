using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>One text to everybody of a day: each person once, whoever gets no SMS on the list of calls, and staff know who has been reached.</summary>
public sealed class TellEverybodyTests
{
    private const string Ice = "Plikledis, rytoj nevažiuosime.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Everybody_of_the_day_is_told_once_and_those_without_sms_are_to_be_called(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Stop);
        var (ona, jonas, absent) = (Given.Resident(), Given.Resident("Jonas", "Jonaitis", "+37044651234"), Given.Resident("Ieva", "Ievaitė", "+37061200009"));
        jonas.PreferredChannel = PreferredChannel.Call;
        await sms.House.SaveAsync(ona, jonas, absent);
        await sms.BookAsync(ona);
        await sms.BookAsync(ona, from: new(17, 0));
        await sms.BookAsync(jonas);
        await sms.BookAsync(absent, daysAhead: 2);
        var day = sms.House.Today.PlusDays(1);

        var preview = await sms.House.RunAsync<TellEverybody, NoticePreview?>(u => u.PreviewAsync(day, null, Ice, Stop));
        (preview!.People.Count, preview.Count(ReminderChannel.Sms), preview.Count(ReminderChannel.Call)).Should().Be((2, 1, 1));
        preview.Message.Body.Should().Be($"Kunigiskietis: Plikledis, rytoj nevaziuosime. Tel. {sms.House.Initiative.Phone}");
        (await sms.RowsAsync()).Should().BeEmpty("a preview tells nobody");

        var wanted = Wanted(sms, people: 2);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TellAsync(sms, wanted))));
        answers.Should().OnlyContain(answer => answer!.Value.Value!.Id == wanted.Id);
        await sms.SendAsync();
        sms.Twilio.Taken.Should().BeEmpty("it is early in the morning and about tomorrow");
        sms.Clock.Advance(Duration.FromHours(2));
        await sms.SendAsync();
        await sms.SendAsync();

        var told = (await sms.RowsAsync()).Where(row => row.Kind == ReminderKind.Notice).ToList();
        told.Select(row => row.ResidentId).Should().BeEquivalentTo([ona.Id, jonas.Id]);
        sms.Twilio.Taken.Count(message => message.Body.Contains("Plikledis", StringComparison.Ordinal)).Should().Be(1);
        (await sms.ToCallAsync()).Should().ContainSingle(call => call.Kind == ReminderKind.Notice).Which.Name.Should().Be("Jonas Jonaitis");
        await sms.TellAsync(told.Single(row => row.ResidentId == ona.Id), "delivered");
        await sms.House.RunAsync<RecordCall, bool>(u => u.RunAsync(
            new(Guid.CreateVersion7(), told.Single(row => row.ResidentId == jonas.Id).Id, CallOutcome.Reached, new(ActorKind.Staff, null, "Rasa")), Stop));
        var reach = await sms.House.ReadAsync(async db => await db.ListReachAsync(await db.Notices.SingleAsync(Stop), Stop));
        reach.Select(one => (one.Name, one.Told)).Should().BeEquivalentTo([("Ona Petraitienė", Told.Delivered), ("Jonas Jonaitis", Told.Phoned)]);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_told_is_told_though_the_booking_it_goes_by_is_cancelled_or_changed_meanwhile(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Stop);
        var (ona, jonas) = (Given.Resident(), Given.Resident("Jonas", "Jonaitis", "+37061200002"));
        await sms.House.SaveAsync(ona, jonas);
        var (cancelled, changed) = (await sms.BookAsync(ona), await sms.BookAsync(jonas));
        await sms.BookAsync(ona, from: new(17, 0));
        (await TellAsync(sms, Wanted(sms, people: 2)))!.Value.Refusal.Should().BeNull();

        sms.Clock.Advance(Duration.FromHours(2));
        await sms.CancelAsync(cancelled);
        await sms.ChangeAsync(changed, (booking, staff) => booking.Record(BookingEventKind.CalledIn, staff, Channel.Phone, sms.Clock.GetCurrentInstant()));
        await sms.SendAsync();

        sms.Twilio.Taken.Where(message => message.Body.Contains("Plikledis", StringComparison.Ordinal)).Select(message => message.To).Should().BeEquivalentTo("+37061200001", "+37061200002");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_told_of_a_past_day_of_none_or_when_the_people_are_others_than_was_shown(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Stop);
        (await TellAsync(sms, Wanted(sms, people: 0)))!.Value.Refusal.Should().Be(NoticeRefusal.Nobody);
        await sms.BookAsync();
        (await TellAsync(sms, Wanted(sms, people: 2)))!.Value.Refusal.Should().Be(NoticeRefusal.OtherPeople);
        (await TellAsync(sms, Wanted(sms, people: 1) with { Date = sms.House.Today.PlusDays(-1) }))!.Value.Refusal.Should().Be(NoticeRefusal.Past);
        (await TellAsync(sms, Wanted(sms, people: 1) with { OfferingId = Guid.CreateVersion7() })).Should().BeNull();
        (await sms.House.ReadAsync(db => db.Notices.CountAsync(Stop))).Should().Be(0);
    }

    private static WantedNotice Wanted(SmsHouse sms, int people) =>
        new(Guid.CreateVersion7(), sms.House.Today.PlusDays(1), null, Ice, people, new(ActorKind.Staff, null, "Rasa"));

    private static Task<Outcome<Notice, NoticeRefusal>?> TellAsync(SmsHouse sms, WantedNotice wanted) =>
        sms.House.RunAsync<TellEverybody, Outcome<Notice, NoticeRefusal>?>(u => u.RunAsync(wanted, Stop));
}
