using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>A month's academic hours of everybody enrolled, and how many people there are in each group that decides money.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class HoursModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    /// <summary>Any day of the month.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    public LocalDate FirstDay { get; private set; }

    public IReadOnlyList<HoursRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        FirstDay = DayOf(Asked, clock.Today).With(DateAdjusters.StartOfMonth);
        Rows = await db.ListHoursAsync(FirstDay.ToYearMonth(), Token);
    }
}
