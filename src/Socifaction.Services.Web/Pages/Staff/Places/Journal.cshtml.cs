using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The attendance journal of a month: on a screen, and on A4 paper across.</summary>
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

    /// <summary>A month as an address says it: 2027-03.</summary>
    public static string Text(YearMonth month) => Pattern.Format(month);

    /// <summary>The month of an address; this one when it is none.</summary>
    public static YearMonth MonthOf(string? text, LocalDate today) =>
        Pattern.Parse(text ?? "") is { Success: true, Value: var said } && said.Year is > 2000 and < 3000 ? said : today.ToYearMonth();

    private async Task<bool> FindAsync(string? activity, string? month)
    {
        Month = MonthOf(month, clock.Today);
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
