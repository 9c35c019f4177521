namespace Socifaction.Services.Browser.Tests;

/// <summary>
/// The pictures of the README. They are made at every run under artifacts/screenshots; with
/// SOCIFACTION_PICTURES=docs/images they are made where the README shows them.
/// </summary>
public sealed class ReadmePictures(Browsing browsing) : IClassFixture<Browsing>
{
    private const int LargestBytes = 250_000;

    [Fact]
    public async Task A_residents_page_as_a_telephone_shows_it()
    {
        await using var visit = await browsing.VisitAsync(new(390, 844), scripts: false);
        await visit.GoAsync("/kunigiskiai");
        await visit.OpenRideFormAsync("0 600 00114", "Aldona Žąsytienė");
        await visit.AnswerFromToNeedsAsync("ride");
        await visit.PressAsync("Užsakyti kelionę");
        await visit.SeeAsync("Kelionė užsakyta");
        await KeepAsync(visit, "resident.png");
    }

    [Fact]
    public async Task The_staffs_board_of_a_day()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true);
        await visit.SignInAsStaffAsync("kunigiskiai", "rasa");
        await visit.GoAsync("/kunigiskiai/staff/rides/board");
        await visit.SeeAsync("Kelionės:");
        await KeepAsync(visit, "board.png");
    }

    private static async Task KeepAsync(Visit visit, string name)
    {
        var folder = Environment.GetEnvironmentVariable("SOCIFACTION_PICTURES") is { Length: > 0 } wished ? wished : Path.Combine("artifacts", "screenshots");
        var path = Path.Combine(Browsing.Root, folder, name);
        await visit.PictureAsync(path, fullPage: false);
        new FileInfo(path).Length.Should().BeInRange(1, LargestBytes);
    }
}
