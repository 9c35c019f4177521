namespace Socifaction.Services.Appointments.Meals;

/// <summary>Why a meal is not given, changed or taken back.</summary>
public enum MealRefusal
{
    /// <summary>No day was chosen.</summary>
    NothingChosen = 1,

    /// <summary>Fewer than one portion, or more than one person may order.</summary>
    WrongPortions,

    /// <summary>The kitchen does not cook such a diet.</summary>
    NoSuchDiet,

    /// <summary>Meals are not eaten here, or not brought home.</summary>
    NotThatWay,

    /// <summary>Nobody knows where to bring it.</summary>
    NoAddress,

    /// <summary>The kitchen does not cook on that day.</summary>
    NotServed,

    /// <summary>The day's meals are being served, or were.</summary>
    Past,

    /// <summary>The deadline has passed: residents call instead.</summary>
    OrderingShut,

    /// <summary>The day cannot be ordered yet.</summary>
    NotOpenYet,

    /// <summary>The person has a meal on that day.</summary>
    AlreadyOrdered,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>Too few portions are left.</summary>
    Full,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>Somebody changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>The meal was cancelled or given meanwhile.</summary>
    AlreadySettled,

    /// <summary>No day of the week was chosen for a standing order.</summary>
    NoWeekday,

    /// <summary>A standing order's last day comes before its first.</summary>
    EndsBeforeItStarts,

    /// <summary>The standing order has ended on an earlier day.</summary>
    AlreadyEnded,

    /// <summary>The standing order rests on some of those days already.</summary>
    AlreadyPaused,
}
