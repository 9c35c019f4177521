namespace Socifaction.Services.Appointments.Visits;

/// <summary>Why a visit or a plan of visits is not so.</summary>
public enum VisitRefusal
{
    /// <summary>No day of the week was chosen.</summary>
    NoWeekday = 1,

    /// <summary>The day, or the hour, has passed.</summary>
    Past,

    /// <summary>More than a year ahead.</summary>
    TooFarAhead,

    /// <summary>The last day comes before the first.</summary>
    EndsBeforeItStarts,

    /// <summary>The end does not come after the beginning, or the visit is shorter than five minutes or longer than twelve hours.</summary>
    WrongHours,

    /// <summary>A task that is not on the list.</summary>
    UnknownTask,

    /// <summary>It is for other ages or villages.</summary>
    NotEligible,

    /// <summary>The worker is on leave or ill then.</summary>
    OnLeave,

    /// <summary>The worker does not work then.</summary>
    OutsideHours,

    /// <summary>The worker is with somebody else then.</summary>
    Taken,

    /// <summary>Some days of the plan cannot be had: staff say whether to do without them.</summary>
    DaysCannotBeHad,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>Somebody else changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>It was cancelled or settled meanwhile.</summary>
    AlreadySettled,

    /// <summary>The plan has ended by then.</summary>
    AlreadyEnded,

    /// <summary>The day of the visit, or its end, is still to come.</summary>
    NotYet,

    /// <summary>Why it came to nothing was not said.</summary>
    NoReason,
}
