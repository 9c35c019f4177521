namespace Socifaction.Services.Places.Waiting;

/// <summary>Why somebody is not put on the waiting list, or an offer is not answered.</summary>
public enum WaitingRefusal
{
    /// <summary>No session or nobody was chosen.</summary>
    NothingChosen = 1,

    /// <summary>A session has begun or is over.</summary>
    Past,

    /// <summary>Too late for residents to wait by themselves: they call instead.</summary>
    BookingShut,

    /// <summary>Booking of that day has not opened.</summary>
    NotOpenYet,

    /// <summary>There is room: it can be booked at once.</summary>
    NotFull,

    /// <summary>Somebody already has a place in a session.</summary>
    AlreadyBooked,

    /// <summary>Somebody already waits for a session.</summary>
    AlreadyWaiting,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>A session does not take place.</summary>
    SessionCancelled,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>To go before others needs a reason.</summary>
    ReasonMissing,

    /// <summary>The offer's time is over, or it was taken back.</summary>
    OfferOver,

    /// <summary>The offer was answered otherwise.</summary>
    AlreadyAnswered,

    /// <summary>More were chosen than places are kept.</summary>
    TooMany,

    /// <summary>They wait no longer.</summary>
    NotWaiting,

    /// <summary>To a class or a course one is enrolled once for the whole series: staff put on its list.</summary>
    EnrolledOnce,
}
