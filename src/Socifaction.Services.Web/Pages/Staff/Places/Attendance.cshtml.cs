using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>One person's day: what was tapped and by whom, why they do not come, and how it really was when the taps are wrong.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AttendanceModel(
    ServicesDbContext db, ReadRegister read, CorrectAttendance correct, ReportAbsence report, WithdrawAbsence withdraw, SignedIn signedIn, InitiativeClock clock) : StaffPage
{
    private const int LongestWords = 300;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The version that the form was made from.</summary>
    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public string? ArrivedTime { get; set; }

    [BindProperty]
    public string? LeftTime { get; set; }

    [BindProperty]
    public string? CollectedBy { get; set; }

    [BindProperty]
    public string? HadMeal { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public RegisterRow Row { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    public string State => RegisterTexts.StateOf(Row, Time);

    public IReadOnlyList<Choice> MealChoices => [new("yes", Words.Ate)];

    public async Task<IActionResult> OnGetAsync(Guid place)
    {
        if (!await FindAsync(place))
        {
            return NotFound();
        }

        (Kind, Why) = (Row.Absence?.Kind.ToString(), Row.Absence?.Words);
        (ArrivedTime, LeftTime) = (Row.Attendance?.ArrivedAt is { } arrived ? Time(arrived) : null, Row.Attendance?.LeftAt is { } left ? Time(left) : null);
        (CollectedBy, HadMeal) = (Row.Attendance?.CollectedBy, Row.Attendance?.HadMeal == true ? "yes" : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAbsenceAsync(Guid place)
    {
        if (!await FindAsync(place))
        {
            return NotFound();
        }

        var words = Optional(nameof(Why), Why, LongestWords);
        if (RegisterTexts.KindOf(Kind) is not { } kind)
        {
            ModelState.AddModelError(nameof(Kind), Words.WhyMissing);
            return this.Unacceptable();
        }

        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var outcome = await report.RunAsync(new(place, kind, words, signedIn.AskAsStaff(Channel.Phone)), Token);
        return Answer(outcome?.Refusal);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid place) => !await FindAsync(place) ? NotFound()
        : Answer((await withdraw.RunAsync(new(place, signedIn.AskAsStaff(Channel.Phone)), Token))?.Refusal);

    public async Task<IActionResult> OnPostCorrectAsync(Guid place)
    {
        if (!await FindAsync(place))
        {
            return NotFound();
        }

        var (date, who) = (Row.Place.Date, Optional(nameof(CollectedBy), CollectedBy));
        LocalTime? arrived = string.IsNullOrWhiteSpace(ArrivedTime) ? null : TimeOn(nameof(ArrivedTime), ArrivedTime, date, clock);
        LocalTime? left = string.IsNullOrWhiteSpace(LeftTime) ? null : TimeOn(nameof(LeftTime), LeftTime, date, clock);
        var because = Required(nameof(Because), Because, Words.BecauseMissing, LongestReason);
        if (!int.TryParse(Version, out var version) || !ModelState.IsValid || because is null)
        {
            return this.Unacceptable();
        }

        var outcome = await correct.RunAsync(new(place, version, arrived, left, who, HadMeal == "yes", signedIn.AskAsStaff(Channel.Visit, because)), Token);
        if (outcome?.Refusal is { } why && why.FieldOf() is { Length: > 0 } field)
        {
            ModelState.AddModelError(field, why.InWords());
            return this.Unacceptable();
        }

        return Answer(outcome?.Refusal);
    }

    private IActionResult Answer(AttendanceRefusal? refusal)
    {
        if (refusal is not { } why)
        {
            return Redirect($"{Request.PathBase}{Request.Path}");
        }

        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private string Time(Instant at) => LocalFormat.Time(clock.LocalOf(at).TimeOfDay);

    private async Task<bool> FindAsync(Guid id)
    {
        var session = await db.Places.Where(p => p.Id == id).Select(p => p.SessionId).SingleOrDefaultAsync(Token);
        var register = await read.RunAsync(session, Token);
        if (register?.Rows.FirstOrDefault(row => row.Place.Id == id) is not { } row)
        {
            return false;
        }

        (Row, Activity) = (row, register.Activity.Name);
        return true;
    }
}
