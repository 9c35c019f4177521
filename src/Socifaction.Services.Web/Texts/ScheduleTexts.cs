using NodaTime;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>What the schedule's pages say of sessions and series.</summary>
public static class ScheduleTexts
{
    /// <summary>„antradienis, kovo 16 d., nuo 13.00 iki 17.30“.</summary>
    public static string When(LocalDate date, LocalTime from, LocalTime to) => $"{LocalFormat.Day(date)}, {LocalFormat.FromTo(from, to)}";

    /// <summary>Why a date has no session.</summary>
    public static string InWords(this SkipReason reason) => reason switch
    {
        SkipReason.PublicHoliday => Schedule.SkipHoliday,
        SkipReason.Clash => Schedule.SkipClash,
        SkipReason.ClockChange => Schedule.SkipClock,
        SkipReason.ByHand => Schedule.SkipByHand,
    };

    /// <summary>When in the school year a series takes place.</summary>
    public static string InWords(this Season season) => season switch
    {
        Season.Always => Schedule.SeasonAlways,
        Season.Term => Schedule.SeasonTerm,
        Season.Holidays => Schedule.SeasonHolidays,
    };

    /// <summary>What was done to a session.</summary>
    public static string InWords(this SessionEventKind kind) => kind switch
    {
        SessionEventKind.Added => Schedule.EventAdded,
        SessionEventKind.StaffChanged => Schedule.EventStaff,
        SessionEventKind.Overridden => Schedule.EventOverridden,
        SessionEventKind.Moved => Schedule.EventMoved,
        SessionEventKind.Cancelled => Schedule.EventCancelled,
        SessionEventKind.OverrideEnded => Schedule.EventOverrideEnded,
        SessionEventKind.Reopened => Schedule.EventReopened,
    };

    /// <summary>Whether a person knows.</summary>
    public static string InWords(this Reach reach) => reach switch
    {
        Reach.Reached => Schedule.Reached,
        Reach.OnTheWay => Schedule.OnTheWay,
        Reach.ToCall => Schedule.ToCall,
    };

    /// <summary>What a change of a series does to a date.</summary>
    public static string InWords(this SeriesDate date) =>
        date.Stays && date.Step is not (SeriesStep.Past or SeriesStep.KeptByHand) ? Schedule.StepStays : date.Step.InWords();

    private static string InWords(this SeriesStep step) => step switch
    {
        SeriesStep.Moved => Schedule.StepMoved,
        SeriesStep.PublicHoliday => Schedule.StepHoliday,
        SeriesStep.ClockChange => Schedule.StepClock,
        SeriesStep.Clash => Schedule.StepClash,
        SeriesStep.OutOfSeason => Schedule.StepSeason,
        SeriesStep.Past => Schedule.StepPast,
        SeriesStep.KeptByHand => Schedule.StepByHand,
    };
}
