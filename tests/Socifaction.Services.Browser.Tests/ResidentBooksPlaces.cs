using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A parent with the smallest telephone and without scripts: several days at once for a child.</summary>
public sealed class ResidentBooksPlaces(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task A_parent_books_two_days_for_a_child_and_cancels_both()
    {
        await using var visit = await browsing.VisitAsync(Screen.Telephone, scripts: false);
        await visit.GoAsync("/pilaite");
        await visit.LookAsync("home-pilaite");
        await visit.OpenPlacesFormAsync("0 600 00218");
        await visit.ChooseAsync("Elzė Noreikaitė");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Kuriomis dienomis?");
        await visit.LookAsync("places-3-days");
        var days = visit.Page.Locator("main input[type=checkbox]:not([disabled])");
        (await days.CountAsync()).Should().BeGreaterThan(2);
        var chosen = new List<string>();
        for (var i = await days.CountAsync() - 2; i < await days.CountAsync(); i++)
        {
            await days.Nth(i).CheckAsync();
            var label = await visit.Page.Locator($"label[for='{await days.Nth(i).GetAttributeAsync("id")}']").InnerTextAsync();
            chosen.Add(label[..(label.IndexOf("d.", StringComparison.Ordinal) + 2)]);
        }

        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Patikrinkite, ar viskas gerai");
        await visit.LookAsync("places-4-check");
        await visit.PressAsync("Užsakyti");
        await visit.SeeAsync("Vietos užsakytos");
        await visit.LookAsync("places-5-done");
        var main = visit.Page.GetByRole(AriaRole.Main);
        foreach (var day in chosen) await Assertions.Expect(main).ToContainTextAsync(day);
        await Assertions.Expect(main).ToContainTextAsync("Elzė Noreikaitė");

        await visit.FollowAsync("Mano užsakymai");
        await visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = chosen[0] })
            .GetByRole(AriaRole.Link, new() { Name = "Žiūrėti arba atšaukti" }).ClickAsync();
        await visit.SeeAsync("Jūsų užsakymas");
        await visit.LookAsync("places-details");
        await visit.ChooseAsync("Viską, ką užsakėte kartu: 2 vietas");
        await visit.PressAsync("Atšaukti užsakymą");
        await Assertions.Expect(main).ToContainTextAsync("Šis užsakymas atšauktas");
        await visit.LookAsync("places-cancelled");
    }
}
