using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Places;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places.Book;

/// <summary>The second question: which days. Full ones are shown too, with the number to call.</summary>
public sealed class DaysModel(PlaceForm form, CheckPlaces check) : PageModel
{
    public PlaceForm Form => form;

    [BindProperty]
    public List<string> Days { get; set; } = [];

    public IReadOnlyList<PlaceDay> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (!form.KnowsWho || form.AsksToEnrol)
        {
            return RedirectToPage(form.KnowsWho ? "Enrol" : "Who", new { offering });
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            Days = [.. form.Answers.SessionIds.Select(id => id.ToString())];
        }

        Choices = await form.ListDaysAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var ids = Days.Select(day => Guid.TryParse(day, out var id) ? id : Guid.Empty).ToList();
        if (!form.KnowsWho)
        {
            // Signed out meanwhile: the days are kept while it is asked again who comes.
            await form.KeepAsync(form.Answers with { SessionIds = ids }, cancellationToken);
            return RedirectToPage("Who", new { offering });
        }

        if (await check.RunAsync(
            new(offering, ids, [.. form.Chosen.Select(person => person.Id)], await form.AskAsync(cancellationToken)) { Party = form.Answers.Party }, cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var free, out var why))
        {
            ModelState.AddModelError(nameof(Days), why.InWords());
            Choices = await form.ListDaysAsync(cancellationToken);
            return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
        }

        await form.KeepAsync(form.Answers with { SessionIds = [.. free.Sessions.Select(session => session.Id)] }, cancellationToken);
        return RedirectToPage("Check", new { offering });
    }
}
