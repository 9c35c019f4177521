namespace Socifaction.Services.Places.Register;

/// <summary>Why something is not taken into the register.</summary>
public enum AttendanceRefusal
{
    /// <summary>The session has no such place.</summary>
    NoSuchPlace = 1,

    /// <summary>The place was given back.</summary>
    NoLongerBooked,

    /// <summary>The session does not take place.</summary>
    SessionCancelled,

    /// <summary>The session's day has not come.</summary>
    BeforeTheDay,

    /// <summary>The time is still to come.</summary>
    InFuture,

    /// <summary>The time is hours away from the session.</summary>
    Implausible,

    /// <summary>Another tap has this id.</summary>
    IdUsed,

    /// <summary>A person has said how it was: it is corrected there.</summary>
    AlreadyCorrected,

    /// <summary>Somebody changed the attendance meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Nobody leaves who has not come.</summary>
    ArrivalMissing,

    /// <summary>The leaving lies before the arriving.</summary>
    LeavesBeforeArriving,

    /// <summary>The session has begun: the family calls.</summary>
    SessionBegun,

    /// <summary>The kitchen has its number: the family calls.</summary>
    MealsCounted,

    /// <summary>Only an event counts people without a booking, and not so many.</summary>
    WalkInsUnfit,
}
