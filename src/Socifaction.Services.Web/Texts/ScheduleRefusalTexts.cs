using Socifaction.Services.Places.Schedule;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why a change of the schedule is not made, in words, and which status says so.</summary>
public static class ScheduleRefusalTexts
{
    public static string InWords(this ScheduleRefusal why) => why switch
    {
        ScheduleRefusal.CapacityBelowTaken => Schedule.RefusedBelow,
        ScheduleRefusal.BeyondRoom => Schedule.RefusedRoom,
        ScheduleRefusal.ReasonMissing => Schedule.ReasonMissing,
        ScheduleRefusal.Past => Schedule.RefusedPast,
        ScheduleRefusal.SessionCancelled => Schedule.IsClosed,
        ScheduleRefusal.ChangedMeanwhile => Schedule.StaleTitle,
        ScheduleRefusal.EndNotAfterStart => Schedule.RefusedEnd,
        ScheduleRefusal.HourSkipped => Schedule.RefusedSkipped,
        ScheduleRefusal.HourTwice => Schedule.RefusedTwice,
        ScheduleRefusal.Clash => Schedule.RefusedClash,
        ScheduleRefusal.PublicHoliday => Schedule.RefusedHoliday,
        ScheduleRefusal.TooFar => Schedule.RefusedFar,
        ScheduleRefusal.LastBeforeFirst => Schedule.RefusedRange,
        ScheduleRefusal.TooLong => Schedule.RefusedLong,
        ScheduleRefusal.RatioUnfit => Schedule.RefusedRatio,
        ScheduleRefusal.SourceMissing => Schedule.RefusedSource,
        ScheduleRefusal.NameMissing => Schedule.RefusedName,
        ScheduleRefusal.HolidaysOverlap => Schedule.RefusedOverlap,
        ScheduleRefusal.FormAlreadyUsed => Schedule.RefusedForm,
        ScheduleRefusal.NothingToClose => Schedule.RefusedNothing,
    };

    /// <summary>Whether the present state stands in the way (409); else the answer itself is wrong (422).</summary>
    public static bool IsConflict(this ScheduleRefusal why) =>
        why is ScheduleRefusal.CapacityBelowTaken or ScheduleRefusal.SessionCancelled or ScheduleRefusal.ChangedMeanwhile or ScheduleRefusal.Clash
            or ScheduleRefusal.HolidaysOverlap or ScheduleRefusal.NothingToClose;
}
