using Microsoft.AspNetCore.Authorization;
using Socifaction.Services.Data;
using Socifaction.Services.Schedules;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Schedule.Changes;

/// <summary>The changes of the schedule, the newest first, and how many people are still to be settled with.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public IReadOnlyList<ScheduleChangeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await db.ListScheduleChangesAsync(clock.Now, Token);
}
