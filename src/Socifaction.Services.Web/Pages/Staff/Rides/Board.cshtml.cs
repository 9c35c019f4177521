using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>The rides of a day in order of time. The table keeps itself up to date.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BoardModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    public IReadOnlyList<RideRow> Rows { get; private set; } = [];

    /// <summary>By group of rides.</summary>
    public IReadOnlyDictionary<Guid, Told> ToldOf { get; private set; } = new Dictionary<Guid, Told>();

    public async Task OnGetAsync()
    {
        Date = DayOf(Asked, Today);
        Rows = await db.ListRideRowsAsync(Date, Token);
        ToldOf = await db.ListToldAsync(Date, Token);
    }
}
