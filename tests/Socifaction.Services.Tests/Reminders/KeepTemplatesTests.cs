using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Staff put messages into their own words; what must be said is said all the same.</summary>
public sealed class KeepTemplatesTests
{
    private const string Good = "{iniciatyva}: {kas}, {diena}, {laikas}. {tel}";
    private static readonly OfferingMessages AllGood = new(Good, Good, Good);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ReminderKind.DayBefore, "Rytoj laukiame", TemplateFault.NoInitiative, TemplateFault.NoPhone, TemplateFault.NoDay, TemplateFault.NoTime)]
    [InlineData(ReminderKind.DayBefore, "{iniciatyva} {tel} {diena} {valandos}")]
    [InlineData(ReminderKind.DayBefore, "")]
    [InlineData(ReminderKind.Confirmation, Good + " {vardas}", TemplateFault.UnknownWord)]
    [InlineData(ReminderKind.Confirmation, Good + " {", TemplateFault.UnknownWord)]
    [InlineData(ReminderKind.Confirmation, Good + " }", TemplateFault.UnknownWord)]
    [InlineData(ReminderKind.Confirmation, Good + " {iki}", TemplateFault.UnknownWord)]
    [InlineData(ReminderKind.Confirmation, Good + " {Diena} {tel }", TemplateFault.UnknownWord, TemplateFault.UnknownWord)]
    [InlineData(ReminderKind.Confirmation, Good + " Atrašykite 1", TemplateFault.AsksToReply)]
    [InlineData(ReminderKind.Cancellation, "", TemplateFault.Empty)]
    [InlineData(ReminderKind.Cancellation, "{iniciatyva}: {diena} nebus. {tel}")]
    [InlineData(ReminderKind.Offer, "")]
    [InlineData(ReminderKind.Offer, "{iniciatyva}: {kas} {diena} {laikas} iki {iki}")]
    [InlineData(ReminderKind.Offer, "{iniciatyva}: {kas} {diena}", TemplateFault.NoUntil)]
    public void What_a_template_lacks_is_said(ReminderKind kind, string text, params TemplateFault[] faults)
    {
        var messages = kind switch
        {
            ReminderKind.Confirmation => AllGood with { Confirmation = text },
            ReminderKind.DayBefore => AllGood with { DayBefore = text },
            ReminderKind.Cancellation => AllGood with { Cancellation = text },
            _ => AllGood with { Offer = text },
        };

        var found = TemplateCheck.Find(messages, Given.Initiative(new() { Slug = "taurage", Name = "Tauragė" }, "kunigiskiai", "Kunigiškietis"), "Pavėžėjimas", isTwoWay: false);

        found.Select(one => one.Fault).Should().Equal(faults);
        found.Where(one => one.Kind != kind).Should().BeEmpty();
    }

    [Fact]
    public void A_text_is_too_long_by_the_parts_it_takes_with_letters_and_without()
    {
        var initiative = Given.Initiative(new() { Slug = "taurage", Name = "Tauragė" }, "kunigiskiai", "Kunigiškietis");
        var messages = AllGood with { DayBefore = Good + new string('ą', 240) };
        TemplateCheck.Find(messages, initiative, "Pavėžėjimas", isTwoWay: true).Should().BeEmpty();
        initiative.SmsWithLetters = true;
        TemplateCheck.Find(messages, initiative, "Pavėžėjimas", isTwoWay: true).Should().Equal(new FaultyTemplate(ReminderKind.DayBefore, TemplateFault.TooLong));
    }

    [Theory, EveryDatabase]
    public async Task New_words_reach_what_is_planned_already_and_older_forms_do_not_overwrite_them(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Stop);
        var place = await sms.BookAsync();
        await sms.PlanAsync();
        var before = await sms.House.ReadAsync(db => db.Activities.SingleAsync(Stop));
        var seen = KeepTemplates.VersionOf(before.Messages);
        var mine = AllGood with { DayBefore = "Laukiame {diena}, {laikas}! {iniciatyva}, {tel}" };

        (await KeepAsync(new(before.Id, mine, seen))).Should().Be((true, null));
        (await KeepAsync(new(before.Id, mine, seen))).Should().Be((true, null), "the same form twice is one");
        (await KeepAsync(new(before.Id, AllGood, seen))).Should().Be((true, TemplatesRefusal.ChangedMeanwhile));
        (await KeepAsync(new(before.Id, mine with { Cancellation = "" }, KeepTemplates.VersionOf(mine)))).Should().Be((true, TemplatesRefusal.Faulty));
        (await KeepAsync(new(Guid.CreateVersion7(), mine, seen))).Should().Be((false, null));

        await sms.PlanAsync();
        var row = await sms.House.ReadAsync(db => db.Reminders.SingleAsync(one => one.Kind == ReminderKind.DayBefore && one.BookingId == place.Id, Stop));
        row.Body.Should().StartWith("Laukiame ");

        async Task<(bool Found, TemplatesRefusal? Refused)> KeepAsync(WantedTemplates wanted)
        {
            var outcome = await sms.House.RunAsync<KeepTemplates, Outcome<Offering, TemplatesRefusal>?>(u => u.RunAsync(wanted, Stop));
            return (outcome is not null, outcome?.Refusal);
        }
    }
}
