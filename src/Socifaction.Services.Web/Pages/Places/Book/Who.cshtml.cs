using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
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

    /// <summary>Pressed instead of ticking: all children of the household.</summary>
    [BindProperty]
    public string? Everybody { get; set; }

    /// <summary>Children to be looked after meanwhile.</summary>
    [BindProperty]
    public List<string> Children { get; set; } = [];

    /// <summary>How many people come to an event.</summary>
    [BindProperty]
    public string? Party { get; set; }

    public IReadOnlyList<Choice> LookedAfter => [.. form.LookedAfter.Select(child => new Choice(child.Id.ToString(), child.FullName))];

    public IReadOnlyList<Choice> People => [.. form.People.Select(person => new Choice(person.Id.ToString(), person.FullName,
        form.Remaining is { } remaining ? EnrolmentTexts.RemainingInWords(remaining[person.Id], form.Activity.Allowance!.Value) : null))];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var answers = form.Answers;
        Who = [.. form.Chosen.Select(person => person.Id.ToString())];
        Children = [.. answers.ChildIds.Select(id => id.ToString())];
        Party = answers.Party.ToString(CultureInfo.InvariantCulture);
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

        if (Everybody is not null && form.Siblings.Count > 1)
        {
            Who = [.. form.Siblings.Select(child => child.Id.ToString())];
        }

        if (Children.Any(id => form.LookedAfter.All(child => child.Id.ToString() != id)))
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
        return RedirectToPage(form.AsksToEnrol ? "Enrol" : "Days", new { offering });
    }

    private PlaceAnswers? ReadPeople()
    {
        if (Who.Count == 0)
        {
            ModelState.AddModelError(nameof(Who), Texts.Places.WhoNone);
            return null;
        }

        return ReadParty() is not { } party ? null
            : form.Answers with { ResidentIds = [.. Who.Select(Guid.Parse).Distinct()], ChildIds = [.. Children.Select(Guid.Parse).Distinct()], Party = party };
    }

    private PlaceAnswers? ReadStranger()
    {
        var caller = Name(nameof(CallerName), CallerName, Texts.Places.NameEmpty);
        var child = form.Activity.IsForChildren ? Name(nameof(ForName), ForName, Texts.Places.ChildNameEmpty) : "";
        if (PhoneNumber.Parse(CallerPhone).Refused(out var phone, out var why))
        {
            ModelState.AddModelError(nameof(CallerPhone), why.InWords());
        }

        var party = ReadParty();
        return ModelState.IsValid ? form.Answers with { CallerName = caller, ForName = child, CallerPhone = phone!.E164, Party = party!.Value } : null;
    }

    private int? ReadParty()
    {
        if (!form.IsEvent)
        {
            return 1;
        }

        if (PartySize.Read(Party) is not { } party)
        {
            ModelState.AddModelError(nameof(Party), Texts.Enrolments.PartyWrong);
            return null;
        }

        return party;
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
