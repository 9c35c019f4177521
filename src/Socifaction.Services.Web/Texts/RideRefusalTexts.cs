using Socifaction.Services.Rides;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why a ride cannot be had, in words; a new refusal without words does not build.</summary>
public static class RideRefusalTexts
{
    public static string InWords(this RideRefusal why) => why switch
    {
        RideRefusal.Past => Rides.RefusalPast,
        RideRefusal.BookingShut => Rides.RefusalBookingShut,
        RideRefusal.NotOpenYet => Rides.RefusalNotOpenYet,
        RideRefusal.NoRunThatDay => Rides.RefusalNoRunThatDay,
        RideRefusal.OutsideArea => Rides.RefusalOutsideArea,
        RideRefusal.OutsideHours => Rides.RefusalOutsideHours,
        RideRefusal.NoSeat => Rides.RefusalNoSeat,
        RideRefusal.NoWheelchairPlace => Rides.RefusalNoWheelchairPlace,
        RideRefusal.TooManyCompanions => Rides.RefusalTooManyCompanions,
        RideRefusal.NoTimeToReachYou => Rides.RefusalNoTimeToReachYou,
        RideRefusal.NotEligible => Rides.RefusalNotEligible,
        RideRefusal.AlreadyTravelling => Rides.RefusalAlreadyTravelling,
        RideRefusal.PlaceUnknown => Rides.RefusalPlaceUnknown,
        RideRefusal.ReturnBeforeArrival => Rides.RefusalReturnBeforeArrival,
        RideRefusal.HasToLie => Rides.RefusalHasToLie,
        RideRefusal.WaitTooLong => Rides.RefusalWaitTooLong,
        RideRefusal.DestinationClosed => Rides.RefusalDestinationClosed,
        RideRefusal.FormAlreadyUsed => Rides.RefusalFormAlreadyUsed,
        RideRefusal.MonthlyLimit => Rides.RefusalMonthlyLimit,
        RideRefusal.AlreadyAnswered => Rides.RefusalAlreadyAnswered,
    };

    /// <summary>Why a ride cannot be cancelled.</summary>
    public static string InWords(this CancelRefusal why) => why switch
    {
        CancelRefusal.AlreadyHappened => Rides.CancelHappened,
        CancelRefusal.TooLate => Rides.CancelTooLate,
    };

    /// <summary>Why an open return cannot be called in.</summary>
    public static string InWords(this CallInRefusal why) => why switch
    {
        CallInRefusal.NotOpen => Rides.CallInNotOpen,
        CallInRefusal.NotYet => Rides.CallInNotYet,
        CallInRefusal.TooLate => Rides.CallInTooLate,
    };

    /// <summary>Whether the person typed something that cannot be, rather than met a state that may change.</summary>
    public static bool IsWrongInput(this RideRefusal why) => why is RideRefusal.Past or RideRefusal.NotOpenYet
        or RideRefusal.ReturnBeforeArrival or RideRefusal.FormAlreadyUsed or RideRefusal.PlaceUnknown
        or RideRefusal.WaitTooLong or RideRefusal.DestinationClosed;
}
