using Socifaction.Services.Places;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why a place is not given, in words, and which status says so.</summary>
public static class PlaceRefusalTexts
{
    public static string InWords(this PlaceRefusal why) => why switch
    {
        PlaceRefusal.NothingChosen => Places.NothingChosen,
        PlaceRefusal.Past => Places.Past,
        PlaceRefusal.BookingShut => Places.BookingShut,
        PlaceRefusal.NotOpenYet => Places.NotOpenYet,
        PlaceRefusal.Full => Places.RefusedFull,
        PlaceRefusal.AlreadyBooked => Places.AlreadyBooked,
        PlaceRefusal.NotEligible => Places.NotEligible,
        PlaceRefusal.SessionCancelled => Places.SessionCancelled,
        PlaceRefusal.FormAlreadyUsed => Places.FormAlreadyUsed,
        PlaceRefusal.AlreadySettled => Places.AlreadySettled,
        PlaceRefusal.CancellingShut => Places.CancellingShut,
        PlaceRefusal.AllowanceUsed => Enrolments.PlaceAllowanceUsed,
        PlaceRefusal.NoChildcare => Enrolments.PlaceNoChildcare,
        PlaceRefusal.EnrolledOnce => Enrolments.PlaceEnrolledOnce,
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this PlaceRefusal why) =>
        why is PlaceRefusal.NothingChosen or PlaceRefusal.Past or PlaceRefusal.NotOpenYet or PlaceRefusal.FormAlreadyUsed or PlaceRefusal.EnrolledOnce;
}
