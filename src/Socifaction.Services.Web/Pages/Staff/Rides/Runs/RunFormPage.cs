using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>A run of a day: what changes for whom is shown before it is saved.</summary>
public abstract class RunFormPage(ServicesDbContext db, InitiativeClock clock, CheckRun check, ChangeRun change) : RunFieldsPage(db, clock)
{
    [BindProperty] public string? Why { get; set; }

    /// <summary>The mark of the preview that was shown.</summary>
    [BindProperty] public string? Seen { get; set; }

    /// <summary>The rides that are cancelled at once.</summary>
    [BindProperty] public string[] CancelNow { get; set; } = [];

    /// <summary>What the change would do; null until it was asked.</summary>
    public RunPreview? Preview { get; private set; }

    /// <summary>The run as it was typed; null, with messages at the fields, when something is not right.</summary>
    protected RunWanted? Read(Guid id, Guid offeringId, LocalDate? date, SignedIn signedIn)
    {
        var why = Required(nameof(Why), Why, RunWords.ReasonMissing, LongestReason);
        return ReadFields(date) is { } fields && date is { } day && why is not null
            ? Wanted(new(id, offeringId, day, fields.VehicleId, fields.DriverId, fields.From, fields.To, fields.Break, false, signedIn.AskAsStaff(Channel.Phone, why)))
            : null;
    }

    /// <summary>With what staff have seen and ticked.</summary>
    protected RunWanted Wanted(RunWanted wanted) =>
        wanted with { Seen = Seen ?? "", CancelledRides = [.. CancelNow.Select(IdOf).OfType<Guid>()] };

    /// <summary>The page with what would change.</summary>
    protected async Task<IActionResult> PreviewAsync(RunWanted wanted)
    {
        if (await check.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var preview, out var why))
        {
            return Refuse(why);
        }

        Preview = preview;
        return Page();
    }

    /// <summary>Saves it, or shows the page again with what would change now.</summary>
    protected async Task<IActionResult> SaveAsync(RunWanted wanted)
    {
        if (await change.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var run, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/runs?date={Text(run.Date)}"));
        }

        if (why == RunRefusal.ChangedMeanwhile)
        {
            await PreviewAsync(wanted);
        }

        return Refuse(why);
    }
}
