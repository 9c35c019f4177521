using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>A page about one month, which its address says: ?month=2027-03; this month when it says none.</summary>
public abstract class MonthPage(InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    public YearMonth Month => YearMonthPattern.Iso.Parse(Asked ?? "") is { Success: true, Value: { Year: > 2000 and < 3000 } said } ? said : clock.Today.ToYearMonth();

    /// <summary>A month as an address says it.</summary>
    public static string Text(YearMonth month) => YearMonthPattern.Iso.Format(month);
}
