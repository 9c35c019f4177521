using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Appointments.Book;

/// <summary>The second question: which of the free times.</summary>
public sealed class TimeModel(AppointmentForm form, CheckAppointment check) : PageModel
{
    private const int DaysShown = 7;

    public AppointmentForm Form => form;

    [BindProperty]
    public string? Start { get; set; }

    /// <summary>The day from which times are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public IReadOnlyList<IGrouping<LocalDate, FreeTime>> Days { get; private set; } = [];

    /// <summary>Whether there are more behind those shown.</summary>
    public LocalDate? Later { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (!form.KnowsWho)
        {
            return RedirectToPage("Who", new { offering });
        }

        Start = form.Answers.Start;
        await ListDaysAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (!form.KnowsWho)
        {
            return RedirectToPage("Who", new { offering });
        }

        if (AppointmentTexts.ReadStart(Start) is not { } start)
        {
            ModelState.AddModelError(nameof(Start), Texts.Times.TimeNone);
            await ListDaysAsync(cancellationToken);
            return this.Unacceptable();
        }

        var considered = new AppointmentConsidered(offering, form.Chosen?.Id, [start], form.Answers.Minutes, await form.AskAsync(cancellationToken));
        if (await check.RunAsync(considered, cancellationToken) is not { } answers)
        {
            return NotFound();
        }

        if (answers[0].Refusal is { } why)
        {
            ModelState.AddModelError(nameof(Start), why.InWords());
            await ListDaysAsync(cancellationToken);
            return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
        }

        await form.KeepAsync(form.Answers with { Start = AppointmentTexts.WriteStart(start.Date, start.TimeOfDay) }, cancellationToken);
        return RedirectToPage("Check", new { offering });
    }

    private async Task ListDaysAsync(CancellationToken cancellationToken)
    {
        var from = AppointmentTexts.ReadStart(From + "T00:00")?.Date;
        var days = await form.ListDaysAsync(from, DaysShown + 1, cancellationToken);
        Days = [.. days.Take(DaysShown)];
        Later = days.Count > DaysShown ? days[DaysShown].Key : null;
    }
}
