using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places.Sessions;

/// <summary>Adds one dated session to an activity.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AddModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, AddSession add) : NewSessionsPage(db, clock)
{
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Activities.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (ReadChosen() is not { } staff)
        {
            return NotFound();
        }

        var day = DateOf(nameof(Day), Day);
        var (from, to) = (TimeOn(nameof(From), From, day, Clock), TimeOn(nameof(To), To, day, Clock));
        if (IdOf(Activity) is not { } activity || day is not { } date || from is not { } start || to is not { } end)
        {
            return this.Unacceptable();
        }

        var wanted = new SessionWanted(Guid.Parse(RequestId!), activity, new(date, start, end), staff, signedIn.AskAsStaff(Channel.Phone));
        if (await add.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out var session, out var why)
            ? await RefuseTimeAsync(why, why == ScheduleRefusal.EndNotAfterStart ? nameof(To) : why == ScheduleRefusal.FormAlreadyUsed ? "" : nameof(Day), activity, wanted.Time)
            : Redirect(Url.Content($"~/staff/places/sessions/{session.Id}"));
    }
}
