using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The attendance journal of a month as a table for a spreadsheet: names leave the house, so whoever takes them proves who they are.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class JournalFileModel(MonthJournal journal, InitiativeClock clock) : StaffPage
{
    public async Task<IActionResult> OnGetAsync(Guid activity, string? month)
    {
        if (await journal.RunAsync(activity, JournalModel.MonthOf(month, clock.Today), Token) is not { } found)
        {
            return NotFound();
        }

        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvText.Of(Lines(found)))).ToArray();
        return File(bytes, "text/csv; charset=utf-8", $"{Words.JournalFile}-{JournalModel.Text(found.Month)}.csv");
    }

    private static IEnumerable<IEnumerable<string>> Lines(Journal journal)
    {
        yield return
        [
            Words.ColumnNumber, Texts.Staff.ColumnName, .. journal.Days.Select(day => Text(day)), Words.ColumnDays, Words.ColumnHours,
            .. JournalModel.Reasons.Select(reason => reason.InWords()), Words.ColumnMeals,
        ];
        foreach (var (index, row) in journal.Rows.Index())
        {
            yield return
            [
                Number(index + 1), row.Name, .. row.Cells.Select(RegisterTexts.CellOf), Number(row.Days), RegisterTexts.Hours(row.Quarters),
                .. JournalModel.Reasons.Select(reason => Number(row.Absences(reason))), Number(row.Meals),
            ];
        }
    }

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
