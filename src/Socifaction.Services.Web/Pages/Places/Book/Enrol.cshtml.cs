using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places.Book;

/// <summary>The second page where one comes to the whole series: who is to be enrolled and which sessions those are; the button sends the request.</summary>
public sealed class EnrolModel(PlaceForm form, RequestEnrolment request, ServicesDbContext db) : PageModel
{
    private const int SessionsShown = 6;

    public PlaceForm Form => form;

    /// <summary>The form's request id: the same page sent twice asks once.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    /// <summary>The first sessions of the series.</summary>
    public IReadOnlyList<PlaceDay> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        RequestId = form.Draft.Id;
        return form.KnowsWho && form.AsksToEnrol ? Page() : RedirectToPage(form.KnowsWho ? "Days" : "Who", new { offering });
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        // The page was sent before: its answer was lost on the way, or the button was tapped twice.
        if (RequestId != form.Draft.Id && await db.FindReceiptAsync(RequestId, cancellationToken) is { } receipt)
        {
            return Done(offering, receipt.GroupId);
        }

        if (!form.KnowsWho)
        {
            return RedirectToPage("Who", new { offering });
        }

        var answers = form.Answers;
        var wished = new EnrolmentWished(
            form.Draft.Id, offering, form.Needed.ResidentIds, answers.ForName, answers.CallerName, answers.CallerPhone, await form.AskAsync(cancellationToken));
        if (await request.RunAsync(wished, cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var asked, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
        }

        return Done(offering, asked.GroupId);
    }

    private RedirectToPageResult Done(Guid offering, Guid group)
    {
        TempData[DoneModel.Key] = group.ToString();
        return RedirectToPage("/Places/Done", new { offering, group });
    }

    private async Task<bool> OpenAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return false;
        }

        Sessions = [.. (await form.ListDaysAsync(cancellationToken)).Take(SessionsShown)];
        return true;
    }
}
