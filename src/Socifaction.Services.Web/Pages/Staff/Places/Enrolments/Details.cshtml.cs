using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using EnrolWords = Socifaction.Services.Web.Texts.Enrolments;

namespace Socifaction.Services.Web.Pages.Staff.Places.Enrolments;

/// <summary>One enrolment: its terms, what is ahead and what is left; it is ended here.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EndEnrolment end) : StaffPage
{
    [BindProperty] public string? LastDay { get; set; }

    [BindProperty] public string? Why { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public Activity Activity { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    /// <summary>Coming days with a place.</summary>
    public int Ahead { get; private set; }

    /// <summary>Sessions left to the person; none where there is no limit.</summary>
    public int? Remaining { get; private set; }

    public bool IsOver => Enrolment.LastDay < clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today);
        if (last is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(LastDay), EnrolWords.EndMissing);
        }

        var why = Required(nameof(Why), Why, EnrolWords.EndWhyMissing, LongestReason);
        if (!ModelState.IsValid || last is not { } lastDay || why is null)
        {
            return this.Unacceptable();
        }

        if (await end.RunAsync(new(id, lastDay, why, signedIn.AskAsStaff(Channel.Visit, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out _, out var refusal))
        {
            ModelState.AddModelError(nameof(LastDay), refusal.InWords());
            return refusal.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, Token) is not { } enrolment)
        {
            return false;
        }

        Enrolment = enrolment;
        Activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == enrolment.OfferingId, Token);
        Person = (await PersonCard.FindAsync(db, enrolment.ResidentId, Token))!;
        var now = clock.Now;
        Ahead = await db.Places.CountAsync(p => p.EnrolmentId == id && p.Status == BookingStatus.Booked && p.StartsAt > now, Token);
        Remaining = (await db.ListRemainingAsync(Activity, [enrolment.ResidentId], Token))?[enrolment.ResidentId];
        return true;
    }
}
