using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reports;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Oversight;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>One table as it is shown and written: every cell is words already, and a row begins with its name.</summary>
public sealed record WordTable(string Title, string First, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A locality's quarter in counts, with small ones suppressed and nobody's name.</summary>
[Authorize(PlatformDoors.Oversee)]
public sealed class CountsModel(ServicesDbContext db, LocalityReport report, SignedIn signedIn, IClock clock) : PageModel
{
    public LocalityCounts Counts { get; private set; } = null!;

    public IReadOnlyList<WordTable> Tables { get; private set; } = [];

    /// <summary>Whether the quarter is not over.</summary>
    public bool IsRunning { get; private set; }

    public async Task<IActionResult> OnGetAsync(string locality, string? quarter) => await FindAsync(locality, quarter) ? Page() : NotFound();

    /// <summary>The same as tables for a spreadsheet, one below the other.</summary>
    public async Task<IActionResult> OnGetCsvAsync(string locality, string? quarter)
    {
        if (!await FindAsync(locality, quarter))
        {
            return NotFound();
        }

        IEnumerable<IEnumerable<string>> lines =
        [
            [Counts.Locality.Name, Counts.Quarter.InWords()],
            [Words.Legend],
            .. Tables.Where(table => table.Rows.Count > 0).SelectMany(table => (IEnumerable<IEnumerable<string>>)[[], [table.Title], [table.First, .. table.Columns], .. table.Rows]),
        ];
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvText.Of(lines))).ToArray();
        return File(bytes, "text/csv; charset=utf-8", $"{Words.CsvFile}-{Counts.Locality.Slug}-{Counts.Quarter}.csv");
    }

    private async Task<bool> FindAsync(string slug, string? typed)
    {
        // Another locality is not there, like one that does not exist.
        var only = signedIn.Overseer!.LocalityId;
        var running = Quarter.Of(clock.GetCurrentInstant().InZone(InitiativeZone.Usual).Date);
        var quarter = typed is null ? running : Quarter.Parse(typed);
        if (quarter is not { } asked || asked.First > running.First
            || await db.Localities.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug && (only == null || one.Id == only), HttpContext.RequestAborted) is not { } locality
            || await report.ReadAsync(locality.Id, asked, UnmetRideTexts.ReasonInWords, HttpContext.RequestAborted) is not { } counts)
        {
            return false;
        }

        (Counts, IsRunning, Tables) = (counts, asked == running, [.. TablesOf(counts)]);
        return true;
    }

    private static IEnumerable<WordTable> TablesOf(LocalityCounts counts)
    {
        yield return new(Words.StateTitle, Words.ColumnInitiative, [Words.ColumnState, Words.ColumnActivity], [.. counts.Initiatives.Select(one => (IReadOnlyList<string>)
        [
            NameOf(one),
            one.IsRehearsing ? Words.Rehearses : one.LiveSince is { } since ? StaffTexts.Say(Words.LiveSince, Text(since)) : Words.Live,
            one.LastActivity is { } day ? Text(day) : Words.NoActivity,
        ])]);
        yield return Of(counts, Words.PeopleTitle, counts.People, [Words.ColumnPeople], hasTotals: false);
        foreach (var (kind, table) in counts.Bookings)
        {
            (string Title, Func<Overseen, int?> Of)? sum = kind switch
            {
                BookedKind.Rides => (Words.ColumnKilometres, one => one.Kilometres),
                BookedKind.Stays => (Words.ColumnNights, one => one.Nights),
                BookedKind.Meals => (Words.ColumnPortions, one => one.Portions),
                BookedKind.Places or BookedKind.Appointments or BookedKind.Visits => null,
            };
            yield return Of(counts, kind.InWords(), table, [.. Enum.GetValues<BookedResult>().Select(result => result.InWords())], hasTotals: true, sum);
        }

        yield return Turned(counts, Words.UnmetTitle, counts.Unmet, counts.Reasons);
        yield return Of(counts, Words.MessagesTitle, counts.Messages, [.. Enum.GetValues<MessageResult>().Select(result => result.InWords())], hasTotals: true);
    }

    private static WordTable Of(
        LocalityCounts counts, string title, CountTable table, IReadOnlyList<string> columns, bool hasTotals, (string Title, Func<Overseen, int?> Of)? sum = null)
    {
        string[] head = [.. columns, .. hasTotals ? [Words.ColumnTotal] : Array.Empty<string>(), .. sum is { } more ? [more.Title] : Array.Empty<string>()];
        return new(title, Words.ColumnInitiative, head, table.IsEmpty ? [] :
        [
            .. counts.Initiatives.Select((one, row) => Row(NameOf(one), row, sum is { } of ? of.Of(one)?.ToString("#,0", CultureInfo.CurrentCulture) ?? "…" : null)),
            Row(Words.TotalRow, table.Rows, sum is null ? null : ""),
        ]);

        // A sum has no total: one less all others would be the one that is not told.
        IReadOnlyList<string> Row(string name, int row, string? last) =>
            [name, .. Enumerable.Range(0, table.Columns + (hasTotals ? 1 : 0)).Select(column => table[row, column].InWords()), .. last is null ? Array.Empty<string>() : [last]];
    }

    // Reasons are many, so they go down the page.
    private static WordTable Turned(LocalityCounts counts, string title, CountTable table, IReadOnlyList<string> reasons) =>
        new(title, title, [.. counts.Initiatives.Select(NameOf), Words.TotalRow], table.IsEmpty ? [] :
            [.. reasons.Append(Words.ColumnTotal).Select((name, column) => (IReadOnlyList<string>)[name, .. Enumerable.Range(0, table.Rows + 1).Select(row => table[row, column].InWords())])]);

    private static string NameOf(Overseen initiative) => $"{initiative.Name}, {initiative.Village}";

    private static string Text(LocalDate date) => Staff.StaffPage.Text(date);
}
