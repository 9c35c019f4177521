using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Which day: one of the next with a run, or another in three fields.</summary>
public sealed class DayModel(RideDesk desk, ServicesDbContext db) : BookStepModel(desk, RideStep.Day)
{
    private const int DaysShown = 5;
    private const string OtherDay = "other";

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty(Name = "Other.Year")]
    public string? Year { get; set; }

    [BindProperty(Name = "Other.Month")]
    public string? Month { get; set; }

    [BindProperty(Name = "Other.Day")]
    public string? DayOfMonth { get; set; }

    /// <summary>The other day as it was kept, for the three fields.</summary>
    public LocalDate? Other { get; private set; }

    public IReadOnlyList<Choice> Days { get; private set; } = [];

    public string Example => RideTexts.Digits(Desk.Clock.Today.PlusDays(7));

    private LocalDate LastDay => Desk.Service.Window.LastDay(Desk.Clock.Today);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Answers.Date is { } date)
        {
            var listed = Days.Any(day => day.Value == RideAnswers.Text(date));
            Day ??= listed ? RideAnswers.Text(date) : OtherDay;
            Other = listed ? null : date;
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Read() is not { } date || await FindObjectionAsync(date) is { } wrong && Object(wrong))
        {
            return this.Unacceptable();
        }

        return await KeepAsync(Answers with { Day = RideAnswers.Text(date) });
    }

    private LocalDate? Read()
    {
        var typed = LocalInput.Date(Year, Month, DayOfMonth);
        if (Day is { Length: > 0 } and not OtherDay && LocalDatePattern.Iso.Parse(Day) is { Success: true } chosen)
        {
            return chosen.Value;
        }

        if (Day is not OtherDay && typed.Refusal == DateRefusal.Empty)
        {
            ModelState.AddModelError(nameof(Day), Words.DayMissing);
            return null;
        }

        if (typed.Refused(out var date, out var why))
        {
            Object(why.InWords(Desk.Clock.Today.PlusDays(7)));
            return null;
        }

        return date;
    }

    private async Task<string?> FindObjectionAsync(LocalDate date)
    {
        if (date < Desk.Clock.Today)
        {
            return Words.DayPast;
        }

        if (date > LastDay)
        {
            return RideTexts.Say(Words.DayTooFar, LocalFormat.DayAndMonth(LastDay));
        }

        if ((await db.ListRideDaysAsync(Desk.Service.Id, date, date, 1, HttpContext.RequestAborted)).Count > 0)
        {
            return null;
        }

        var next = await db.ListRideDaysAsync(Desk.Service.Id, date, LastDay, 1, HttpContext.RequestAborted);
        return next.Count == 0 ? Words.DayNone
            : LocalFormat.FindHoliday(date) is { } holiday ? RideTexts.Say(Words.DayHoliday, holiday, LocalFormat.Day(next[0]))
            : RideTexts.Say(Words.DayNoRun, LocalFormat.Day(next[0]));
    }

    private bool Object(string wrong)
    {
        ModelState.AddModelError(Day is { Length: > 0 } and not OtherDay ? nameof(Day) : nameof(Other), wrong);
        return true;
    }

    private async Task LoadAsync()
    {
        var today = Desk.Clock.Today;
        var days = await db.ListRideDaysAsync(Desk.Service.Id, today, LastDay, DaysShown + 1, HttpContext.RequestAborted);
        // By the evening today's car has gone home.
        var shown = days.Where(day => day > today || Desk.Clock.TimeNow < new LocalTime(15, 0)).Take(DaysShown);
        Days = [.. shown.Select(day => new Choice(RideAnswers.Text(day), Named(day, today))), new(OtherDay, Words.DayOther)];
    }

    private static string Named(LocalDate day, LocalDate today)
    {
        var name = LocalFormat.FindRelative(day, today) is { } near ? $"{near}, {LocalFormat.Day(day)}" : LocalFormat.Day(day);
        return char.ToUpper(name[0], System.Globalization.CultureInfo.CurrentCulture) + name[1..];
    }
}
