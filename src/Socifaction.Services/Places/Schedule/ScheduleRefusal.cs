namespace Socifaction.Services.Places.Schedule;

/// <summary>Why a change of sessions, their hours, staff or capacity is not made.</summary>
public enum ScheduleRefusal
{
    /// <summary>The session would hold fewer than it has given, and nobody said why it may.</summary>
    CapacityBelowTaken = 1,

    /// <summary>The room holds no more.</summary>
    BeyondRoom,

    /// <summary>What goes against the rule needs a reason.</summary>
    ReasonMissing,

    /// <summary>It has begun or is over.</summary>
    Past,

    /// <summary>The session does not take place.</summary>
    SessionCancelled,

    /// <summary>Somebody else of the staff changed it after the form was opened.</summary>
    ChangedMeanwhile,

    EndNotAfterStart,

    /// <summary>The clock jumps over that hour on that day.</summary>
    HourSkipped,

    /// <summary>That hour comes twice on that day.</summary>
    HourTwice,

    /// <summary>Another session of the activity stands at those hours.</summary>
    Clash,

    /// <summary>The activity rests on public holidays.</summary>
    PublicHoliday,

    /// <summary>More than a year ahead.</summary>
    TooFar,

    /// <summary>The last day comes before the first.</summary>
    LastBeforeFirst,

    /// <summary>More than three months at once.</summary>
    TooLong,

    /// <summary>A ratio that falls as workers are added, or is none.</summary>
    RatioUnfit,

    /// <summary>A ratio names the act it comes from.</summary>
    SourceMissing,

    NameMissing,

    /// <summary>The days lie in school holidays that are entered already.</summary>
    HolidaysOverlap,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>There is nothing to close in those days.</summary>
    NothingToClose,
}
