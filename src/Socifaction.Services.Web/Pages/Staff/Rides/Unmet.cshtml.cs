using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Needs;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>The rides of a month that came to nothing, counted and as a table to download; nobody is named.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class UnmetModel(ServicesDbContext db, InitiativeClock clock) : MonthPage(clock)
{
    public IReadOnlyList<UnmetNeed> Needs { get; private set; } = [];

    public IEnumerable<(string Words, int Count)> ByReason => Counted(need => need.ReasonInWords());

    public IEnumerable<(string Words, int Count)> ByWay => Counted(need => need.Place.Length == 0 ? need.Village : $"{need.Village} – {need.Place}");

    public async Task OnGetAsync() => Needs = await db.ListUnmetRidesAsync(Month, Token);

    /// <summary>The same as a table for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsvAsync()
    {
        await OnGetAsync();
        string[] head = [Words.ColumnDay, Words.ColumnFrom, Words.ColumnTo, Words.ColumnPurpose, Words.ColumnReason, Words.ColumnNeed, Words.ColumnChannel];
        var lines = Needs.Select(need => (string[])
        [
            Text(need.Date), need.Village, need.Place, PurposeOf(need), need.ReasonInWords(), need.Mobility?.InWords() ?? "", need.Channel.InWords(),
        ]);
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvText.Of(lines.Prepend(head)))).ToArray();
        return File(bytes, "text/csv; charset=utf-8", $"{Words.CsvFile}-{Text(Month)}.csv");
    }

    /// <summary>What it was for, or that nobody said.</summary>
    public static string PurposeOf(UnmetNeed need) => need.Purpose?.InWords() ?? Words.NotSaid;

    private IEnumerable<(string Words, int Count)> Counted(Func<UnmetNeed, string> by) =>
        Needs.GroupBy(by).Select(group => (group.Key, group.Count())).OrderByDescending(row => row.Item2).ThenBy(row => row.Key, StringComparer.CurrentCulture);
}
