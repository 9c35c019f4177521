using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>A run of a day: other hours, break, vehicle or driver, off the road, or back on it.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ChangeModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckRun check, ChangeRun change) : RunFormPage(db, clock, check, change)
{
    /// <summary>Why it is taken off the road.</summary>
    [BindProperty] public string? OffWhy { get; set; }

    public Run Run { get; private set; } = null!;

    public bool IsOver => Run.EndsAt <= Clock.Now;

    /// <summary>Whether it is asked to be taken off the road.</summary>
    public bool IsOff { get; private set; }

    public LocalDateTime LocalOf(Instant at) => Clock.LocalOf(at);

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostPreviewAsync(Guid id) => ChangeAsync(id, PreviewAsync);

    public Task<IActionResult> OnPostSaveAsync(Guid id) => ChangeAsync(id, SaveAsync);

    public Task<IActionResult> OnPostOffPreviewAsync(Guid id) => TakeOffAsync(id, PreviewAsync);

    public Task<IActionResult> OnPostOffAsync(Guid id) => TakeOffAsync(id, SaveAsync);

    private async Task<IActionResult> ChangeAsync(Guid id, Func<RunWanted, Task<IActionResult>> answer) =>
        !await OpenAsync(id, asItIs: false) ? NotFound()
        : Read(id, Run.OfferingId, Run.Date, signedIn) is { } wanted ? await answer(wanted)
        : this.Unacceptable();

    private async Task<IActionResult> TakeOffAsync(Guid id, Func<RunWanted, Task<IActionResult>> answer)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        IsOff = true;
        return Required(nameof(OffWhy), OffWhy, RunWords.ReasonMissing, LongestReason) is { } why
            ? await answer(Wanted(new(
                id, Run.OfferingId, Run.Date, Run.VehicleId, Run.DriverId, Run.From, Run.To, Run.Break, true, signedIn.AskAsStaff(Channel.Phone, why))))
            : this.Unacceptable();
    }

    private async Task<bool> OpenAsync(Guid id, bool asItIs = true)
    {
        if (await Db.Runs.AsNoTracking().Include(run => run.Events).SingleOrDefaultAsync(run => run.Id == id, Token) is not { } run)
        {
            return false;
        }

        Run = run;
        if (asItIs)
        {
            Show(run.VehicleId, run.DriverId, run.From, run.To, run.Break);
        }

        await LoadAsync(run.VehicleId, run.DriverId);
        return true;
    }
}
