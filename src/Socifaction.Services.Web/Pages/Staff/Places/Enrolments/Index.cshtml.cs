using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places.Enrolments;

/// <summary>Who is enrolled in an activity, today and later.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "activity")]
    public string? ActivityId { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public Activity? Activity { get; private set; }

    public IReadOnlyList<EnrolmentRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Activities = await db.Activities.AsNoTracking().Where(a => a.Form != ActivityForm.Event).OrderBy(a => a.Order).ToListAsync(Token);
        Activity = ActivityId is null ? Activities is [var first, ..] ? first : null : Activities.FirstOrDefault(a => a.Id == IdOf(ActivityId));
        if (Activity is null && ActivityId is not null)
        {
            return NotFound();
        }

        Rows = Activity is null ? [] : await db.EnrolmentsOn(clock.Today, Activity.Id).ToListAsync(Token);
        return Page();
    }
}
