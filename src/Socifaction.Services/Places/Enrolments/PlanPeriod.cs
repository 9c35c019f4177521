using NodaTime;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>The days that families say they need: next week, and to the end of the school holidays it touches; and until when they say it.</summary>
public sealed record PlanPeriod(LocalDate FirstDay, LocalDate LastDay, LocalDateTime Until)
{
    /// <summary>The period that is planned on a day; null where families need not say their days.</summary>
    public static PlanPeriod? Of(Activity activity, LocalDate today, IEnumerable<SchoolHoliday> holidays)
    {
        if (activity.PlanDay is not { } planDay)
        {
            return null;
        }

        var monday = today.Next(IsoDayOfWeek.Monday);
        var sunday = monday.PlusDays(6);
        var last = holidays.Where(holiday => holiday.FirstDay <= sunday && holiday.LastDay > sunday).Select(holiday => holiday.LastDay).DefaultIfEmpty(sunday).Max();
        var day = monday.PlusWeeks(-1).PlusDays((int)planDay - 1);
        return new(monday, last, activity.PlanUntil is { } until ? day.At(until) : day.PlusDays(1).AtMidnight());
    }

    /// <summary>Whether families may still say their days; staff may until each session begins.</summary>
    public bool IsOpen(InitiativeClock clock, bool byStaff) => byStaff || clock.Now < clock.InstantOf(Until.Date, Until.TimeOfDay);
}
