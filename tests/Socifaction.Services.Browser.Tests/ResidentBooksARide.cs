using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A resident with the smallest telephone and without scripts: the ride, question by question.</summary>
public sealed class ResidentBooksARide(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task A_known_resident_is_promised_a_pick_up_and_cancels_it_again()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.GoAsync("/");
        await visit.LookAsync("locality");
        await visit.FollowAsync("Atidaryti: Kunigiškietis");
        await visit.SeeAsync("Kunigiškietis");
        await visit.LookAsync("home-kunigiskiai");
        (await visit.Page.Locator("main a").First.GetAttributeAsync("href")).Should().StartWith("tel:", "the number to call comes first");

        await visit.OpenRideFormAsync("0 600 00114", "Aldona Žąsytienė");
        await visit.AnswerFromToNeedsAsync("ride");
        var main = visit.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync("2027 m. kovo 22 d., pirmadienis");
        await visit.PressAsync("Užsakyti kelionę");

        await visit.SeeAsync("Kelionė užsakyta");
        await visit.LookAsync("ride-9-done");
        // A time and its „val.“ stay on one line.
        (await main.InnerTextAsync()).Replace('\u00A0', ' ').Should().MatchRegex(@"Paimsime pirmadienį, kovo 22 d\., tarp (9|10)\.\d\d ir (10|11)\.\d\d")
            .And.MatchRegex(@"Vietoje būsite ne vėliau kaip 1[01]\.\d\d val\.").And.Contain("Kelionė atgal").And.MatchRegex(@"tarp 13\.[34]\d ir (13\.[45]\d|14\.00)");

        await visit.GoAsync("/kunigiskiai/bookings");
        await visit.SeeAsync("Mano užsakymai");
        await visit.LookAsync("bookings");
        await visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "kovo 22 d." }).First
            .GetByRole(AriaRole.Link, new() { Name = "Žiūrėti arba atšaukti" }).ClickAsync();
        await visit.SeeAsync("Jūsų kelionė");
        await visit.LookAsync("ride-details");
        await visit.FollowAsync("Atšaukti kelionę");
        await visit.SeeAsync("Ar tikrai atšaukti kelionę?");
        await visit.LookAsync("ride-cancel");
        await visit.ChooseAsync("Kelionę ten ir kelionę atgal");
        await visit.PressAsync("Taip, atšaukti");
        await Assertions.Expect(main).ToContainTextAsync("tšaukta");
        await visit.LookAsync("ride-cancelled");
    }

    [Fact]
    public async Task A_stranger_leaves_a_request_and_is_promised_a_call_not_a_ride()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.GoAsync("/kunigiskiai");
        await visit.FollowAsync("Užsakyti kelionę");
        await visit.TypeAsync("Vardas ir pavardė", "Marija Nepažįstamoji");
        await visit.TypeAsync("Telefono numeris, kuriuo Jums paskambinti", "8 612 99887");
        await visit.PressAsync("Tęsti");
        await visit.AnswerFromToNeedsAsync("request");
        await visit.PressAsync("Siųsti prašymą");

        await visit.SeeAsync("Prašymą gavome");
        await visit.LookAsync("request-9-done");
        var words = await visit.Page.GetByRole(AriaRole.Main).InnerTextAsync();
        words.Should().Contain("0 612 99887").And.Contain("dar nepažadėta").And.NotContain("Paimsime");
        (await browsing.App.SmsToAsync("+37061299887", await browsing.InitiativeAsync("kunigiskiai"))).Should().BeEmpty("a stranger's wish sends no message");
    }

    [Fact]
    public async Task What_is_forgotten_is_asked_for_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.GoAsync("/kunigiskiai");
        await visit.FollowAsync("Užsakyti kelionę");
        await visit.TypeAsync("Vardas ir pavardė", "Marija Nepažįstamoji");
        await visit.TypeAsync("Telefono numeris, kuriuo Jums paskambinti", "612");
        visit.Expect(422);
        await visit.PressAsync("Tęsti");

        var summary = visit.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(summary).ToContainTextAsync("Pataisykite šias vietas");
        await visit.LookAsync("error-telephone");
        (await visit.Page.TitleAsync()).Should().StartWith("Klaida:");
        await Assertions.Expect(visit.Page.GetByLabel("Vardas ir pavardė")).ToHaveValueAsync("Marija Nepažįstamoji");
        await Assertions.Expect(visit.Page.GetByLabel("Telefono numeris, kuriuo")).ToHaveValueAsync("612");
    }

    [Fact]
    public async Task English_is_one_press_away_and_stays()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.GoAsync("/kunigiskiai");
        await visit.PressAsync("English");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visit.LookAsync("english-home");
        await visit.FollowAsync("Book a ride");
        await visit.SeeAsync("Who is travelling?");
        await visit.LookAsync("english-who");
        await visit.PressAsync("Lietuvių");
        await visit.SeeAsync("Kas važiuos?");
    }
}
