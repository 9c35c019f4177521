using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The coming week of a caller's enrolled people: staff may change it until each session begins.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WeekModel(ServicesDbContext db, SignedIn signedIn, FindWeek find, PlanWeek plan) : StaffPage
{
    private const string Saved = "week-saved";

    [BindProperty]
    public string[] Needed { get; set; } = [];

    [BindProperty]
    public string? Caller { get; set; }

    public Week Week { get; private set; } = null!;

    /// <summary>What is ticked.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid resident)
    {
        if (!await FindAsync(offering, resident))
        {
            return NotFound();
        }

        IsSaved = TempData.TryGetValue(Saved, out _);
        Chosen = WeekChoice.Standing(Week);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, Guid resident)
    {
        if (!await FindAsync(offering, resident) || WeekChoice.Read(Needed) is not { } needed || Week.People.Count == 0)
        {
            return NotFound();
        }

        Chosen = Needed.ToHashSet();
        var because = Optional(nameof(Caller), Caller, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var wanted = new WeekWanted(offering, [.. Week.People.Select(person => person.Id)], needed, signedIn.AskAsStaff(Channel.Phone, because));
        if (await plan.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        TempData[Saved] = "1";
        return RedirectToPage(new { offering, resident });
    }

    private async Task<bool> FindAsync(Guid offering, Guid resident)
    {
        var people = await db.WhomMayBook(resident).Select(person => person.Id).ToListAsync(Token);
        if (await find.RunAsync(offering, people, byStaff: true, Token) is not { } week)
        {
            return false;
        }

        Week = week;
        return true;
    }
}
