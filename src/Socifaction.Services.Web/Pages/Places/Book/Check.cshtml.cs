using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places.Book;

/// <summary>The answers to be looked over; the button books, or sends a stranger's request.</summary>
public sealed class CheckModel(PlaceForm form, BookPlace book, RequestPlace request, ServicesDbContext db) : PageModel
{
    private const int AlternativesShown = 5;

    public PlaceForm Form => form;

    /// <summary>The form's request id: the same page sent twice books once.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    public IReadOnlyList<Session> Days { get; private set; } = [];

    /// <summary>Days with free places, when those chosen have none.</summary>
    public IReadOnlyList<PlaceDay> Alternatives { get; private set; } = [];

    /// <summary>Names of the children to be looked after meanwhile.</summary>
    public IReadOnlyList<string> LookedAfter => [.. form.LookedAfter.Where(child => form.Answers.ChildIds.Contains(child.Id)).Select(child => child.FullName)];

    /// <summary>What is left to each of those chosen, in words; nothing where there is no limit.</summary>
    public IReadOnlyList<string> Remaining => form.Remaining is not { } remaining ? []
        : [.. form.Chosen.Select(person => $"{person.GivenName}: {EnrolmentTexts.RemainingInWords(remaining[person.Id], form.Activity.Allowance!.Value)}")];

    /// <summary>Why it was not booked, in words.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (!form.KnowsWho || form.Answers.SessionIds.Count == 0)
        {
            return RedirectToPage(form.KnowsWho ? "Days" : "Who", new { offering });
        }

        RequestId = form.Draft.Id;
        await ListDaysAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        // The page was sent before and booked: its answer was lost on the way, or the button was tapped twice.
        if (RequestId != form.Draft.Id && await db.FindReceiptAsync(RequestId, cancellationToken) is { } receipt)
        {
            return Done(offering, receipt.GroupId);
        }

        if (!form.KnowsWho || form.Answers.SessionIds.Count == 0)
        {
            return RedirectToPage(form.KnowsWho ? "Days" : "Who", new { offering });
        }

        if (await AskAsync(cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var booked, out var why))
        {
            return Done(offering, booked.GroupId);
        }

        Refusal = why.InWords();
        ModelState.AddModelError("", Refusal);
        await ListDaysAsync(cancellationToken);
        Alternatives = await form.ListOthersAsync(AlternativesShown, cancellationToken);
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<Outcome<PlacesBooked, PlaceRefusal>?> AskAsync(CancellationToken cancellationToken)
    {
        var (answers, asking) = (form.Answers, await form.AskAsync(cancellationToken));
        return form.IsSignedIn
            ? await book.RunAsync(new(form.Draft.Id, answers.SessionIds, [.. form.Chosen.Select(person => person.Id)], "", asking)
            {
                ChildIds = answers.ChildIds, Party = answers.Party,
            }, cancellationToken)
            : await request.RunAsync(
                new(form.Draft.Id, answers.SessionIds, answers.ForName, answers.CallerName, answers.CallerPhone, "", asking)
                {
                    Party = answers.Party,
                }, cancellationToken);
    }

    private RedirectToPageResult Done(Guid offering, Guid group)
    {
        TempData[DoneModel.Key] = group.ToString();
        return RedirectToPage("/Places/Done", new { offering, group });
    }

    private async Task ListDaysAsync(CancellationToken cancellationToken)
    {
        var ids = form.Answers.SessionIds;
        Days = await db.Sessions.AsNoTracking().Where(session => ids.Contains(session.Id)).OrderBy(session => session.StartsAt).ToListAsync(cancellationToken);
    }
}
