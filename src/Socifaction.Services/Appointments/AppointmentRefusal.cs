namespace Socifaction.Services.Appointments;

/// <summary>Why an appointment is not given.</summary>
public enum AppointmentRefusal
{
    /// <summary>No time was chosen.</summary>
    NothingChosen = 1,

    /// <summary>The time has passed.</summary>
    Past,

    /// <summary>Less than the least notice is left: residents call instead.</summary>
    BookingShut,

    /// <summary>Booking of that day has not opened.</summary>
    NotOpenYet,

    /// <summary>Somebody else has that time.</summary>
    Taken,

    /// <summary>What is needed is not there at that time.</summary>
    OutsideHours,

    /// <summary>The type has no such length.</summary>
    WrongLength,

    /// <summary>The person has another appointment at that time.</summary>
    AlreadyBooked,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>It is only for those whom staff took in.</summary>
    NotTakenIn,

    /// <summary>It is only for those who were sent, and no referral is written down.</summary>
    ReferralNeeded,

    /// <summary>The person has all the appointments that there are for one person in that month.</summary>
    AllowanceUsed,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>It was settled meanwhile.</summary>
    AlreadySettled,

    /// <summary>Less than the notice of cancelling is left: residents call instead.</summary>
    CancellingShut,

    /// <summary>Somebody else changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>It has not begun: nobody can have come, or not come.</summary>
    NotBegun,

    /// <summary>The person has fewer kilograms left in that month than are asked for.</summary>
    NotSoMuchLeft,

    /// <summary>No person brings so many kilograms.</summary>
    WrongWeight,

    /// <summary>No message may be written to that person or of that service: staff telephone.</summary>
    NoMessages,

    /// <summary>It is not the turn of that person, or the time is not free any more.</summary>
    NotOfferedNow,

    /// <summary>Too little is left until that time for an answer by SMS.</summary>
    OfferTooSoon,

    /// <summary>What was offered is over: answered, or kept until its hour.</summary>
    OfferOver,
}
