using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>Rooms by the days of a month: a picture of who is where, and a table that reads without colour.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BoardModel(ServicesDbContext db, InitiativeClock clock) : StaysPage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "month")] public string? Asked { get; set; }

    public YearMonth Month => YearMonthPattern.Iso.Parse(Asked ?? "") is { Success: true, Value: { Year: > 2000 and < 3000 } said } ? said : Today.ToYearMonth();

    public LocalDate First => Month.OnDayOfMonth(1);

    public IReadOnlyList<RoomMonth> Table { get; private set; } = [];

    public OccupancyPicture Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var claims = await Db.ListClaimsAsync(Premises.Id, First, First.PlusMonths(1), Token);
        Table = Occupancy.Of(Rooms, claims.Select(row => row.Claim), Month);
        Picture = new(Rooms, claims, Month, Today);
        return Page();
    }

    /// <summary>A month as an address says it.</summary>
    public static string Text(YearMonth month) => YearMonthPattern.Iso.Format(month);
}
