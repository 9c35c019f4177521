using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>
/// Every kind of page at 320 px and 1280 px: axe finds nothing against WCAG 2.2 AA or good practice, nothing is cut off,
/// and on residents' pages letters and targets are large. There are no exceptions.
/// </summary>
public sealed class Accessibility(Browsing browsing) : IClassFixture<Browsing>
{
    [Theory]
    [InlineData("/", "locality")]
    [InlineData("/kunigiskiai", "home-kunigiskiai")]
    [InlineData("/pilaite", "home-pilaite")]
    [InlineData("/dacijonai", "home-dacijonai")]
    [InlineData("/pagramantis", "home-pagramantis")]
    [InlineData("/kunigiskiai/accessibility", "accessibility")]
    [InlineData("/kunigiskiai/privacy", "privacy")]
    [InlineData("/kunigiskiai/sign-in", "sign-in")]
    [InlineData("/kunigiskiai/no-such-page", "not-found", 404)]
    [InlineData("/kunigiskiai/staff/sign-in", "staff-sign-in")]
    public async Task Pages_that_everybody_may_open(string path, string name, int status = 200)
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.GoAsync(path, status);
        await visit.LookAsync(name, isForStaff: path.Contains("/staff/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_question_of_the_ride_form_and_what_comes_after()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.GoAsync("/kunigiskiai");
        await visit.OpenRideFormAsync("0 600 00118", "Petras Kęsgaila");
        await visit.AnswerFromToNeedsAsync("ride");
        await visit.PressAsync("Užsakyti kelionę");
        await visit.SeeAsync("Kelionė užsakyta");
        await visit.LookAsync("ride-9-done");
        await visit.FollowAsync("Žiūrėti arba atšaukti");
        await visit.SeeAsync("Jūsų kelionė");
        await visit.LookAsync("ride-details");
        await visit.FollowAsync("Atšaukti kelionę");
        await visit.SeeAsync("Ar tikrai atšaukti kelionę?");
        await visit.LookAsync("ride-cancel");
        await visit.GoAsync("/kunigiskiai/bookings");
        await visit.LookAsync("bookings");
    }

    [Fact]
    public async Task A_question_answered_wrongly()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.GoAsync("/kunigiskiai");
        await visit.FollowAsync("Užsakyti kelionę");
        visit.Expect(422);
        await visit.PressAsync("Tęsti");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("error-who");
    }

    [Fact]
    public async Task Each_question_of_the_places_form_and_what_comes_after()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.GoAsync("/pilaite");
        await visit.OpenPlacesFormAsync("0 600 00218");
        await visit.ChooseAsync("Elzė Noreikaitė");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Kuriomis dienomis?");
        await visit.LookAsync("places-3-days");
        await visit.Page.Locator("main input[type=checkbox]:not([disabled])").Last.CheckAsync();
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Patikrinkite, ar viskas gerai");
        await visit.LookAsync("places-4-check");
        await visit.PressAsync("Užsakyti");
        await visit.SeeAsync("Vieta užsakyta");
        await visit.LookAsync("places-5-done");
        await visit.FollowAsync("Mano užsakymai");
        await visit.FollowAsync("Žiūrėti arba atšaukti");
        await visit.SeeAsync("Jūsų užsakymas");
        await visit.LookAsync("places-details");
    }

    [Fact]
    public async Task The_measures_find_what_is_wrong_when_something_is()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: true);
        await visit.GoAsync("/kunigiskiai/sign-in");
        (await visit.AxeAsync()).Should().BeEmpty();
        (await visit.Page.EvaluateAsync<string[]>(Measures.OnResidentsPages)).Should().BeEmpty();

        await visit.Page.EvaluateAsync(
            """
            () => {
                document.documentElement.removeAttribute('lang');
                document.querySelector('main p').style.fontSize = '12px';
                document.querySelector('main form button').style.cssText = 'min-height: 0; height: 20px; width: 600px';
            }
            """);

        (await visit.AxeAsync()).Should().ContainSingle(what => what.StartsWith("html-has-lang"));
        (await visit.Page.EvaluateAsync<string[]>(Measures.OnResidentsPages)).Should().Contain(what => what.StartsWith("12 px:"))
            .And.Contain(what => what.Contains("to press")).And.Contain(what => what.StartsWith("the page is"));
    }

    [Fact]
    public async Task A_window_tells_of_a_broken_content_policy_and_of_another_host()
    {
        await using var policy = await browsing.VisitAsync(Screen.Telephone, scripts: true);
        await policy.GoAsync("/kunigiskiai");
        await policy.Page.EvaluateAsync("() => document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')");
        await policy.Page.WaitForTimeoutAsync(200);
        policy.Invoking(visit => visit.NothingForbidden("the end")).Should().Throw<Exception>().WithMessage("*Content Security Policy*");

        await using var host = await browsing.VisitAsync(Screen.Telephone, scripts: true);
        await host.Invoking(visit => visit.Page.GotoAsync("http://elsewhere.example/")).Should().ThrowAsync<PlaywrightException>();
        host.Invoking(visit => visit.NothingForbidden("the end")).Should().Throw<Exception>().WithMessage("*another host*");
    }
}
