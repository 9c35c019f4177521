using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>A known person came without a place: found by name, given a place at the door if one is left.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WalkInModel(ServicesDbContext db, AddWalkIn add, SignedIn signedIn) : StaffPage
{
    private const int MostFound = 12;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Resident { get; set; }

    [BindProperty]
    public string? RequestId { get; set; }

    public Session Session { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    public Resident? Person { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid session)
    {
        RequestId = Guid.CreateVersion7().ToString();
        return await FindAsync(session) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid session)
    {
        if (!await FindAsync(session))
        {
            return NotFound();
        }

        if (Person is not { } person || IdOf(RequestId) is not { } requestId)
        {
            return NotFound();
        }

        var outcome = await add.RunAsync(new(requestId, session, person.Id, signedIn.AskAsStaff(Channel.Visit, Words.WalkInBecause)), Token);
        if (outcome!.Value.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.ForStaff());
            return this.Conflict();
        }

        return Redirect(Url.Content($"~/staff/places/register/{session}"));
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, Token) is not { } session)
        {
            return false;
        }

        Session = session;
        Activity = await db.Activities.Where(a => a.Id == session.OfferingId).Select(a => a.Name).SingleAsync(Token);
        Person = IdOf(Resident) is { } resident ? await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == resident, Token) : null;
        Found = (await db.Residents.AsNoTracking().Include(r => r.Phones).Matching(Said).OrderBy(r => r.SearchText).Take(MostFound).ToListAsync(Token)).BySurname();
        return true;
    }
}
