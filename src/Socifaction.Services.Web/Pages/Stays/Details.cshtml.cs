using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Stays;

/// <summary>One stay of the people of a telephone: when, what to bring; it is cancelled here.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn, CancelStay cancel, InitiativeClock clock) : PageModel
{
    public Stay Stay { get; private set; } = null!;

    public Premises Premises { get; private set; } = null!;

    public string Person { get; private set; } = "";

    public string? Room { get; private set; }

    public bool MayCancel => Stay is { IsLive: true, ArrivedAt: null } && Stay.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var resident = (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Stay.ResidentId);
        if (await cancel.RunAsync(new(id, await signedIn.AskForAsync(resident, cancellationToken)), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords(Premises));
            return this.Conflict();
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = await signedIn.PeopleAsync(cancellationToken);
        if (await db.Stays.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } stay
            || people.FirstOrDefault(person => person.Id == stay.ResidentId) is not { } mine)
        {
            return false;
        }

        (Stay, Person) = (stay, mine.FullName);
        Premises = await db.Premises.AsNoTracking().SingleAsync(p => p.Id == stay.OfferingId, cancellationToken);
        Room = await db.Rooms.Where(room => room.Id == stay.RoomId).Select(room => room.Name).SingleOrDefaultAsync(cancellationToken);
        return true;
    }
}
