using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>One place of the people of a telephone; it is given back here, alone or with all that was booked with it.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn, CancelPlace cancel, InitiativeClock clock) : PageModel
{
    /// <summary>What to cancel: „one“ or „all“; a place booked alone is not asked about.</summary>
    [BindProperty]
    public string? What { get; set; }

    public PlaceBooked Place { get; private set; } = null!;

    /// <summary>How many of those booked together can still be cancelled.</summary>
    public int Together { get; private set; }

    public bool MayCancel => Place.Status is BookingStatus.Requested or BookingStatus.Waitlisted or BookingStatus.Booked && Place.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (MayCancel && Together > 1 && What is not ("one" or "all"))
        {
            ModelState.AddModelError(nameof(What), Texts.Places.CancelChoose);
            return this.Unacceptable();
        }

        var resident = (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Place.ResidentId);
        var asking = await signedIn.AskForAsync(resident, cancellationToken);
        if (await cancel.RunAsync(new(id, What == "all", asking), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why == PlaceRefusal.Past ? Texts.Places.CancelPast : why.InWords());
            return this.Conflict();
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var groupId = await db.Places.Where(place => place.Id == id).Select(place => place.GroupId).SingleOrDefaultAsync(cancellationToken);
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToHashSet();
        var group = (await db.PlacesOfGroup(groupId).ToListAsync(cancellationToken)).Where(place => people.Contains(place.ResidentId)).ToList();
        if (group.SingleOrDefault(place => place.PlaceId == id) is not { } mine)
        {
            return false;
        }

        Place = mine;
        Together = group.Count(place => place.StartsAt > clock.Now
            && place.Status is BookingStatus.Requested or BookingStatus.Waitlisted or BookingStatus.Booked);
        return true;
    }
}
