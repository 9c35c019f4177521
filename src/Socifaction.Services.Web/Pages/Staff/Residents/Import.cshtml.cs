using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.People.Import;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Records;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>Brings in a list of residents: first every row is looked at, then those ticked are entered. Nothing is saved before.</summary>
[Authorize(SignInCookies.StaffPolicy)]
[RequestSizeLimit(LongestFile + FormLimits.Bytes)]
public sealed class ImportModel(RideDesk desk, ImportResidents import) : StaffPage
{
    private const int LongestFile = 256 * 1024;

    /// <summary>The list as pasted, or as it was read from the file.</summary>
    [BindProperty] public string? List { get; set; }

    [BindProperty] public string? RequestId { get; set; }

    /// <summary>The lines that are ticked.</summary>
    [BindProperty] public string[] Lines { get; set; } = [];

    public IReadOnlyList<PreviewedResident> Rows { get; private set; } = [];

    /// <summary>What came of it; none while nothing was entered.</summary>
    public Imported? Done { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>Every row with what would become of it.</summary>
    public async Task<IActionResult> OnPostLookAsync(IFormFile? file)
    {
        if (file is { Length: > 0 and <= LongestFile })
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, Token);
            List = CsvTable.Decode(bytes.ToArray());
        }

        if (await ReadAsync() is not { } people)
        {
            return this.Unacceptable();
        }

        RequestId = Guid.CreateVersion7().ToString();
        Rows = await import.PreviewAsync(people, Token);
        Lines = [.. Rows.Where(row => row.IsNew).Select(row => Text(row.Row.Line))];
        // What stands in the form now is not what was sent.
        ModelState.Clear();
        return Page();
    }

    /// <summary>Enters those ticked.</summary>
    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (await ReadAsync() is not { } people)
        {
            return this.Unacceptable();
        }

        var request = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = request.ToString();
        var chosen = people.Where(row => Lines.Contains(Text(row.Line))).ToList();
        if (chosen.Count > 0)
        {
            Done = await import.RunAsync(request, chosen, Token);
            return Page();
        }

        Rows = await import.PreviewAsync(people, Token);
        ModelState.AddModelError(nameof(Lines), Words.ImportNothing);
        return this.Unacceptable();
    }

    public static string Text(int line) => line.ToString(CultureInfo.InvariantCulture);

    // The people of the list with their villages on the map; null, with a message, when there are none or too many.
    private async Task<IReadOnlyList<ListedResident>?> ReadAsync()
    {
        var (people, isTooLong) = ResidentList.Read((List ?? "").Normalize(NormalizationForm.FormC));
        if (people.Count == 0 || isTooLong)
        {
            ModelState.AddModelError(nameof(List), isTooLong ? StaffTexts.Say(Words.ImportTooLong, ResidentList.Most) : Words.ImportEmpty);
            return null;
        }

        var known = new Dictionary<string, Address>();
        var onMap = new List<ListedResident>();
        foreach (var row in people)
        {
            var home = row.Said.Home;
            if (!known.TryGetValue(home.Settlement, out var village))
            {
                known[home.Settlement] = village = await desk.OnMapAsync(new Address(home.Settlement, "", "", null, null), Token);
            }

            onMap.Add(row with { Said = row.Said with { Home = home with { Settlement = village.Settlement, Latitude = village.Latitude, Longitude = village.Longitude } } });
        }

        return onMap;
    }
}
