using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of wishes that came to nothing: what for and why.</summary>
public static class UnmetRideTexts
{
    public static string InWords(this WishPurpose purpose) => purpose switch
    {
        WishPurpose.Health => Needs.PurposeHealth,
        WishPurpose.Pharmacy => Needs.PurposePharmacy,
        WishPurpose.Shop => Needs.PurposeShop,
        WishPurpose.Office => Needs.PurposeOffice,
        WishPurpose.Church => Needs.PurposeChurch,
        WishPurpose.Visit => Needs.PurposeVisit,
        WishPurpose.Other => Needs.PurposeOther,
    };

    public static string InWords(this UnmetRideReason reason) => reason switch
    {
        UnmetRideReason.RefusedBy1808 => Needs.ReasonBy1808,
        UnmetRideReason.NoTimeSuits => Needs.ReasonNoTime,
        UnmetRideReason.FoundAnother => Needs.ReasonAnother,
        UnmetRideReason.GaveUp => Needs.ReasonGaveUp,
    };

    public static string InWords(this UnmetReason reason) => reason switch
    {
        UnmetReason.NoRoom => PhoneDesk.ReasonNoRoom,
        UnmetReason.NoTimeSuits => Needs.ReasonNoTime,
        UnmetReason.NotGiven => PhoneDesk.ReasonNotGiven,
        UnmetReason.FoundAnother => PhoneDesk.ReasonAnother,
        UnmetReason.GaveUp => Needs.ReasonGaveUp,
    };

    /// <summary>A reason as the ledger keeps it, by its name.</summary>
    public static string ReasonInWords(this UnmetNeed need, bool isRide) => isRide ? ReasonInWords(need.Reason) : OtherInWords(need.Reason);

    /// <summary>The name of a reason in words, whatever was asked for; a ride's where a ride knows it.</summary>
    public static string ReasonInWords(string reason) =>
        Enum.TryParse<UnmetRideReason>(reason, out var said) && Enum.IsDefined(said) ? said.InWords()
        : Enum.TryParse<RideRefusal>(reason, out var why) && Enum.IsDefined(why) ? InShort(why)
        : OtherInWords(reason);

    private static string OtherInWords(string reason) =>
        Enum.TryParse<UnmetReason>(reason, out var told) && Enum.IsDefined(told) ? told.InWords() : InShort(reason);

    // The refusals of the other rooms.
    private static string InShort(string reason) => reason switch
    {
        nameof(PlaceRefusal.Full) => Needs.ReasonFull,
        nameof(AppointmentRefusal.Taken) => Needs.ReasonTaken,
        nameof(AppointmentRefusal.OutsideHours) => Needs.ReasonHours,
        nameof(AppointmentRefusal.AllowanceUsed) or nameof(AppointmentRefusal.NotSoMuchLeft) => Needs.ReasonAllowance,
        nameof(PlaceRefusal.NotEligible) => Needs.ReasonEligible,
        nameof(PlaceRefusal.NoChildcare) => Needs.ReasonChildcare,
        nameof(MealRefusal.NotServed) => Needs.ReasonNotServed,
        nameof(StayRefusal.RoomClosed) => Needs.ReasonFull,
        nameof(StayRefusal.NoAccess) => Needs.ReasonAccess,
        nameof(StayRefusal.NeedsMoreCare) => Needs.ReasonCare,
        nameof(StayRefusal.TooLong) => Needs.ReasonTooLong,
        _ => Needs.ReasonOther,
    };

    private static string InShort(RideRefusal why) => why switch
    {
        RideRefusal.BookingShut => Needs.ReasonShut,
        RideRefusal.NoRunThatDay => Needs.ReasonNoRun,
        RideRefusal.OutsideArea => Needs.ReasonArea,
        RideRefusal.OutsideHours => Needs.ReasonHours,
        RideRefusal.NoSeat => Needs.ReasonSeat,
        RideRefusal.NoWheelchairPlace => Needs.ReasonWheelchair,
        RideRefusal.TooManyCompanions => Needs.ReasonCompanions,
        RideRefusal.NoTimeToReachYou => Needs.ReasonBusy,
        RideRefusal.NotEligible => Needs.ReasonEligible,
        RideRefusal.MonthlyLimit => Needs.ReasonLimit,
        _ => Needs.ReasonOther,
    };
}
