using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>When a session is to take place: a day and its hours.</summary>
public sealed record SessionTime(LocalDate Date, LocalTime From, LocalTime To)
{
    /// <summary>How far ahead sessions are set.</summary>
    public const int LongestDaysAhead = 366;

    /// <summary>Whether a session of the same activity stands in the way; what is cancelled only keeps its own beginning.</summary>
    public bool ClashesWith(Session other) =>
        other.Date == Date && (other.IsCancelled ? other.From == From : other.From < To && From < other.To);

    /// <summary>Why staff may not set an activity's session so, leaving other sessions aside, or null.</summary>
    public ScheduleRefusal? Ask(Activity activity, InitiativeClock clock) =>
        From >= To ? ScheduleRefusal.EndNotAfterStart
        : clock.Zone.IsSkipped(Date, From) || clock.Zone.IsSkipped(Date, To) ? ScheduleRefusal.HourSkipped
        : clock.Zone.IsAmbiguous(Date, From) || clock.Zone.IsAmbiguous(Date, To) ? ScheduleRefusal.HourTwice
        : clock.InstantOf(Date, From) <= clock.Now ? ScheduleRefusal.Past
        : Date > clock.Today.PlusDays(LongestDaysAhead) ? ScheduleRefusal.TooFar
        : activity.RestsOnHolidays && PublicHolidays.IsHoliday(Date) ? ScheduleRefusal.PublicHoliday
        : null;

    /// <summary>The first day after it that is no public holiday.</summary>
    public LocalDate NextOpenDay()
    {
        var day = Date.PlusDays(1);
        while (PublicHolidays.IsHoliday(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>Why a date of a series has no session, or null. An hour of which the clock leaves something keeps its local time.</summary>
    public SkipReason? Skipped(Activity activity, IEnumerable<Session> others, DateTimeZone zone) =>
        activity.RestsOnHolidays && PublicHolidays.IsHoliday(Date) ? SkipReason.PublicHoliday
        : zone.InstantOf(Date, From) >= zone.InstantOf(Date, To) ? SkipReason.ClockChange
        : others.Any(ClashesWith) ? SkipReason.Clash
        : null;

    /// <summary>A session of the activity then, which nobody works at yet.</summary>
    public Session NewSession(Activity activity, Guid? weeklySessionId, DateTimeZone zone) => new()
    {
        OfferingId = activity.Id,
        WeeklySessionId = weeklySessionId,
        Date = Date,
        From = From,
        To = To,
        StartsAt = zone.InstantOf(Date, From),
        EndsAt = zone.InstantOf(Date, To),
        Capacity = 0,
    };
}
