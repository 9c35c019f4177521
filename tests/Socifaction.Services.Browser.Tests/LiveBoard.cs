using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A board keeps itself up to date under the hands of whoever types beside it.</summary>
public sealed class LiveBoard(Browsing browsing) : IClassFixture<Browsing>
{
    private const float LongerThanTwoQuestions = 45_000;

    [Fact]
    public async Task What_another_clerk_books_appears_and_what_is_typed_stays_with_the_caret_in_it()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff?date=2027-03-18");
        await visit.Page.GetByText("Kita diena, paslauga").ClickAsync();
        var village = visit.Page.GetByLabel("Gyvenvietė");
        await village.ClickAsync();
        await visit.Page.Keyboard.TypeAsync("Kunigi");
        var rows = visit.Page.Locator("#board tbody tr");
        var before = await rows.CountAsync();

        await using var other = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await other.SignInAsStaffAsync("kunigiskiai", "rasa");
        await other.GoAsync("/kunigiskiai/staff/rides/book?q=%C5%ABsien");
        await other.FollowAsync("Regina Ūsienė");
        await other.ChooseAsync("Tauragės poliklinika", "Kur");
        await other.ChooseAsync("kovo 18 d.", "Diena");
        await other.Page.Locator("input[name=Time]").FillAsync("11");
        await other.PressAsync("Užsakyti kelionę");
        await other.SeeAsync("Kelionė užsakyta: Regina Ūsienė");

        await Assertions.Expect(rows).ToHaveCountAsync(before + 1, new() { Timeout = LongerThanTwoQuestions });
        await Assertions.Expect(visit.Page.Locator("#board")).ToContainTextAsync("Regina Ūsienė");
        await Assertions.Expect(village).ToBeFocusedAsync();
        await Assertions.Expect(village).ToHaveValueAsync("Kunigi");
        await visit.Page.Keyboard.TypeAsync("škiai");
        await Assertions.Expect(village).ToHaveValueAsync("Kunigiškiai");
        visit.NothingForbidden("the board");
    }
}
