using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>One run of the weekly pattern: a new one, other hours, vehicle or driver, or its end. It says which made runs stay as they are.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WeeklyModel(ServicesDbContext db, InitiativeClock clock, ChangeWeeklyRun change, EndWeeklyRun end) : RunFieldsPage(db, clock)
{
    private const string Yes = "yes";

    /// <summary>The id of the weekly run that the form makes.</summary>
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Weekday { get; set; }

    /// <summary>The mark of the state that the form was filled from.</summary>
    [BindProperty] public string? Seen { get; set; }

    /// <summary>Ticked when the runs that nobody travels on are to be made anew.</summary>
    [BindProperty] public string? Anew { get; set; }

    /// <summary>Ticked when they are to end with it.</summary>
    [BindProperty] public string? EndAlso { get; set; }

    /// <summary>The weekly run that is changed; null while a new one is asked for.</summary>
    public WeeklyRun? Weekly { get; private set; }

    /// <summary>The runs made from it that nobody travels on yet.</summary>
    public IReadOnlyList<Run> Free { get; private set; } = [];

    /// <summary>The runs made from it that stay as they are.</summary>
    public IReadOnlyList<Run> Kept { get; private set; } = [];

    public IReadOnlyList<Choice> Anews => [new(Yes, Plural.Format(Free.Count, RunWords.AnewFree))];

    public IReadOnlyList<Choice> EndAlsos => [new(Yes, Plural.Format(Free.Count, RunWords.EndFree))];

    /// <summary>The days of the week to choose from.</summary>
    public static IReadOnlyList<Choice> Weekdays =>
        [.. Enumerable.Range(1, 7).Select(day => new Choice(((IsoDayOfWeek)day).ToString(), LocalFormat.Weekday((IsoDayOfWeek)day)))];

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        if (Weekly is { } weekly)
        {
            Show(weekly);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        var offering = Weekly?.OfferingId ?? Chosen(nameof(Offering), Offering, Offerings, RunWords.ChooseOffering);
        var day = Chosen(Weekday);
        if (ReadFields(null) is not { } fields || offering is not { } service || day is not { } weekday)
        {
            return this.Unacceptable();
        }

        var wanted = new WeeklyRunWanted(
            id ?? Guid.Parse(RequestId!), service, weekday, fields.VehicleId, fields.DriverId, fields.From, fields.To, fields.Break, Anew == Yes)
        {
            Seen = id is null ? null : Seen ?? "",
        };
        var asked = await change.RunAsync(wanted, Token);
        if (asked is { Refusal: RunRefusal.ChangedMeanwhile } && await OpenAsync(id) && Weekly is { } theirs)
        {
            Show(theirs);
            return this.ChangedMeanwhile();
        }

        return asked is not { } outcome ? NotFound()
            : outcome.Refused(out _, out var why) ? Refuse(why, why switch
            {
                RunRefusal.VehicleTaken => RunWords.RefusedVehicleWeekly,
                RunRefusal.DriverTaken => RunWords.RefusedDriverWeekly,
                _ => why.InWords(),
            })
            : Redirect(Url.Content("~/staff/rides/runs/week"));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id) =>
        await end.RunAsync(id, EndAlso == Yes, Token) ? Redirect(Url.Content("~/staff/rides/runs/week")) : NotFound();

    private IsoDayOfWeek? Chosen(string? weekday)
    {
        if (Enum.TryParse<IsoDayOfWeek>(weekday, out var day) && Weekdays.Any(choice => choice.Value == weekday))
        {
            return day;
        }

        ModelState.AddModelError(nameof(Weekday), RunWords.ChooseWeekday);
        return null;
    }

    private void Show(WeeklyRun weekly)
    {
        (Weekday, Seen) = (weekly.Weekday.ToString(), WeeklyRunWanted.MarkOf(weekly));
        Show(weekly.VehicleId, weekly.DriverId, weekly.From, weekly.To, weekly.Break);
    }

    private async Task<bool> OpenAsync(Guid? id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        Weekly = id is null ? null : await Db.WeeklyRuns.AsNoTracking().SingleOrDefaultAsync(weekly => weekly.Id == id, Token);
        if (Weekly is { } found)
        {
            var made = await Db.Runs.AsNoTracking().MadeFrom(found.Id, Today).OrderBy(run => run.Date).ToListAsync(Token);
            Free = await Db.Runs.AsNoTracking().MadeFrom(found.Id, Today).Untouched(Db).ToListAsync(Token);
            Kept = [.. made.Where(run => Free.All(free => free.Id != run.Id))];
        }

        await LoadAsync(Weekly?.VehicleId, Weekly?.DriverId);
        return id is null ? Offerings.Count > 0 : Weekly is not null;
    }
}
