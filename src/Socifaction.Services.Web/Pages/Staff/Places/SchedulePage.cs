using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>What the schedule's forms share: who may work, typed days, hours and numbers, and refusals beside their field.</summary>
public abstract class SchedulePage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    protected ServicesDbContext Db => db;

    protected InitiativeClock Clock => clock;

    public LocalDate Today => clock.Today;

    /// <summary>Those who may be put on shift.</summary>
    public IReadOnlyList<Choice> Workers { get; private set; } = [];

    /// <summary>The days of the week to choose from.</summary>
    public static IReadOnlyList<Choice> Weekdays =>
        [.. Enumerable.Range(1, 7).Select(day => new Choice(((IsoDayOfWeek)day).ToString(), LocalFormat.Weekday((IsoDayOfWeek)day)))];

    protected async Task LoadWorkersAsync() => Workers = [.. (await db.StaffMembers.AsNoTracking()
            .Where(staff => staff.IsActive && staff.Role != Role.Driver && staff.Role != Role.Viewer).OrderBy(staff => staff.Name).ToListAsync(Token))
        .Select(staff => new Choice(staff.Id.ToString(), staff.Name))];

    /// <summary>The chosen ids; null when one is not an id at all.</summary>
    protected static IReadOnlyList<Guid>? IdsOf(IEnumerable<string> chosen)
    {
        var ids = chosen.Select(IdOf).ToList();
        return ids.Contains(null) ? null : [.. ids.OfType<Guid>()];
    }

    /// <summary>A typed day; null, with a message at the field, when there is none such.</summary>
    protected LocalDate? DateOf(string field, string? typed)
    {
        if (!LocalInput.Date(typed, Today).Refused(out var date, out var why))
        {
            return date;
        }

        ModelState.AddModelError(field, why.InWords(Today.PlusDays(1)));
        return null;
    }

    /// <summary>A day of the week; null, with a message at the field, when none was chosen.</summary>
    protected IsoDayOfWeek? WeekdayOf(string field, string? chosen)
    {
        if (Enum.TryParse<IsoDayOfWeek>(chosen, out var day) && day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday)
        {
            return day;
        }

        ModelState.AddModelError(field, ScheduleWords.ChooseWeekday);
        return null;
    }

    /// <summary>The page again with the refusal of a session's time; where another session stands in the way it names a time that is free.</summary>
    protected async Task<IActionResult> RefuseTimeAsync(ScheduleRefusal why, string field, Guid offeringId, SessionTime wanted, Guid? moving = null)
    {
        if (why != ScheduleRefusal.Clash || await db.FindFreeTimeAsync(offeringId, wanted, moving, clock, Token) is not { } free)
        {
            return Refuse(why, field, wanted.Date);
        }

        ModelState.AddModelError(field, StaffTexts.Say(ScheduleWords.ClashFree, ScheduleTexts.When(free.Date, free.From, free.To)));
        return this.Conflict();
    }

    /// <summary>The page again with the refusal beside a field, or on top.</summary>
    protected IActionResult Refuse(ScheduleRefusal why, string field = "", LocalDate? date = null)
    {
        ModelState.AddModelError(field, why == ScheduleRefusal.PublicHoliday && date is { } day && LocalFormat.FindHoliday(day) is { } holiday
            ? StaffTexts.Say(ScheduleWords.NextOpen, holiday, LocalFormat.Day(new SessionTime(day, default, default).NextOpenDay()))
            : why.InWords());
        return why.IsConflict() ? this.Conflict() : this.Unacceptable();
    }
}
