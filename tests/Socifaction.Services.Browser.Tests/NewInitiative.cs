using Microsoft.Playwright;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The operator opens a new initiative by keyboard alone: what it takes is counted.</summary>
public sealed class NewInitiative(Browsing browsing) : IClassFixture<Browsing>
{
    private const int MostFields = 10;
    private const int MostKeys = 60;

    [Fact]
    public async Task An_initiative_is_opened_with_few_fields_and_few_keys()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        var hands = new Hands(visit);
        await visit.GoAsync("/platform");
        await hands.TypeIntoAsync("El. paštas", "egle@platforma.demo");
        await hands.TypeIntoAsync("Slaptažodis", Preparation.DemoPassword);
        await hands.PressAsync("Enter");
        await visit.SeeAsync("Iniciatyvos");
        await visit.LookAsync("platform", isForStaff: true);
        await visit.EnterAsync(AriaRole.Link, "Nauja iniciatyva");
        await visit.SeeAsync("Nauja iniciatyva");
        await visit.LookAsync("platform-open", isForStaff: true);

        await hands.ChooseAsync("Savivaldybė", "Tauragės rajonas");
        await hands.TypeIntoAsync("Kaimas ar miestelis", "Lomiai");
        await hands.TypeIntoAsync("Iniciatyvos pavadinimas", "Lomių senjorai");
        await hands.TypeIntoAsync("Telefonas, kuriuo skambina gyventojai", "0 600 00901");
        await hands.TickAsync("Nuo ko pradedama", "Senjorų namai");
        await hands.TypeIntoAsync("Pirmojo koordinatoriaus vardas ir pavardė", "Audra Lomienė");
        await hands.PressAsync("Enter");
        await visit.SeeAsync("Patikrinkite, ar viskas gerai");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("/lomiai");
        await visit.LookAsync("platform-open-review", isForStaff: true);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Atidaryti iniciatyvą" })).ToBeFocusedAsync();
        await hands.PressAsync("Enter");
        await visit.SeeAsync("Iniciatyva atidaryta");
        await visit.LookAsync("platform-opened", isForStaff: true);
        (await visit.Page.Locator("#link").InputValueAsync()).Should().Contain("/lomiai/staff/sign-in/join/");
        TestContext.Current.SendDiagnosticMessage($"opening: {hands.Fields} fields, {hands.Keys} keys");
        hands.Fields.Should().BeLessThanOrEqualTo(MostFields);
        hands.Keys.Should().BeLessThanOrEqualTo(MostKeys, "besides what is typed");
    }

    [Fact]
    public async Task Pages_of_the_platform_can_be_used_by_everybody()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.GoAsync("/platform/people");
        await visit.Page.GetByLabel("El. paštas").FillAsync("egle@platforma.demo");
        await visit.Page.GetByLabel("Slaptažodis").FillAsync(Preparation.DemoPassword);
        await visit.PressAsync("Prisijungti");
        await visit.SeeAsync("Koordinatoriai ir operatoriai");
        await visit.LookAsync("platform-people", isForStaff: true);
        await visit.TypeAsync("Vardas ir pavardė", "Jonė Jonaitė");
        await visit.ChooseAsync("Tauragės rajonas");
        await visit.PressAsync("Pakviesti");
        await Assertions.Expect(visit.Page.Locator("#link")).ToBeVisibleAsync();
        await visit.LookAsync("platform-people-link", isForStaff: true);
        var link = new Uri(await visit.Page.Locator("#link").InputValueAsync()).AbsolutePath;
        await visit.GoAsync("/platform/counts/taurages-rajonas");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("<5");
        await visit.LookAsync("platform-counts", isForStaff: true);
        await visit.GoAsync("/staff/account");
        await visit.LookAsync("platform-account", isForStaff: true);
        visit.Expect(422);
        await visit.GoAsync("/platform/open");
        visit.Expect(422);
        await visit.PressAsync("Peržiūrėti");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("platform-open-error", isForStaff: true);
        await visit.Page.Context.ClearCookiesAsync();
        await visit.GoAsync(link);
        await visit.LookAsync("platform-join");
    }
}
