using Microsoft.AspNetCore.Authorization;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits.Plans;

/// <summary>The plans of visits that have not ended.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public IReadOnlyList<VisitPlanRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await db.ListVisitPlansAsync(clock.Today, Token);
}
