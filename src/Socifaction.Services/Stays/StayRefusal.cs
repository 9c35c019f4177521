namespace Socifaction.Services.Stays;

/// <summary>Why a stay or a residence is not given or not changed so.</summary>
public enum StayRefusal
{
    /// <summary>The departure is not after the arrival.</summary>
    NoNight = 1,

    /// <summary>The day has passed.</summary>
    Past,

    /// <summary>Less than the least notice is left: residents call instead.</summary>
    BookingShut,

    /// <summary>So far ahead nothing is given yet.</summary>
    NotOpenYet,

    /// <summary>More nights than a stay may have: longer living is decided by the municipality.</summary>
    TooLong,

    /// <summary>The person needs more care than the house gives.</summary>
    NeedsMoreCare,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>The person already stays or lives here on some of the nights.</summary>
    AlreadyHere,

    /// <summary>No bed, or no whole room, is free on all the nights.</summary>
    NoRoom,

    /// <summary>The chosen room is closed on some of the nights.</summary>
    RoomClosed,

    /// <summary>A wheelchair does not get into the room.</summary>
    NoAccess,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>The request was confirmed, declined or taken back meanwhile.</summary>
    AlreadySettled,

    /// <summary>Somebody changed it since the form was opened.</summary>
    ChangedMeanwhile,

    /// <summary>The person is here already, or the stay is over.</summary>
    AlreadyBegun,

    /// <summary>The person has not come yet.</summary>
    NotArrived,

    /// <summary>A time that cannot be: it has not come yet, or the person would leave before coming.</summary>
    NoSuchTime,

    /// <summary>Less than the initiative's notice of cancelling is left: residents call instead.</summary>
    CancellingShut,
}
