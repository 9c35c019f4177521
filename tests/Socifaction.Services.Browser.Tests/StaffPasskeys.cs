using Microsoft.Playwright;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A coordinator adds a passkey and signs in with it alone, by an authenticator that Chromium imitates.</summary>
public sealed class StaffPasskeys(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_is_worth_nothing_once_removed()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, byName: true);
        var page = visit.Page;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await visit.GoAsync("/kunigiskiai/staff");
        await visit.TypeAsync("El. paštas", "rasa@kunigiskiai.demo");
        await page.GetByLabel("Slaptažodis", new() { Exact = true }).FillAsync(Preparation.DemoPassword);
        await visit.PressAsync("Prisijungti");
        await visit.FollowAsync("Rasa Jokubauskaitė");
        await visit.SeeAsync("Mano paskyra");

        await visit.TypeAsync("Kaip vadinti šį raktą", "Rasos telefonas");
        await visit.PressAsync("Pridėti prieigos raktą");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Atsarginiai kodai" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".soc-codes code")).ToHaveCountAsync(10);
        await visit.LookAsync("account");

        // The password alone does not do any more; the passkey alone does.
        await page.Context.ClearCookiesAsync();
        await visit.GoAsync("/kunigiskiai/staff/residents");
        await visit.TypeAsync("El. paštas", "rasa@kunigiskiai.demo");
        await page.GetByLabel("Slaptažodis", new() { Exact = true }).FillAsync(Preparation.DemoPassword);
        await visit.PressAsync("Prisijungti");
        await visit.SeeAsync("Antrasis patvirtinimas");
        await visit.GoAsync("/kunigiskiai/staff/residents");
        await visit.PressAsync("Prisijungti prieigos raktu");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/kunigiskiai/staff/residents$"));

        // Locked, the passkey opens again where one was.
        await visit.PressAsync("Užrakinti");
        await visit.SeeAsync("Užrakinta");
        await visit.PressAsync("Prisijungti prieigos raktu");
        await Assertions.Expect(page.Locator("nav.soc-navigation")).ToBeVisibleAsync();

        await visit.FollowAsync("Rasa Jokubauskaitė");
        await visit.PressAsync("Pašalinti Rasos telefonas");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pašalinti Rasos telefonas" })).ToHaveCountAsync(0);
        await page.Context.ClearCookiesAsync();
        await visit.GoAsync("/kunigiskiai/staff/sign-in");
        visit.Expect(422);
        await visit.PressAsync("Prisijungti prieigos raktu");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Prieigos raktas nesuveikė");
    }
}
