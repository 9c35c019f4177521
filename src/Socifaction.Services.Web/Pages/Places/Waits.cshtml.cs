using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>A family's turn on the waiting list and the reason for it; here they stop waiting too.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class WaitsModel(ServicesDbContext db, SignedIn signedIn, WaitingList list, WithdrawFromList withdraw) : PageModel
{
    /// <summary>The turn; none when they wait no longer.</summary>
    public WaitingRow? Row { get; private set; }

    /// <summary>Whether the wait ended with places.</summary>
    public bool HasPlaces { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var people = await signedIn.PeopleAsync(cancellationToken);
        var first = people.FirstOrDefault(person => Row?.People.Any(one => one.ResidentId == person.Id) ?? true) ?? people[0];
        if (await withdraw.RunAsync(new(id, await signedIn.AskForAsync(first, cancellationToken)), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToList();
        if (await db.WaitingEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken) is not { } entry
            || people.Count == 0
            || await db.Places.AnyAsync(place => place.GroupId == entry.GroupId && !people.Contains(place.ResidentId), cancellationToken))
        {
            return false;
        }

        HasPlaces = entry.Status == WaitingStatus.Placed;
        Row = (await list.RunAsync(entry.OfferingId, cancellationToken)).SingleOrDefault(row => row.Entry.Id == id);
        return true;
    }
}
