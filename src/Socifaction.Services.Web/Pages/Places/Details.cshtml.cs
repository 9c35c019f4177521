using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>One place of the people of a telephone; it is given back here, alone or with all that was booked with it.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn, CancelPlace cancel, InitiativeClock clock) : PageModel
{
    /// <summary>What to cancel: „one“, „day“ or „all“; a place booked alone is not asked about.</summary>
    [BindProperty]
    public string? What { get; set; }

    public PlaceBooked Place { get; private set; } = null!;

    /// <summary>How many of those booked together can still be cancelled.</summary>
    public int Together { get; private set; }

    /// <summary>How many of those can still be cancelled on the place's own day.</summary>
    public int TogetherThatDay { get; private set; }

    /// <summary>How far a cancelling may reach. What stands under an enrolment is ended as a whole by staff.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new("one", Texts.Places.CancelOne),
        .. TogetherThatDay > 1 && TogetherThatDay < Together ? [new Choice("day", Texts.Enrolments.CancelDay)] : (IEnumerable<Choice>)[],
        .. Place.EnrolmentId is null ? [new Choice("all", Plural.Format(Together, Texts.Places.CancelAll))] : (IEnumerable<Choice>)[],
    ];

    public bool MayCancel => Place.Status is BookingStatus.Requested or BookingStatus.Waitlisted or BookingStatus.Booked && Place.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (MayCancel && Together > 1 && Choices.Count > 1 && Choices.All(choice => choice.Value != What))
        {
            ModelState.AddModelError(nameof(What), Texts.Places.CancelChoose);
            return this.Unacceptable();
        }

        var resident = (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Place.ResidentId);
        var asking = await signedIn.AskForAsync(resident, cancellationToken);
        if (await cancel.RunAsync(new(id, What != "one" && Choices.Any(choice => choice.Value == What), asking) { OfThatDay = What == "day" }, cancellationToken) is not { } outcome)
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
        var live = group.Where(place => place.StartsAt > clock.Now
            && place.Status is BookingStatus.Requested or BookingStatus.Waitlisted or BookingStatus.Booked).ToList();
        (Together, TogetherThatDay) = (live.Count, live.Count(place => place.Date == mine.Date));
        return true;
    }
}
