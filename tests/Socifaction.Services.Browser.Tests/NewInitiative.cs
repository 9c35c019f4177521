using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A new initiative by keyboard alone: the operator opens it, its coordinator joins and goes live, a resident sees free times.</summary>
public sealed class NewInitiative(Browsing browsing) : IClassFixture<Browsing>
{
    private const int MostFieldsToOpen = 10;
    private const int MostKeysToOpen = 60;
    private const int MostFieldsToLive = 9;
    private const int MostKeysToLive = 260;

    [Fact]
    public async Task From_the_wizard_to_the_first_free_times()
    {
        string link;
        await using (var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true))
        {
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
            link = new Uri(await visit.Page.Locator("#link").InputValueAsync()).AbsolutePath;
            TestContext.Current.SendDiagnosticMessage($"opening: {hands.Fields} fields, {hands.Keys} keys");
            hands.Fields.Should().BeLessThanOrEqualTo(MostFieldsToOpen);
            hands.Keys.Should().BeLessThanOrEqualTo(MostKeysToOpen, "besides what is typed");
        }

        await using (var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, byName: true))
        {
            var hands = new Hands(visit);
            await AddAuthenticatorAsync(visit);
            await visit.GoAsync(link);
            await hands.TypeIntoAsync("El. paštas", "audra@lomiai.demo");
            await hands.TypeIntoAsync("Slaptažodis", "keturi visai atsitiktiniai zodziai");
            await hands.PressAsync("Enter");
            await Assertions.Expect(visit.Page.Locator(".soc-checklist")).ToBeVisibleAsync();
            await visit.LookAsync("opened-checklist");

            // What residents see.
            await OpenAsync(visit, hands, "Paslauga matoma gyventojams");
            await hands.TickAsync("Ką gyventojai mato ir gali užsisakyti", "Dušas");
            await PressButtonAsync(visit, hands, "Išsaugoti");

            // The second factor.
            await OpenAsync(visit, hands, "Antrasis patvirtinimas");
            await hands.TypeIntoAsync("Kaip vadinti šį raktą", "Kompiuteris");
            await hands.PressAsync("Enter");
            await Assertions.Expect(visit.Page.Locator(".soc-codes code")).ToHaveCountAsync(10);
            await visit.EnterAsync(AriaRole.Link, "Užsirašiau");

            // The first person, and a test text to them.
            await OpenAsync(visit, hands, "Žmonės sąraše");
            await hands.TypeIntoAsync("Vardas", "Stasė");
            await hands.TypeIntoAsync("Pavardė", "Lomienė");
            await hands.TypeIntoAsync("Telefonas", "0 600 00902");
            await hands.PressAsync("Enter");
            await visit.SeeAsync("Stasė Lomienė");
            await PressButtonAsync(visit, hands, "Siųsti bandomąją žinutę");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("siuntė Audra Lomienė");
            await visit.GoAsync("/lomiai/staff");
            await Assertions.Expect(visit.Page.Locator(".soc-checklist .soc-status--booked")).ToHaveCountAsync(5);

            await OpenAsync(visit, hands, "Pradėti");
            await PressButtonAsync(visit, hands, "Taip, siųsti gyventojams");
            await visit.SeeAsync("Žinutės");
            await visit.GoAsync("/lomiai/staff");
            await Assertions.Expect(visit.Page.Locator(".soc-checklist")).ToHaveCountAsync(0);
            TestContext.Current.SendDiagnosticMessage($"from the link to live: {hands.Fields} fields, {hands.Keys} keys");
            hands.Fields.Should().BeLessThanOrEqualTo(MostFieldsToLive);
            hands.Keys.Should().BeLessThanOrEqualTo(MostKeysToLive, "besides what is typed");
            visit.NothingForbidden("going live");
        }

        await using (var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false))
        {
            await visit.GoAsync("/");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Lomių senjorai");
            await visit.EnterAsync(AriaRole.Link, "Lomių senjorai");
            await visit.SeeAsync("Lomių senjorai");
            await visit.EnterAsync(AriaRole.Link, "Žiūrėti laisvus laikus");
            await visit.SeeAsync("Dušas");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Artimiausi laisvi laikai");
            await visit.LookAsync("opened-times");
        }
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

    private static async Task OpenAsync(Visit visit, Hands hands, string words)
    {
        var target = visit.Page.Locator(".soc-checklist").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^" + Regex.Escape(words)) });
        await PressAtAsync(hands, target);
    }

    private static Task PressButtonAsync(Visit visit, Hands hands, string words) =>
        PressAtAsync(hands, visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = words, Exact = true }));

    private static async Task PressAtAsync(Hands hands, ILocator target)
    {
        await target.WaitForAsync();
        await hands.TabToAsync(target);
        await hands.PressAsync("Enter");
    }

    // Chromium imitates a passkey of this computer.
    private static async Task AddAuthenticatorAsync(Visit visit)
    {
        var devtools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
