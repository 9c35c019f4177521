using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>A worker is away for some days: which sessions that leaves short and whom it touches, then off all shifts at once.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class OffModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckCapacity check, TakeOffShift takeOff) : SchedulePage(db, clock)
{
    [BindProperty] public string? Worker { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Overriding { get; set; }

    /// <summary>What it would do; null until it was asked.</summary>
    public IReadOnlyList<CapacityPreview>? Sessions { get; private set; }

    public bool IsShort => Sessions?.Any(session => session.IsShort) == true;

    public Task OnGetAsync() => LoadWorkersAsync();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadWorkersAsync();
        if (Read() is not { } wanted)
        {
            return this.Unacceptable();
        }

        Sessions = await check.RunAsync(wanted, Token);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await LoadWorkersAsync();
        if (Read() is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (await takeOff.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/places/board?date={Text(wanted.FirstDay)}"));
        }

        Sessions = await check.RunAsync(wanted, Token);
        return Refuse(why, why == ScheduleRefusal.LastBeforeFirst ? nameof(LastDay) : "");
    }

    private WorkerOff? Read()
    {
        if (Workers.All(worker => worker.Value != Worker))
        {
            ModelState.AddModelError(nameof(Worker), ScheduleWords.ChooseWorker);
        }

        var (first, last) = (DateOf(nameof(FirstDay), FirstDay), DateOf(nameof(LastDay), LastDay));
        var why = Required(nameof(Why), Why, ScheduleWords.ReasonMissing, LongestReason);
        var overriding = Optional(nameof(Overriding), Overriding, LongestReason);
        return ModelState.IsValid && IdOf(Worker) is { } worker && first is { } firstDay && last is { } lastDay && why is not null
            ? new(worker, firstDay, lastDay, signedIn.AskAsStaff(Channel.Phone, why), overriding)
            : null;
    }
}
