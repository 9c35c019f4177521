using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        await AddAsync(visit);
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

    [Fact]
    public async Task A_copied_passkey_an_answer_sent_again_and_an_unproved_finger_open_nothing()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, byName: true);
        var page = visit.Page;
        var (devtools, authenticator) = await AddAsync(visit);

        // The telephone's copy counts from where it was taken; the telephone itself has counted on since.
        var copy = (await devtools.SendAsync("WebAuthn.getCredentials", authenticator))!.Value.GetProperty("credentials")[0].Clone();
        var answers = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("?handler=Passkey", StringComparison.Ordinal)) answers.Add(request.PostData!);
        };
        await EnterAsync();
        await Assertions.Expect(page.Locator("nav.soc-navigation")).ToBeVisibleAsync();
        await devtools.SendAsync("WebAuthn.clearCredentials", authenticator);
        await devtools.SendAsync("WebAuthn.addCredential", new(authenticator) { ["credential"] = copy });
        visit.Expect(422);
        await EnterAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Prieigos raktas nesuveikė");

        // What the browser answered once is no answer to another question.
        var form = page.Locator("form[data-passkey]");
        var credential = Uri.UnescapeDataString(answers[0].Split('&').Single(pair => pair.StartsWith("Credential=", StringComparison.Ordinal))["Credential=".Length..].Replace('+', ' '));
        await form.EvaluateAsync("(form, credential) => { form.elements.Credential.value = credential; HTMLFormElement.prototype.submit.call(form); }", credential);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Prieigos raktas nesuveikė");

        // A telephone that does not know whose finger it is.
        await devtools.SendAsync("WebAuthn.setUserVerified", new(authenticator) { ["isUserVerified"] = false });
        await EnterAsync();
        await Assertions.Expect(page.Locator("nav.soc-navigation")).ToHaveCountAsync(0);
        await visit.GoAsync("/kunigiskiai/staff/residents");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/kunigiskiai/staff/sign-in"));

        async Task EnterAsync()
        {
            await page.Context.ClearCookiesAsync();
            await page.GotoAsync("/kunigiskiai/staff/sign-in");
            await visit.PressAsync("Prisijungti prieigos raktu");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
    }

    /// <summary>Signs in by password and adds a passkey of an authenticator that knows its owner.</summary>
    private static async Task<(ICDPSession Devtools, Dictionary<string, object> Authenticator)> AddAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.Browsing.App.ReadAsync(db => db.Set<IdentityUserPasskey<Guid>>().ExecuteDeleteAsync());
        await visit.Browsing.App.ReadAsync(db => db.Set<IdentityUserToken<Guid>>().ExecuteDeleteAsync());
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        var added = await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
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
        return (devtools, new() { ["authenticatorId"] = added!.Value.GetProperty("authenticatorId").GetString()! });
    }
}
