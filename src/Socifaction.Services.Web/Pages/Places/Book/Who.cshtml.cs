using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places.Book;

/// <summary>The first question: for whom; a stranger says who they are.</summary>
public sealed class WhoModel(PlaceForm form) : PageModel
{
    private const int LongestName = 80;

    public PlaceForm Form => form;

    [BindProperty]
    public List<string> Who { get; set; } = [];

    [BindProperty]
    public string? CallerName { get; set; }

    [BindProperty]
    public string? ForName { get; set; }

    [BindProperty]
    public string? CallerPhone { get; set; }

    public IReadOnlyList<Choice> People => [.. form.People.Select(person => new Choice(person.Id.ToString(), person.FullName))];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var answers = form.Answers;
        Who = [.. form.Chosen.Select(person => person.Id.ToString())];
        (CallerName, ForName) = (answers.CallerName, answers.ForName);
        CallerPhone = answers.CallerPhone.Length > 0 ? PhoneNumber.FromE164(answers.CallerPhone).NationalForm : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (form.IsSignedIn && Who.Any(id => form.People.All(person => person.Id.ToString() != id)))
        {
            return NotFound();
        }

        if ((form.IsSignedIn ? ReadPeople() : ReadStranger()) is not { } answers)
        {
            return this.Unacceptable();
        }

        await form.KeepAsync(answers, cancellationToken);
        return RedirectToPage("Days", new { offering });
    }

    private PlaceAnswers? ReadPeople()
    {
        if (Who.Count == 0)
        {
            ModelState.AddModelError(nameof(Who), Texts.Places.WhoNone);
            return null;
        }

        return form.Answers with { ResidentIds = [.. Who.Select(Guid.Parse).Distinct()] };
    }

    private PlaceAnswers? ReadStranger()
    {
        var caller = Name(nameof(CallerName), CallerName, Texts.Places.NameEmpty);
        var child = form.Activity.IsForChildren ? Name(nameof(ForName), ForName, Texts.Places.ChildNameEmpty) : "";
        if (PhoneNumber.Parse(CallerPhone).Refused(out var phone, out var why))
        {
            ModelState.AddModelError(nameof(CallerPhone), why.InWords());
        }

        return ModelState.IsValid ? form.Answers with { CallerName = caller, ForName = child, CallerPhone = phone!.E164 } : null;
    }

    private string Name(string field, string? typed, string whenEmpty)
    {
        if (!TypedText.Line(typed, LongestName).Refused(out var name, out var why))
        {
            return name;
        }

        ModelState.AddModelError(field, why switch
        {
            TextRefusal.Empty => whenEmpty,
            TextRefusal.TooLong => string.Format(CultureInfo.CurrentCulture, Texts.Places.NameLong, LongestName),
            TextRefusal.BadCharacters => Texts.Places.NameCharacters,
        });
        return "";
    }
}
