using Socifaction.Services.Bookings;

namespace Socifaction.Services.Rides;

/// <summary>Why a ride cannot be promised.</summary>
public enum RideRefusal
{
    /// <summary>The wished time has passed.</summary>
    Past = 1,

    /// <summary>Less than the least notice is left.</summary>
    BookingShut,

    /// <summary>The day cannot be booked yet.</summary>
    NotOpenYet,

    /// <summary>No vehicle is out that day.</summary>
    NoRunThatDay,

    /// <summary>One end lies further away than the vehicles go.</summary>
    OutsideArea,

    /// <summary>Even an empty vehicle could not do it within its hours.</summary>
    OutsideHours,

    /// <summary>Too few seats are free.</summary>
    NoSeat,

    /// <summary>No wheelchair place is free.</summary>
    NoWheelchairPlace,

    /// <summary>More people would travel along than the offering allows.</summary>
    TooManyCompanions,

    /// <summary>The day is full around the wished time.</summary>
    NoTimeToReachYou,

    /// <summary>The offering is not for this person.</summary>
    NotEligible,

    /// <summary>The person already has a ride at that time.</summary>
    AlreadyTravelling,

    /// <summary>It is not known where one end lies.</summary>
    PlaceUnknown,

    /// <summary>The way back would begin before the person has arrived.</summary>
    ReturnBeforeArrival,

    /// <summary>The person has to lie, and the vehicles have no stretcher.</summary>
    HasToLie,

    /// <summary>The vehicle would stand at the destination for too long.</summary>
    WaitTooLong,

    /// <summary>The destination is closed at that time.</summary>
    DestinationClosed,

    /// <summary>The same form was sent before with other words.</summary>
    FormAlreadyUsed,

    /// <summary>The person has had the rides of the month; staff may go past it with a reason.</summary>
    MonthlyLimit,

    /// <summary>The request was confirmed, declined or taken back meanwhile.</summary>
    AlreadyAnswered,
}

internal static class WindowAnswers
{
    /// <summary>The refusal that goes with what the booking window says.</summary>
    public static RideRefusal? AsRefusal(this WindowAnswer answer) => answer switch
    {
        WindowAnswer.Open => null,
        WindowAnswer.Past => RideRefusal.Past,
        WindowAnswer.TooLate => RideRefusal.BookingShut,
        WindowAnswer.TooEarly => RideRefusal.NotOpenYet,
    };
}
