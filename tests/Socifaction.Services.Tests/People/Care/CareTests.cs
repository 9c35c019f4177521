using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People.Care;

public sealed class CareTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly CareFacts Nuts = new("riešutai", "be riešutų", "švirkštas spintelėje");

    [Theory, EveryDatabase]
    public async Task What_is_kept_of_a_child_is_sealed_and_opening_it_is_written_down(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (child, worker) = (Given.Resident("Tomas", phone: null), Given.Staff("Vaida", Role.Worker));
        await house.SaveAsync(child, worker);

        (await KeepAsync(house, child, Nuts))!.Value.Refusal.Should().BeNull();

        var kept = await house.ReadAsync(db => db.CareCards.SingleAsync(Token));
        kept.Sealed.Should().NotContain("riešut").And.NotContainEquivalentOf("rie\\u0161ut");
        (await house.ReadAsync(db => db.PersonalDataViews.CountAsync(Token))).Should().Be(0, "nobody has looked");

        var opened = (await OpenAsync(house, child, worker))!.Value.Value!;
        (opened.Facts, opened.Version).Should().Be((Nuts, 1));
        (await house.ReadAsync(db => db.ViewsOf(child.Id).ToListAsync(Token))).Should().Equal(new ViewRow("Vaida", "care", TestHouse.Start));
    }

    [Theory, EveryDatabase]
    public async Task A_sealed_text_of_one_initiative_says_nothing_in_another(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var kept = await house.RunAsync<SealedText, string>(texts => Task.FromResult(texts.Seal("astma")));

        (await house.RunAsync<SealedText, string?>(texts => Task.FromResult(texts.Open(kept)))).Should().Be("astma");
        (await house.RunAsync<SealedText, string?>(texts => Task.FromResult(texts.Open(kept)), house.Neighbour)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_change_a_card_the_second_is_told_and_the_same_words_twice_are_one_change(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Tomas", phone: null);
        await house.SaveAsync(child);

        await KeepAsync(house, child, Nuts);
        (await KeepAsync(house, child, Nuts))!.Value.Value!.Version.Should().Be(1, "the button was pressed twice");
        (await KeepAsync(house, child, Nuts with { Diet = "be pieno" }))!.Value.Refusal.Should().Be(CareRefusal.ChangedMeanwhile);
        (await KeepAsync(house, child, Nuts with { Diet = "be pieno" }, fromVersion: 1))!.Value.Value!.Version.Should().Be(2);
        (await KeepAsync(house, Given.Resident(), Nuts)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Whoever_may_not_fetch_a_child_stands_first_and_a_list_has_its_days(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Tomas", phone: null);
        await house.SaveAsync(child);
        var today = house.Today;
        var grandmother = await NameAsync(house, child, "Birutė", may: true);
        await NameAsync(house, child, "Valdas", may: false);
        await NameAsync(house, child, "Kaimynė", may: true, first: today.PlusDays(1), last: today.PlusDays(2));

        (await NamesAsync(today)).Should().Equal("Valdas", "Birutė");
        (await NamesAsync(today.PlusDays(1))).Should().Equal("Valdas", "Birutė", "Kaimynė");
        (await NamesAsync(today.PlusDays(3))).Should().Equal("Valdas", "Birutė");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await house.RunAsync<EndCollector, bool>(end => end.RunAsync(child.Id, grandmother, Token))).Should().BeTrue();
        }

        (await NamesAsync(today)).Should().Equal("Valdas");
        (await NamesAsync(today.PlusDays(-1))).Should().Equal("Valdas", "Birutė");
        (await house.RunAsync<EndCollector, bool>(end => end.RunAsync(Guid.CreateVersion7(), grandmother, Token))).Should().BeFalse("it is another child's");

        Task<List<string>> NamesAsync(LocalDate date) => house.ReadAsync(db => db.CollectorsOn([child.Id], date).Select(c => c.Name).ToListAsync(Token));
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_names_somebody_once_and_days_must_fit(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Tomas", phone: null);
        await house.SaveAsync(child);
        var form = Guid.CreateVersion7();

        await NameAsync(house, child, "Birutė", may: true, id: form);
        await NameAsync(house, child, "Birutė", may: true, id: form);
        (await house.ReadAsync(db => db.Collectors.CountAsync(Token))).Should().Be(1);
        (await NamedAsync(house, child, "Valdas", true, form, null, null))!.Value.Refusal.Should().Be(CareRefusal.FormAlreadyUsed);
        (await NamedAsync(house, child, "Valdas", true, Guid.CreateVersion7(), house.Today, house.Today.PlusDays(-1)))!.Value.Refusal
            .Should().Be(CareRefusal.EndsBeforeItStarts);
    }

    [Theory, EveryDatabase]
    public async Task The_latest_consent_holds_and_none_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Tomas", phone: null);
        await house.SaveAsync(child);

        await SayAsync(ConsentKind.Photo, true, house.Today.PlusDays(-30));
        await SayAsync(ConsentKind.Trips, true, house.Today);
        await SayAsync(ConsentKind.Photo, false, house.Today.PlusDays(-1));

        (await house.ReadAsync(db => db.ListConsentsAsync(child.Id, Token))).Select(c => (c.Kind, c.IsGiven))
            .Should().Equal((ConsentKind.Photo, false), (ConsentKind.Trips, true));
        (await house.ReadAsync(db => db.Consents.CountAsync(Token))).Should().Be(3);
        (await SayAsync(ConsentKind.Photo, true, house.Today.PlusDays(1)))!.Value.Refusal.Should().Be(CareRefusal.InTheFuture);

        Task<Outcome<Consent, CareRefusal>?> SayAsync(ConsentKind kind, bool given, LocalDate date) =>
            house.RunAsync<RecordConsent, Outcome<Consent, CareRefusal>?>(record => record.RunAsync(
                new(Guid.CreateVersion7(), child.Id, kind, given, date, ConsentForm.OnPaper, "Inga", "Vaida"), Token));
    }

    [Theory, EveryDatabase]
    public async Task A_note_is_shown_until_its_day_is_over_or_it_is_ended(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (child, worker) = (Given.Resident("Tomas", phone: null), Given.Staff("Vaida", Role.Worker));
        await house.SaveAsync(child, worker);
        var bandage = await WriteAsync("perrišta ranka", house.Today.PlusDays(1));
        var fear = await WriteAsync("bijo šunų", null);
        (await house.RunAsync<WriteNote, Outcome<ResidentNote, CareRefusal>?>(write => write.RunAsync(
            new(Guid.CreateVersion7(), child.Id, "vakar", Audience.Workers, house.Today.PlusDays(-1), "Vaida"), Token)))!.Value.Refusal.Should().Be(CareRefusal.EndsBeforeItStarts);
        (await house.ReadAsync(db => db.ResidentNotes.Select(n => n.Sealed).ToListAsync(Token))).Should().OnlyContain(kept => !kept.Contains("ranka") && !kept.Contains("bijo"));

        (await ShownAsync()).Should().BeEquivalentTo("perrišta ranka", "bijo šunų");
        house.Clock.Advance(Duration.FromDays(2));
        (await ShownAsync()).Should().Equal("bijo šunų");
        (await house.RunAsync<EndNote, bool>(end => end.RunAsync(child.Id, fear, Token))).Should().BeTrue();
        (await ShownAsync()).Should().BeEmpty();
        (await house.RunAsync<EndNote, bool>(end => end.RunAsync(Guid.CreateVersion7(), bandage, Token))).Should().BeFalse();

        async Task<Guid> WriteAsync(string words, LocalDate? last) => (await house.RunAsync<WriteNote, Outcome<ResidentNote, CareRefusal>?>(
            write => write.RunAsync(new(Guid.CreateVersion7(), child.Id, words, Audience.Workers, last, "Vaida"), Token)))!.Value.Value!.Id;

        async Task<IEnumerable<string>> ShownAsync() => (await OpenAsync(house, child, worker))!.Value.Value!.Notes.Select(note => note.Words);
    }

    [Theory, EveryDatabase]
    public async Task The_kitchen_sees_diets_and_how_many_and_no_names(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        Resident[] children = [.. Enumerable.Range(1, 4).Select(n => Given.Resident($"Vaikas{n}", phone: null))];
        await house.SaveAsync([.. children]);
        await KeepAsync(house, children[0], Nuts with { Diet = "be pieno" });
        await KeepAsync(house, children[1], Nuts with { Diet = "Be pieno" });
        await KeepAsync(house, children[2], Nuts with { Diet = "be glitimo" });
        await KeepAsync(house, children[3], Nuts with { Diet = "" });

        await using var scope = house.Scope();
        var texts = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SealedText>(scope.ServiceProvider);
        (await house.ReadAsync(db => db.ListDietsAsync(texts, [.. children.Select(c => c.Id)], Token)))
            .Select(diet => (diet.Diet.ToLowerInvariant(), diet.People)).Should().Equal(("be pieno", 2), ("be glitimo", 1));
        (await house.ReadAsync(db => db.PersonalDataViews.CountAsync(Token))).Should().Be(0, "nobody in particular was looked at");
    }

    private static Task<Outcome<CareCard, CareRefusal>?> KeepAsync(TestHouse house, Resident child, CareFacts facts, int fromVersion = 0) =>
        house.RunAsync<KeepCareCard, Outcome<CareCard, CareRefusal>?>(keep => keep.RunAsync(new(child.Id, facts, fromVersion, "Vaida"), Token));

    private static Task<Outcome<OpenedCare, CareRefusal>?> OpenAsync(TestHouse house, Resident child, StaffMember worker) =>
        house.RunAsync<OpenCareCard, Outcome<OpenedCare, CareRefusal>?>(open => open.RunAsync(child.Id, worker.Id, "care", Token));

    private static async Task<Guid> NameAsync(
        TestHouse house, Resident child, string name, bool may, LocalDate? first = null, LocalDate? last = null, Guid? id = null) =>
        (await NamedAsync(house, child, name, may, id ?? Guid.CreateVersion7(), first, last))!.Value.Value!.Id;

    private static Task<Outcome<Collector, CareRefusal>?> NamedAsync(
        TestHouse house, Resident child, string name, bool may, Guid id, LocalDate? first, LocalDate? last) =>
        house.RunAsync<NameCollector, Outcome<Collector, CareRefusal>?>(call => call.RunAsync(new(id, child.Id, name, "", null, may, first, last), Token));
}
