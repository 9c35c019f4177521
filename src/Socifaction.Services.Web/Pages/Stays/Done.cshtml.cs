using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Stays;

/// <summary>What was asked for, and what happens next. Shown to the browser that asked, and to the people it is for.</summary>
public sealed class DoneModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    internal const string Key = "StayDone";

    public Stay Stay { get; private set; } = null!;

    public string Premises { get; private set; } = "";

    public bool IsSignedIn => signedIn.Phone is not null;

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToList();
        // What looks like an id comes back from the cookie as one.
        var isTheirs = TempData.Peek(Key)?.ToString() == id.ToString();
        if (await db.Stays.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.OfferingId == offering, cancellationToken) is not { } stay
            || !(isTheirs || (stay.ResidentId is not null && people.Contains(stay.ResidentId))))
        {
            return NotFound();
        }

        Stay = stay;
        Premises = await db.Premises.Where(p => p.Id == offering).Select(p => p.Name).SingleAsync(cancellationToken);
        return Page();
    }
}
