using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>A worker's day on a telephone or on paper: where to, how to get in, whom to call, what to do.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DayModel(ServicesDbContext db, InitiativeClock clock, SealedText texts, SignedIn signedIn) : StaffPage
{
    private Dictionary<Guid, string> _entries = [];

    [BindProperty(SupportsGet = true, Name = "date")] public string? DateText { get; set; }

    public Resource Worker { get; private set; } = null!;

    public LocalDate Today => clock.Today;

    public LocalDate Date => DayOf(DateText, Today);

    /// <summary>The week of all visits; to a worker, their own week.</summary>
    public string Back => Url.Content($"~/staff/appointments/{(signedIn.Staff!.Role == Role.Worker ? "week" : "visits")}?date={Text(Date)}");

    public IReadOnlyList<VisitStop> Stops { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid worker)
    {
        if (await db.Resources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == worker && one.Kind == ResourceKind.Worker, Token) is not { } found
            || (signedIn.Staff!.Role == Role.Worker && found.StaffMemberId != signedIn.Staff.Id))
        {
            return NotFound();
        }

        Worker = found;
        var date = Date;
        var rows = await db.RowsOf(db.Visits.Where(visit => visit.WorkerId == worker && visit.Date == date).Standing()).ToListAsync(Token);
        Stops = VisitStop.Route(rows, await db.ReadSettlementsAsync(Token));
        var plans = rows.Select(row => row.Visit.VisitPlanId).ToHashSet();
        _entries = (await db.VisitPlans.Where(plan => plans.Contains(plan.Id) && plan.SealedEntry != null).Select(plan => new { plan.Id, plan.SealedEntry }).ToListAsync(Token))
            .Select(plan => (plan.Id, Words: texts.Open(plan.SealedEntry!))).Where(plan => plan.Words is not null).ToDictionary(plan => plan.Id, plan => plan.Words!);
        return Page();
    }

    /// <summary>How to get in; null when nothing was written down.</summary>
    public string? EntryOf(Visit visit) => visit.VisitPlanId is { } plan ? _entries.GetValueOrDefault(plan) : null;
}
