using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits.Plans;

/// <summary>A plan of visits for a person. The days that cannot be had are named one by one, and staff say whether to do without them.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckVisitPlan check, StartVisitPlan start) : VisitFormPage(db, clock)
{
    private const string Week = "1";
    private const string SecondWeek = "2";
    private const string Skip = "skip";
    private const string Come = "come";

    [BindProperty] public string[] Weekdays { get; set; } = [];
    [BindProperty] public string? Every { get; set; } = Week;
    [BindProperty] public string? OnHolidays { get; set; } = Skip;
    [BindProperty] public string? Entry { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string[] Without { get; set; } = [];

    /// <summary>The days on which the worker cannot come.</summary>
    public IReadOnlyList<VisitDayMissing> Missing { get; private set; } = [];

    public IReadOnlyList<Choice> MissingChoices => [.. Missing.Select(day => new Choice(Text(day.Date), LocalFormat.Day(day.Date), day.Why.InShort()))];

    public static IReadOnlyList<Choice> WeekdayChoices =>
        [.. Socifaction.Services.Time.Weekdays.All.List().Select(day => new Choice(day.ToString(), LocalFormat.Weekday(day)))];

    public static IReadOnlyList<Choice> EveryChoices => [new(Week, VisitWords.EveryWeek), new(SecondWeek, VisitWords.EverySecond)];

    public static IReadOnlyList<Choice> HolidayChoices => [new(Skip, VisitWords.HolidaysSkip), new(Come, VisitWords.HolidaysCome)];

    public async Task<IActionResult> OnGetAsync()
    {
        FirstDay = Text(Today.PlusDays(1));
        return await OpenAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        if (Read(Person.Resident.Id) is not { } form)
        {
            return this.Unacceptable();
        }

        if (await start.RunAsync(form, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var plan, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/visits/plans/details/{plan.Id}"));
        }

        if (why == VisitRefusal.DaysCannotBeHad)
        {
            Missing = await check.RunAsync(form, Token);
        }

        ModelState.AddModelError(why == VisitRefusal.DaysCannotBeHad ? nameof(Without) : FieldOf(why), why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private VisitPlanForm? Read(Guid residentId)
    {
        var (first, last) = (OptionalDate(nameof(FirstDay), FirstDay, Today), OptionalDate(nameof(LastDay), LastDay, Today));
        if (first is null && ModelState[nameof(FirstDay)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(FirstDay), VisitWords.DayMissing);
        }

        if (Every is not (Week or SecondWeek))
        {
            ModelState.AddModelError(nameof(Every), VisitWords.ChooseMissing);
        }

        if (OnHolidays is not (Skip or Come))
        {
            ModelState.AddModelError(nameof(OnHolidays), VisitWords.ChooseMissing);
        }

        var (worker, hours, entry) = (ReadWorker(), ReadHours(), Optional(nameof(Entry), Entry, 300));
        var weekdays = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Weekdays.Contains(day.ToString())).AsSet();
        return !ModelState.IsValid || first is not { } from || worker is not { } who || hours is not { } when ? null
            : new(SaidOnce, Help.Id, residentId, who, weekdays, when.From, when.To, [.. Tasks.Distinct()], from, last, signedIn.AskAsStaff(Channel.Phone))
            {
                EveryWeeks = Every == Week ? 1 : 2,
                VisitsOnHolidays = OnHolidays == Come,
                Entry = entry,
                Without = [.. Without.Select(day => LocalDatePattern.Iso.Parse(day ?? "")).Where(day => day.Success).Select(day => day.Value)],
            };
    }
}
