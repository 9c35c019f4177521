using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>An offering of home help, also a new one: its words, the tasks to tick, the price of an hour, who sees it, whether people are reminded.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SettingsModel(ServicesDbContext db, KeepHomeHelp keep) : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";
    private const int LongestTasks = 600;

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? ForWhom { get; set; }
    [BindProperty] public string? Tasks { get; set; }
    [BindProperty] public string? Price { get; set; }
    [BindProperty] public string? Published { get; set; }
    [BindProperty] public string? Reminds { get; set; }
    [BindProperty(SupportsGet = true, Name = "kept")] public string? Kept { get; set; }

    public Guid? OfferingId { get; private set; }

    public bool IsKept => Kept == Yes;

    public static IReadOnlyList<Choice> PublishedChoices => [new(Yes, VisitWords.PublishedYes), new(No, VisitWords.PublishedNo)];

    public static IReadOnlyList<Choice> RemindsChoices => [new(No, VisitWords.RemindsNo), new(Yes, VisitWords.RemindsYes)];

    public async Task<IActionResult> OnGetAsync(Guid? offering)
    {
        OfferingId = offering;
        (RequestId, Version) = (Guid.CreateVersion7().ToString(), "0");
        (Name, Summary, ForWhom, Tasks, Published, Reminds) = (VisitWords.StarterName, VisitWords.StarterSummary, VisitWords.StarterForWhom, VisitWords.StarterTasks.Replace(';', '\n'), No, No);
        if (offering is null)
        {
            return Page();
        }

        return await ShowAsync(offering.Value) ? Page() : NotFound();
    }

    private async Task<bool> ShowAsync(Guid offering)
    {
        if (await db.HomeHelps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == offering, Token) is not { } help)
        {
            return false;
        }

        (Name, Summary, ForWhom, Tasks) = (help.Name, help.Summary, help.ForWhom, string.Join('\n', help.TaskList));
        (Published, Reminds) = (help.IsPublished ? Yes : No, help.TellsCancellationsOnly ? No : Yes);
        Price = help.Price.Cents == 0 ? "" : (help.Price.Cents / 100m).ToString("0.00", CultureInfo.CurrentCulture);
        Version = help.HelpVersion.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid? offering)
    {
        OfferingId = offering;
        if (offering is not null && !await db.HomeHelps.AnyAsync(one => one.Id == offering, Token))
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (Read(offering ?? Guid.Parse(RequestId)) is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (!(await keep.RunAsync(wanted, Token)).Refused(out var help, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/visits/settings/{help.Id}?kept=yes"));
        }

        if (why == VisitRefusal.ChangedMeanwhile && offering is { } changed && await ShowAsync(changed))
        {
            ModelState.Remove(nameof(Version));
            return this.ChangedMeanwhile();
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private HomeHelpWanted? Read(Guid id)
    {
        var name = Required(nameof(Name), Name, VisitWords.NameMissing);
        var (summary, forWhom, tasks) = (Optional(nameof(Summary), Summary, 500), Optional(nameof(ForWhom), ForWhom, 500), ReadTasks());
        var cents = 0;
        if (!string.IsNullOrWhiteSpace(Price) && LocalInput.Money(Price, 100_00).Refused(out cents, out _))
        {
            ModelState.AddModelError(nameof(Price), VisitWords.PriceWrong);
        }

        foreach (var (field, said) in ((string, string?)[])[(nameof(Published), Published), (nameof(Reminds), Reminds)])
        {
            if (said is not (Yes or No))
            {
                ModelState.AddModelError(field, VisitWords.ChooseMissing);
            }
        }

        // A version that is none is one that was changed meanwhile.
        var version = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        return ModelState.IsValid ? new(id, version, name!, summary, forWhom, tasks, cents, Published == Yes, Reminds == Yes) : null;
    }

    private List<string> ReadTasks()
    {
        var tasks = new List<string>();
        foreach (var line in (Tasks ?? "").Split('\n', HomeHelp.TaskDivider).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (!TypedText.Line(line, LongestLine).Refused(out var task, out var why))
            {
                tasks.Add(task);
            }
            else if (why != TextRefusal.Empty)
            {
                ModelState.AddModelError(nameof(Tasks), why.InWords("", LongestLine));
                return [];
            }
        }

        if (tasks.Sum(task => task.Length + 1) > LongestTasks)
        {
            ModelState.AddModelError(nameof(Tasks), VisitWords.TasksLong);
        }
        else if (tasks.Count == 0 && ModelState[nameof(Tasks)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(Tasks), VisitWords.TasksMissing);
        }

        return [.. tasks.Distinct()];
    }
}
