using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places.Sessions;

/// <summary>Adds one dated session to an activity.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AddModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, AddSession add) : SchedulePage(db, clock)
{
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Activity { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string[] OnShift { get; set; } = [];

    public IReadOnlyList<Choice> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        RequestId ??= Guid.CreateVersion7().ToString();
        return Activities.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (IdsOf(OnShift) is not { } staff || (Activity is { Length: > 0 } && IdOf(Activity) is null))
        {
            return NotFound();
        }

        if (IdOf(Activity) is null)
        {
            ModelState.AddModelError(nameof(Activity), ScheduleWords.Choose);
        }

        var day = DateOf(nameof(Day), Day);
        var (from, to) = (TimeOn(nameof(From), From, day, Clock), TimeOn(nameof(To), To, day, Clock));
        if (IdOf(Activity) is not { } activity || day is not { } date || from is not { } start || to is not { } end)
        {
            return this.Unacceptable();
        }

        var wanted = new SessionWanted(Guid.Parse(RequestId), activity, new(date, start, end), staff, signedIn.AskAsStaff(Channel.Phone));
        if (await add.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out var session, out var why)
            ? await RefuseTimeAsync(why, why == ScheduleRefusal.EndNotAfterStart ? nameof(To) : why == ScheduleRefusal.FormAlreadyUsed ? "" : nameof(Day), activity, wanted.Time)
            : Redirect(Url.Content($"~/staff/places/sessions/{session.Id}"));
    }

    private async Task LoadAsync()
    {
        Activities = [.. (await Db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync(Token)).Select(a => new Choice(a.Id.ToString(), a.Name))];
        if (Activities.Count == 1)
        {
            Activity ??= Activities[0].Value;
        }

        await LoadWorkersAsync();
    }
}
