using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Appointments.Book;

/// <summary>The first question: for whom, and for how long; a stranger says who they are.</summary>
public sealed class WhoModel(AppointmentForm form) : PageModel
{
    private const int LongestName = 80;

    public AppointmentForm Form => form;

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public string? CallerName { get; set; }

    [BindProperty]
    public string? CallerPhone { get; set; }

    public IReadOnlyList<Choice> People => [.. form.People.Select(person => new Choice(person.Id.ToString(), person.FullName))];

    public IReadOnlyList<Choice> Lengths =>
        [.. form.Type.Lengths.Select(minutes => new Choice(minutes.ToString(CultureInfo.InvariantCulture), Plural.Format(minutes, Texts.Times.Minutes)))];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var answers = form.Answers;
        Who = form.Chosen?.Id.ToString() ?? (form.People.Count == 1 ? form.People[0].Id.ToString() : null);
        Minutes = (answers.Minutes == 0 ? form.Type.UsualMinutes : answers.Minutes).ToString(CultureInfo.InvariantCulture);
        CallerName = answers.CallerName;
        CallerPhone = answers.CallerPhone.Length > 0 ? PhoneNumber.FromE164(answers.CallerPhone).NationalForm : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        var minutes = form.Type.Lengths.Count == 1 ? form.Type.UsualMinutes
            : form.Type.Lengths.Find(one => one.ToString(CultureInfo.InvariantCulture) == Minutes);
        if (minutes == 0)
        {
            ModelState.AddModelError(nameof(Minutes), Texts.Times.LengthNone);
        }

        if (form.IsSignedIn && !string.IsNullOrEmpty(Who) && form.People.All(person => person.Id.ToString() != Who))
        {
            return NotFound();
        }

        var answers = form.IsSignedIn ? ReadPerson() : ReadStranger();
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        await form.KeepAsync(answers with { Minutes = minutes }, cancellationToken);
        return RedirectToPage("Time", new { offering });
    }

    private AppointmentAnswers ReadPerson()
    {
        if (!Guid.TryParse(Who, out var id))
        {
            ModelState.AddModelError(nameof(Who), Texts.Times.WhoNone);
        }

        return form.Answers with { ResidentId = id };
    }

    private AppointmentAnswers ReadStranger()
    {
        if (TypedText.Line(CallerName, LongestName).Refused(out var name, out var wrong))
        {
            ModelState.AddModelError(nameof(CallerName), wrong switch
            {
                TextRefusal.Empty => Texts.Places.NameEmpty,
                TextRefusal.TooLong => string.Format(CultureInfo.CurrentCulture, Texts.Places.NameLong, LongestName),
                TextRefusal.BadCharacters => Texts.Places.NameCharacters,
            });
        }

        if (PhoneNumber.Parse(CallerPhone).Refused(out var phone, out var why))
        {
            ModelState.AddModelError(nameof(CallerPhone), why.InWords());
        }

        return form.Answers with { CallerName = name ?? "", CallerPhone = phone?.E164 ?? "" };
    }
}
