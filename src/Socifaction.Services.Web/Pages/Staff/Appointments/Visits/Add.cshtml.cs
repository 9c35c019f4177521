using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>A visit on one day, outside any plan.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AddModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, AddVisit add) : VisitFormPage(db, clock)
{
    [BindProperty] public string? Day { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Day = Text(Today.PlusDays(1));
        return await OpenAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        var day = OptionalDate(nameof(Day), Day, Today);
        if (day is null && ModelState[nameof(Day)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(Day), VisitWords.DayMissing);
        }

        var (worker, hours) = (ReadWorker(), ReadHours());
        if (!ModelState.IsValid || day is not { } date || worker is not { } who || hours is not { } when)
        {
            return this.Unacceptable();
        }

        var wanted = new VisitWanted(SaidOnce, Help.Id, Person.Resident.Id, who, new(date, when.From, when.To), [.. Tasks.Distinct()], signedIn.AskAsStaff(Channel.Phone));
        if (await add.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var visit, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/visits/details/{visit.Id}"));
        }

        ModelState.AddModelError(FieldOf(why), why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }
}
