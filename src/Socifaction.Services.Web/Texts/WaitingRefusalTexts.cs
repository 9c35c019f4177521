using Socifaction.Services.Places.Waiting;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why nobody is put on the waiting list, or an offer comes to nothing, in words, and which status says so.</summary>
public static class WaitingRefusalTexts
{
    public static string InWords(this WaitingRefusal why) => why switch
    {
        WaitingRefusal.NothingChosen => Waiting.NothingChosen,
        WaitingRefusal.Past => Waiting.Past,
        WaitingRefusal.BookingShut => Waiting.BookingShut,
        WaitingRefusal.NotOpenYet => Waiting.NotOpenYet,
        WaitingRefusal.NotFull => Waiting.NotFull,
        WaitingRefusal.AlreadyBooked => Waiting.AlreadyBooked,
        WaitingRefusal.AlreadyWaiting => Waiting.AlreadyWaiting,
        WaitingRefusal.NotEligible => Waiting.NotEligible,
        WaitingRefusal.SessionCancelled => Waiting.SessionCancelled,
        WaitingRefusal.FormAlreadyUsed => Waiting.FormAlreadyUsed,
        WaitingRefusal.ReasonMissing => Waiting.ReasonMissing,
        WaitingRefusal.OfferOver => Waiting.OfferOver,
        WaitingRefusal.AlreadyAnswered => Waiting.AlreadyAnswered,
        WaitingRefusal.TooMany => Waiting.TooMany,
        WaitingRefusal.NotWaiting => Waiting.NotWaiting,
        WaitingRefusal.EnrolledOnce => Enrolments.PlaceEnrolledOnce,
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this WaitingRefusal why) =>
        why is WaitingRefusal.NothingChosen or WaitingRefusal.Past or WaitingRefusal.NotOpenYet or WaitingRefusal.FormAlreadyUsed
            or WaitingRefusal.ReasonMissing or WaitingRefusal.TooMany or WaitingRefusal.EnrolledOnce;
}
