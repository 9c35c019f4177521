using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The attendance journal of a month: on a screen, on A4 paper across, and as a table to download.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class JournalModel(ServicesDbContext db, MonthJournal journal, InitiativeClock clock) : StaffPage
{
    /// <summary>The columns of reasons, in order.</summary>
    public static IReadOnlyList<AbsenceKind> Reasons { get; } =
        [AbsenceKind.Ill, AbsenceKind.Family, AbsenceKind.School, AbsenceKind.Other, AbsenceKind.Unknown];

    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    public IReadOnlyList<(Guid Id, string Name)> Activities { get; private set; } = [];

    public YearMonth Month { get; private set; }

    public Journal? Journal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? activity, string? month) => await FindAsync(activity, month) ? Page() : NotFound();

    /// <summary>The same as a table for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsvAsync(string? activity, string? month)
    {
        if (!await FindAsync(activity, month) || Journal is not { } found)
        {
            return NotFound();
        }

        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvText.Of(Lines(found)))).ToArray();
        return File(bytes, "text/csv; charset=utf-8", $"{Words.JournalFile}-{Text(found.Month)}.csv");
    }

    /// <summary>A month as an address says it: 2027-03.</summary>
    public static string Text(YearMonth month) => Pattern.Format(month);

    private static IEnumerable<IEnumerable<string>> Lines(Journal journal)
    {
        yield return
        [
            Words.ColumnNumber, Texts.Staff.ColumnName, .. journal.Days.Select(day => Text(day)), Words.ColumnDays, Words.ColumnHours,
            .. Reasons.Select(reason => reason.InWords()), Words.ColumnMeals,
        ];
        foreach (var (index, row) in journal.Rows.Index())
        {
            yield return
            [
                Number(index + 1), row.Name, .. row.Cells.Select(RegisterTexts.CellOf), Number(row.Days), RegisterTexts.Hours(row.Quarters),
                .. Reasons.Select(reason => Number(row.Absences(reason))), Number(row.Meals),
            ];
        }
    }

    private static string Number(int number) => FormattableString.Invariant($"{number}");

    private async Task<bool> FindAsync(string? activity, string? month)
    {
        Month = Pattern.Parse(month ?? "") is { Success: true, Value: var said } && said.Year is > 2000 and < 3000 ? said : clock.Today.ToYearMonth();
        Activities = (await db.Activities.OrderBy(a => a.Order).Select(a => new { a.Id, a.Name }).ToListAsync(Token)).ConvertAll(a => (a.Id, a.Name));
        if (activity is { Length: > 0 })
        {
            Journal = IdOf(activity) is { } id ? await journal.RunAsync(id, Month, Token) : null;
            return Journal is not null;
        }

        Journal = Activities.Count == 0 ? null : await journal.RunAsync(Activities[0].Id, Month, Token);
        return true;
    }
}
