namespace Socifaction.Services.Places;

/// <summary>Why a place is not given.</summary>
public enum PlaceRefusal
{
    /// <summary>No day or nobody was chosen.</summary>
    NothingChosen = 1,

    /// <summary>The session has begun or is over.</summary>
    Past,

    /// <summary>Less than the least notice is left: residents call instead.</summary>
    BookingShut,

    /// <summary>Booking of that day has not opened.</summary>
    NotOpenYet,

    /// <summary>Too few places are left.</summary>
    Full,

    /// <summary>The person already has a place in the session.</summary>
    AlreadyBooked,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>The session does not take place.</summary>
    SessionCancelled,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>The request was confirmed, declined or taken back meanwhile.</summary>
    AlreadySettled,

    /// <summary>Less than the initiative's notice of cancelling is left: residents call instead.</summary>
    CancellingShut,

    /// <summary>The person has had, or has booked, all the sessions there are for one person.</summary>
    AllowanceUsed,

    /// <summary>Nobody looks after children at the hours of the session.</summary>
    NoChildcare,

    /// <summary>To a class or a course one is enrolled once for the whole series; by oneself one books no single session.</summary>
    EnrolledOnce,
}
