using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>The coming week of all the enrolled people of a telephone: a family says which days it needs.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class WeekModel(SignedIn signedIn, FindWeek find, PlanWeek plan) : PageModel
{
    private const string Saved = "week-saved";

    [BindProperty]
    public string[] Needed { get; set; } = [];

    public Week Week { get; private set; } = null!;

    /// <summary>What is ticked.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await FindAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        IsSaved = TempData.TryGetValue(Saved, out _);
        Chosen = WeekChoice.Standing(Week);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await FindAsync(offering, cancellationToken) || WeekChoice.Read(Needed) is not { } needed || Week.People.Count == 0)
        {
            return NotFound();
        }

        var first = (await signedIn.PeopleAsync(cancellationToken)).First(person => person.Id == Week.People[0].Id);
        var asking = await signedIn.AskForAsync(first, cancellationToken);
        if (await plan.RunAsync(new(offering, [.. Week.People.Select(person => person.Id)], needed, asking), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            await FindAsync(offering, cancellationToken);
            // Once it is shut, what stands is shown: what was ticked is not to be had.
            Chosen = Week.IsOpen ? Needed.ToHashSet() : WeekChoice.Standing(Week);
            return this.Conflict();
        }

        TempData[Saved] = "1";
        return RedirectToPage(new { offering });
    }

    private async Task<bool> FindAsync(Guid offering, CancellationToken cancellationToken)
    {
        Guid[] people = [.. (await signedIn.PeopleAsync(cancellationToken)).Select(person => person.Id)];
        if (await find.RunAsync(offering, people, byStaff: false, cancellationToken) is not { } week)
        {
            return false;
        }

        Week = week;
        return true;
    }
}
