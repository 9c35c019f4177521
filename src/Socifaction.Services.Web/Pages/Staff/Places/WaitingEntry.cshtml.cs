using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StaffWords = Socifaction.Services.Web.Texts.Staff;
using Words = Socifaction.Services.Web.Texts.Waiting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>One family on the waiting list: its answer given by telephone, whom it goes before, and taking it off.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WaitingEntryModel(
    ServicesDbContext db, SignedIn signedIn, WaitingList waiting, AnswerOffer answer, SetPriority prioritise, WithdrawFromList withdraw) : StaffPage
{
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string[] Who { get; set; } = [];

    [BindProperty]
    public string? Priority { get; set; }

    /// <summary>Why they go before others.</summary>
    [BindProperty]
    public string? Because { get; set; }

    /// <summary>Why they are taken off.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The entry; none when it waits no longer.</summary>
    public WaitingRow? Row { get; private set; }

    public IReadOnlyList<Choice> People => [.. (Row?.People ?? []).Select(person => new Choice(person.ResidentId.ToString(), person.Name))];

    public IReadOnlyList<Choice> Priorities => ListPriorities();

    /// <summary>The priorities to choose from.</summary>
    internal static IReadOnlyList<Choice> ListPriorities() =>
        [.. Enum.GetValues<Priority>().Select(priority => new Choice(priority.ToString(), priority.InWords()))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        (Priority, Because) = (Row?.Entry.Priority.ToString(), Row?.Entry.PriorityBecause);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Answer is not ("yes" or "no" or "wait"))
        {
            ModelState.AddModelError("", Words.AnswerMissing);
            return Again(unacceptable: true);
        }

        var isYes = Answer == "yes";
        var said = new OfferAnswer(
            IdOf(Offer) ?? Guid.Empty, isYes, isYes ? [.. Who.Select(text => IdOf(text) ?? Guid.Empty)] : [], Answer == "wait", signedIn.AskAsStaff(Channel.Phone));
        return Said((await answer.RunAsync(said, Token))?.Refusal, isMissing: !await db.Offers.AnyAsync(offer => offer.Id == said.OfferId && offer.EntryId == id, Token));
    }

    public async Task<IActionResult> OnPostPriorityAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var because = Optional(nameof(Because), Because, LongestReason);
        if (!Enum.TryParse<Priority>(Priority, out var priority) || !Enum.IsDefined(priority))
        {
            ModelState.AddModelError(nameof(Priority), Words.PriorityMissing);
        }

        if (!ModelState.IsValid)
        {
            return Again(unacceptable: true);
        }

        return Said((await prioritise.RunAsync(new(id, priority, because), Token))?.Refusal, isMissing: false);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Required(nameof(Why), Why, StaffWords.ReasonMissing, LongestReason) is not { } why)
        {
            return Again(unacceptable: true);
        }

        return Said((await withdraw.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, why)), Token))?.Refusal, isMissing: false);
    }

    private IActionResult Said(WaitingRefusal? refusal, bool isMissing)
    {
        if (isMissing)
        {
            return NotFound();
        }

        if (refusal is not { } why)
        {
            return Redirect(Url.Content("~/staff/places/waiting"));
        }

        ModelState.AddModelError(why switch
        {
            WaitingRefusal.ReasonMissing => nameof(Because),
            WaitingRefusal.NothingChosen or WaitingRefusal.TooMany => nameof(Who),
            _ => "",
        }, why.InWords());
        return Again(why.IsWrongAnswer());
    }

    private PageResult Again(bool unacceptable)
    {
        Priority ??= Row?.Entry.Priority.ToString();
        return unacceptable ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.WaitingEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, Token) is not { } entry)
        {
            return false;
        }

        Row = (await waiting.RunAsync(entry.OfferingId, Token)).SingleOrDefault(row => row.Entry.Id == id);
        return true;
    }
}
