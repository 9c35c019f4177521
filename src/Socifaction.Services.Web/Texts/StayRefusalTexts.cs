using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why a stay, a room or a referral is not given or changed so, in words, and which status says so.</summary>
public static class StayRefusalTexts
{
    /// <summary>In words; who needs more care than the house gives is told the right door, as the premises name it.</summary>
    public static string InWords(this StayRefusal why, Premises premises) => why switch
    {
        StayRefusal.NoNight => Stays.RefusedNoNight,
        StayRefusal.Past => Stays.RefusedPast,
        StayRefusal.BookingShut => Stays.RefusedShut,
        StayRefusal.NotOpenYet => Stays.RefusedNotOpen,
        StayRefusal.TooLong => Stays.RefusedLong,
        StayRefusal.NeedsMoreCare => $"{Stays.RefusedCare} {(premises.CareElsewhere.Length == 0 ? Stays.RefusedCareNext : premises.CareElsewhere)}",
        StayRefusal.NotEligible => Stays.RefusedEligible,
        StayRefusal.AlreadyHere => Stays.RefusedHere,
        StayRefusal.NoRoom => Stays.RefusedRoom,
        StayRefusal.RoomClosed => Stays.RefusedClosed,
        StayRefusal.NoAccess => Stays.RefusedAccess,
        StayRefusal.FormAlreadyUsed => Stays.RefusedForm,
        StayRefusal.AlreadySettled => Stays.RefusedSettled,
        StayRefusal.ChangedMeanwhile => Stays.RefusedChanged,
        StayRefusal.AlreadyBegun => Stays.RefusedBegun,
        StayRefusal.NotArrived => Stays.RefusedNotArrived,
        StayRefusal.NoSuchTime => Stays.RefusedTime,
        StayRefusal.CancellingShut => Stays.RefusedCancelShut,
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this StayRefusal why) => why is StayRefusal.NoNight or StayRefusal.Past or StayRefusal.NotOpenYet or StayRefusal.TooLong
        or StayRefusal.NeedsMoreCare or StayRefusal.NoSuchTime or StayRefusal.FormAlreadyUsed;

    /// <summary>Whether other nights or another room may be offered instead.</summary>
    public static bool HasOtherNights(this StayRefusal why) =>
        why is StayRefusal.NoRoom or StayRefusal.RoomClosed or StayRefusal.NoAccess or StayRefusal.BookingShut or StayRefusal.NotOpenYet or StayRefusal.Past;

    public static string InWords(this RoomRefusal why) => why switch
    {
        RoomRefusal.BedTaken => Stays.RoomBedTaken,
        RoomRefusal.RoomTaken => Stays.RoomTaken,
        RoomRefusal.NoNight => Stays.RoomNoNight,
        RoomRefusal.NameTaken => Stays.RoomNameTaken,
        RoomRefusal.ChangedMeanwhile => Stays.RefusedChanged,
    };

    public static string InWords(this ReferralRefusal why) => why switch
    {
        ReferralRefusal.AlreadyReferred => Stays.ReferralAlready,
        ReferralRefusal.NotYet => Stays.ReferralNotYet,
        ReferralRefusal.NotWaiting => Stays.ReferralNotWaiting,
        ReferralRefusal.OfferOpen => Stays.ReferralOfferOpen,
        ReferralRefusal.AlreadyAnswered => Stays.ReferralAnswered,
        ReferralRefusal.ChangedMeanwhile => Stays.RefusedChanged,
    };
}
