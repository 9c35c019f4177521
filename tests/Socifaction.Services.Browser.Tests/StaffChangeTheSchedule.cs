using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The driver telephones in the morning: not tomorrow. By keyboard alone.</summary>
public sealed class StaffChangeTheSchedule(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task The_driver_is_away_tomorrow_one_person_is_settled_and_all_is_put_back()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.GoAsync("/kunigiskiai/staff");
        await visit.KeyInAsync("El. paštas", "rasa@kunigiskiai.demo");
        await visit.KeyInAsync("Slaptažodis", Ways.StaffPassword);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("kovo 16 d.");
        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tvarkaraštis", Exact = true }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeeAsync("Savaitės tvarkaraštis");
        var main = visit.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync("Baltas mikroautobusas");
        await visit.LookAsync("staff-schedule-week");

        await visit.EnterAsync(AriaRole.Link, "Kas nors keičiasi?");
        await visit.SeeAsync("Kas pasikeitė?");
        await visit.KeyInAsync("Ko nebus?", "Vidm");
        await visit.KeyInAsync("Nuo kurios dienos?", "2027-03-17");
        await visit.KeyInAsync("Kodėl?", "atostogos");
        await visit.EnterAsync(AriaRole.Button, "Žiūrėti, kas keičiasi");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Kas ir kam keičiasi" })).ToBeVisibleAsync();
        await Assertions.Expect(main).ToContainTextAsync("nėra kam vežti");
        (await main.Locator("li li strong").CountAsync()).Should().BePositive("the demo has rides tomorrow");
        await visit.LookAsync("staff-schedule-seen");
        await visit.EnterAsync(AriaRole.Button, "Įrašyti pakeitimą");

        await visit.SeeAsync("Vidmantas Gudaitis nedirba");
        await Assertions.Expect(main).ToContainTextAsync("nevažiuos: padaryta");
        var rows = main.Locator("tbody tr");
        var before = await rows.CountAsync();
        before.Should().BePositive();
        await visit.LookAsync("staff-schedule-saved");
        await visit.EnterAsync(AriaRole.Button, "Susitarta");
        await Assertions.Expect(rows).ToHaveCountAsync(before - 1);
        await Assertions.Expect(main).ToContainTextAsync("susitarė Rasa");

        await visit.EnterAsync(AriaRole.Link, "Grąžinti, kaip buvo");
        await visit.SeeAsync("Grąžinti, kaip buvo?");
        await Assertions.Expect(main).ToContainTextAsync("vėl galios");
        await visit.EnterAsync(AriaRole.Button, "Grąžinti, kaip buvo");
        await visit.SeeAsync("Vidmantas Gudaitis nedirba");
        await Assertions.Expect(main).ToContainTextAsync("nevažiuos: grąžinta");
        await Assertions.Expect(main).ToContainTextAsync("Su visais susitarta.");
        await visit.LookAsync("staff-schedule-put-back");
    }
}
