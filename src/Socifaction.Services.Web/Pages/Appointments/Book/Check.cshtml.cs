using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Appointments.Book;

/// <summary>The answers to be looked over; the button books, or sends a stranger's request.</summary>
public sealed class CheckModel(AppointmentForm form, CheckAppointment check, BookAppointment book, RequestAppointment request, ServicesDbContext db, InitiativeClock clock) : PageModel
{
    private const int AlternativesShown = 5;

    public AppointmentForm Form => form;

    /// <summary>The form's request id: the same page sent twice books once.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    public LocalDateTime Start => form.Start!.Value;

    public LocalTime End => clock.LocalOf(clock.InstantOf(Start.Date, Start.TimeOfDay) + Duration.FromMinutes(form.Answers.Minutes)).TimeOfDay;

    /// <summary>What this one costs the chosen person; the usual price while nobody is chosen or it is to be weighed.</summary>
    public string Price { get; private set; } = "";

    /// <summary>Free times, when the chosen one is not.</summary>
    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    /// <summary>Why it was not booked, in words.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        if (!form.KnowsWho || form.Start is null)
        {
            return RedirectToPage(form.KnowsWho ? "Time" : "Who", new { offering });
        }

        RequestId = form.Draft.Id;
        await PriceAsync(cancellationToken);
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

        if (!form.KnowsWho || form.Start is null)
        {
            return RedirectToPage(form.KnowsWho ? "Time" : "Who", new { offering });
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
        Alternatives = await form.ListNearestAsync(AlternativesShown, cancellationToken);
        await PriceAsync(cancellationToken);
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task PriceAsync(CancellationToken cancellationToken)
    {
        var considered = form.IsSignedIn
            ? await check.RunAsync(new(form.Type.Id, form.Chosen!.Id, [Start], form.Answers.Minutes, await form.AskAsync(cancellationToken)), cancellationToken)
            : null;
        Price = considered is [{ PriceCents: { } cents }] ? AppointmentTexts.PriceInWords(cents) : form.IsSignedIn ? form.Type.PriceForPerson(form.Chosen!.PaidShare) : form.Type.PriceInWords();
    }

    private async Task<Outcome<AppointmentsBooked, AppointmentRefusal>?> AskAsync(CancellationToken cancellationToken)
    {
        var (answers, asking) = (form.Answers, await form.AskAsync(cancellationToken));
        return form.IsSignedIn
            ? await book.RunAsync(new(form.Draft.Id, form.Type.Id, form.Chosen!.Id, [Start], answers.Minutes, "", asking), cancellationToken)
            : await request.RunAsync(new(form.Draft.Id, form.Type.Id, Start, answers.Minutes, answers.CallerName, answers.CallerPhone, asking), cancellationToken);
    }

    private RedirectToPageResult Done(Guid offering, Guid group)
    {
        TempData[DoneModel.Key] = group.ToString();
        return RedirectToPage("/Appointments/Done", new { offering, group });
    }
}
