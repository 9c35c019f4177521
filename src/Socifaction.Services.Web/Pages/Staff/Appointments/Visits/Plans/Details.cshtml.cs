using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits.Plans;

/// <summary>A plan of visits: the visits to come, a pause, the end.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, PauseVisitPlan pause, EndVisitPlan end) : StaffPage
{
    [BindProperty] public string? PauseFrom { get; set; }
    [BindProperty] public string? PauseUntil { get; set; }
    [BindProperty] public string? PauseWhy { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Version { get; set; }

    public VisitPlan Plan { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public string Worker { get; private set; } = "";

    public IReadOnlyList<VisitRow> Ahead { get; private set; } = [];

    public bool IsOver => Plan.LastDay < clock.Today;

    private int Seen => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPauseAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (from, until) = (OptionalDate(nameof(PauseFrom), PauseFrom, clock.Today), OptionalDate(nameof(PauseUntil), PauseUntil, clock.Today));
        if (from is null && ModelState[nameof(PauseFrom)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(PauseFrom), VisitWords.DayMissing);
        }

        var why = Required(nameof(PauseWhy), PauseWhy, Words.ReasonMissing, LongestReason);
        return !ModelState.IsValid || why is null ? this.Unacceptable()
            : Answer(id, await pause.RunAsync(new(id, from, until, Seen, signedIn.AskAsStaff(Channel.Phone, why)), Token));
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid id) => await FindAsync(id)
        ? Answer(id, await pause.RunAsync(new(id, null, null, Seen, signedIn.AskAsStaff(Channel.Phone)), Token))
        : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today);
        if (last is null && ModelState[nameof(LastDay)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(LastDay), VisitWords.DayMissing);
        }

        var why = Required(nameof(Why), Why, Words.ReasonMissing, LongestReason);
        return !ModelState.IsValid || last is not { } day || why is null ? this.Unacceptable()
            : Answer(id, await end.RunAsync(new(id, day, Seen, signedIn.AskAsStaff(Channel.Phone, why)), Token));
    }

    private IActionResult Answer(Guid id, Outcome<VisitPlan, VisitRefusal>? answer)
    {
        if (answer is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/visits/plans/details/{id}"));
        }

        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.VisitPlans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Token) is not { } plan
            || await PersonCard.FindAsync(db, plan.ResidentId, Token) is not { } person)
        {
            return false;
        }

        var today = clock.Today;
        (Plan, Person) = (plan, person);
        Worker = await db.Resources.Where(one => one.Id == plan.WorkerId).Select(one => one.Name).SingleAsync(Token);
        Ahead = await db.RowsOf(db.Visits.Where(visit => visit.VisitPlanId == id && visit.Date >= today && !visit.IsPaused)).ToListAsync(Token);
        return true;
    }
}
