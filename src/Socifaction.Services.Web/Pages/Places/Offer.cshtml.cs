using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Waiting;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>A place that came free, and the family's answer: yes, who comes when there are too few, or no.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class OfferModel(ServicesDbContext db, SignedIn signedIn, AnswerOffer answer, InitiativeClock clock) : PageModel
{
    /// <summary>„yes“, „no“, or „wait“ for room for all.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Who comes, when there are too few places for all.</summary>
    [BindProperty]
    public List<string> Who { get; set; } = [];

    public Offer Offer { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    /// <summary>The people it is offered to.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<WaitingSession> Sessions { get; private set; } = [];

    public IEnumerable<string> Names => People.Select(person => person.Text);

    public bool IsOpen => Offer.Status == OfferStatus.Open && Offer.ExpiresAt > clock.Now;

    /// <summary>Whether there are too few places for all who wait.</summary>
    public bool IsPart => Offer.Size < People.Count;

    public LocalDateTime Until => clock.LocalOf(Offer.ExpiresAt);

    /// <summary>What became of it.</summary>
    public string StateInWords => Offer.Status switch
    {
        OfferStatus.Accepted => Words.Accepted,
        OfferStatus.Declined => Words.Declined,
        OfferStatus.Open or OfferStatus.Expired or OfferStatus.Withdrawn => Words.OfferGone,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Answer is not ("yes" or "no" or "wait"))
        {
            ModelState.AddModelError("", Words.AnswerMissing);
            return this.Unacceptable();
        }

        var chosen = Who.Select(text => Guid.TryParseExact(text, "D", out var who) ? who : Guid.Empty).ToList();
        var family = await signedIn.PeopleAsync(cancellationToken);
        var asking = await signedIn.AskForAsync(family.First(person => People.Any(one => one.Value == person.Id.ToString())), cancellationToken);
        if (await answer.RunAsync(new(id, Answer == "yes", Answer == "yes" ? chosen : [], Answer == "wait", asking), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return RedirectToPage(new { id });
        }

        ModelState.AddModelError(why is WaitingRefusal.NothingChosen or WaitingRefusal.TooMany ? nameof(Who) : "", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await (
            from offer in db.Offers
            join entry in db.WaitingEntries on offer.EntryId equals entry.Id
            join activity in db.Activities on entry.OfferingId equals activity.Id
            where offer.Id == id
            select new { Offer = offer, entry.GroupId, activity.Name }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return false;
        }

        var people = (await signedIn.PeopleAsync(cancellationToken)).ToDictionary(person => person.Id);
        var places = await db.Places.AsNoTracking().Where(place => place.GroupId == found.GroupId).OrderBy(place => place.StartsAt).ToListAsync(cancellationToken);
        if (places.Count == 0 || !places.TrueForAll(place => people.ContainsKey(place.ResidentId!.Value)))
        {
            return false;
        }

        (Offer, Activity) = (found.Offer, found.Name);
        var shown = IsOpen ? places.FindAll(place => place.Status == BookingStatus.Waitlisted)
            : places.Exists(place => place.Status == BookingStatus.Booked) ? places.FindAll(place => place.Status == BookingStatus.Booked)
            : places;
        People = [.. shown.Select(place => place.ResidentId!.Value).Distinct().Select(who => new Choice(who.ToString(), people[who].FullName))];
        Sessions = [.. shown.Select(place => new WaitingSession(place.SessionId, place.Date, place.StartTime, place.EndTime)).Distinct()];
        return true;
    }
}
