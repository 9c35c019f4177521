using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>The runs of a week, and whoever has none.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    /// <summary>Any day of the week.</summary>
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Monday { get; private set; }

    public IReadOnlyList<RunRow> Runs { get; private set; } = [];

    public IReadOnlyList<UncoveredRide> Uncovered { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Monday = DayOf(Asked, Today).PlusDays(1).Previous(IsoDayOfWeek.Monday);
        Runs = await db.ListRunRowsAsync(Monday, Monday.PlusDays(6), Token);
        Uncovered = await db.ListUncoveredAsync(clock.Now, Token);
    }
}
