using Microsoft.AspNetCore.Authorization;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>The weekly pattern that runs are made from.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WeekModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<WeeklyRunRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await db.ListWeeklyRunRowsAsync(Token);
}
