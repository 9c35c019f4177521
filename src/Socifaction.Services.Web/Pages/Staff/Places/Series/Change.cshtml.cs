using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places.Series;

/// <summary>Another weekday, other hours or staff for a series, from a week on or altogether; every date is shown before it is saved.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ChangeModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckSeries check, ChangeSeries change, EndSeries end) : SchedulePage(db, clock)
{
    private const string All = "all";
    private const string Here = "here";

    [BindProperty(SupportsGet = true, Name = "from")] public string? FromSession { get; set; }
    [BindProperty] public string? Reach { get; set; }
    [BindProperty] public string? Weekday { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Ends { get; set; }
    [BindProperty] public string[] OnShift { get; set; } = [];
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Overriding { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? EndWhy { get; set; }

    /// <summary>The last day the series had when the form was opened.</summary>
    [BindProperty] public string? Seen { get; set; }

    public WeeklySession Weekly { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    public IReadOnlyList<string> StaffNames { get; private set; } = [];

    /// <summary>The session whose week it may begin with.</summary>
    public LocalDate? FromDate { get; private set; }

    public SeriesPreview? Preview { get; private set; }

    /// <summary>Sessions that stay after the series ended, for staff to decide.</summary>
    public IReadOnlyList<SessionToSettle> ToSettle { get; private set; } = [];

    public bool IsStale { get; private set; }

    public bool IsOver => Weekly.LastDay < Today;

    public bool IsShort => Preview?.Dates.Any(date => date.IsShort) == true;

    public string SeenNow => Weekly.LastDay is { } last ? Text(last) : "";

    public IReadOnlyList<Choice> Reaches => FromDate is { } date
        ? [new(Here, StaffTexts.Say(ScheduleWords.ReachHere, LocalFormat.Day(date))), new(All, ScheduleWords.ReachAll)]
        : [new(All, ScheduleWords.ReachAll)];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Reach = FromDate is null ? All : Here;
        Weekday = Weekly.Weekday.ToString();
        (Begins, Ends) = (LocalFormat.Time(Weekly.From), LocalFormat.Time(Weekly.To));
        OnShift = [.. Weekly.Shifts.Select(shift => shift.StaffMemberId.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Read(id) is not { } wanted)
        {
            return this.Unacceptable();
        }

        Preview = await check.RunAsync(wanted, Token);
        return Preview is null ? NotFound() : Preview.Refusal is { } why && why != ScheduleRefusal.CapacityBelowTaken ? Answer(why) : Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Read(id) is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (await change.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/places/schedule"));
        }

        Preview = await check.RunAsync(wanted, Token);
        return Answer(why);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        (Reach, Weekday, Begins, Ends) = (FromDate is null ? All : Here, Weekly.Weekday.ToString(), LocalFormat.Time(Weekly.From), LocalFormat.Time(Weekly.To));
        OnShift = [.. Weekly.Shifts.Select(shift => shift.StaffMemberId.ToString())];
        var last = DateOf(nameof(LastDay), LastDay);
        var why = Required(nameof(EndWhy), EndWhy, ScheduleWords.ReasonMissing, LongestReason);
        if (last is not { } day || why is null)
        {
            return this.Unacceptable();
        }

        if (await end.RunAsync(new(id, day, SeenDay, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out _, out var refusal) ? Answer(refusal, nameof(LastDay)) : Redirect(Url.Content("~/staff/places/schedule"));
    }

    private LocalDate? SeenDay => LocalDatePattern.Iso.Parse(Seen ?? "") is { Success: true, Value: var day } ? day : null;

    private SeriesWanted? Read(Guid id)
    {
        if (Reaches.All(choice => choice.Value != Reach))
        {
            ModelState.AddModelError(nameof(Reach), ScheduleWords.ChooseReach);
        }

        var weekday = WeekdayOf(nameof(Weekday), Weekday);
        var (from, to) = (TimeOn(nameof(Begins), Begins, null, Clock), TimeOn(nameof(Ends), Ends, null, Clock));
        var why = Required(nameof(Why), Why, ScheduleWords.ReasonMissing, LongestReason);
        var overriding = Optional(nameof(Overriding), Overriding, LongestReason);
        if (!ModelState.IsValid || weekday is not { } day || from is not { } start || to is not { } finish || why is null)
        {
            return null;
        }

        return new(id, Reach == Here ? IdOf(FromSession) : null, day, start, finish, IdsOf(OnShift) ?? [Guid.Empty], SeenDay,
            signedIn.AskAsStaff(Channel.Phone, why), overriding);
    }

    private IActionResult Answer(ScheduleRefusal why, string field = "")
    {
        IsStale = why == ScheduleRefusal.ChangedMeanwhile;
        ModelState.Remove(nameof(Seen));
        return Refuse(why, why == ScheduleRefusal.EndNotAfterStart ? nameof(Ends) : why == ScheduleRefusal.Past ? field : "");
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await Db.WeeklySessions.AsNoTracking().Include(w => w.Shifts).SingleOrDefaultAsync(w => w.Id == id, Token) is not { } weekly)
        {
            return false;
        }

        Weekly = weekly;
        Activity = await Db.Activities.Where(a => a.Id == weekly.OfferingId).Select(a => a.Name).SingleAsync(Token);
        var ids = weekly.Shifts.Select(shift => shift.StaffMemberId).ToList();
        StaffNames = await Db.StaffMembers.Where(staff => ids.Contains(staff.Id)).OrderBy(staff => staff.Name).Select(staff => staff.Name).ToListAsync(Token);
        if (!string.IsNullOrEmpty(FromSession))
        {
            var session = IdOf(FromSession);
            FromDate = await Db.Sessions.Where(s => s.Id == session && s.WeeklySessionId == id).Select(s => (LocalDate?)s.Date).SingleOrDefaultAsync(Token);
            if (FromDate is null)
            {
                return false;
            }
        }

        await LoadWorkersAsync();
        return true;
    }
}
