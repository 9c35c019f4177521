namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>Why a standing order is not taken or changed.</summary>
public enum StandingOrderRefusal
{
    /// <summary>No day of the week was chosen.</summary>
    NoWeekday = 1,

    /// <summary>The last day lies before the first.</summary>
    EndsBeforeItStarts,

    /// <summary>The day is over.</summary>
    Past,

    /// <summary>More people would travel along than the offering allows.</summary>
    TooManyCompanions,

    /// <summary>The way back would begin before the way out.</summary>
    ReturnBeforeArrival,

    /// <summary>It is not known where one end lies.</summary>
    PlaceUnknown,

    /// <summary>The person has such an order at that time of such a day already.</summary>
    AlreadyOrdered,

    /// <summary>The same form was sent before with other words.</summary>
    FormAlreadyUsed,

    /// <summary>It ended before that day.</summary>
    AlreadyEnded,

    /// <summary>Somebody changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>No ride is due on that day.</summary>
    NotADay,

    /// <summary>The person has to lie, and no vehicle carries that.</summary>
    HasToLie,
}
