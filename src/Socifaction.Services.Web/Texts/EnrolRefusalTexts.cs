using Socifaction.Services.Places.Enrolments;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why somebody is not enrolled, in words, and which status says so.</summary>
public static class EnrolRefusalTexts
{
    public static string InWords(this EnrolRefusal why) => why switch
    {
        EnrolRefusal.NothingChosen => Enrolments.RefusalNothing,
        EnrolRefusal.EndsBeforeItStarts => Enrolments.RefusalEnds,
        EnrolRefusal.Past => Enrolments.RefusalPast,
        EnrolRefusal.NotForEnrolling => Enrolments.RefusalEvent,
        EnrolRefusal.NotEligible => Enrolments.RefusalNotEligible,
        EnrolRefusal.AlreadyEnrolled => Enrolments.RefusalEnrolled,
        EnrolRefusal.AlreadyFunded => Enrolments.RefusalFunded,
        EnrolRefusal.AllowanceUsed => Enrolments.RefusalAllowance,
        EnrolRefusal.SeriesFull => Enrolments.RefusalSeries,
        EnrolRefusal.DaysFull => Enrolments.RefusalDays,
        EnrolRefusal.FormAlreadyUsed => Enrolments.RefusalFormUsed,
        EnrolRefusal.AlreadyEnded => Enrolments.RefusalEnded,
        EnrolRefusal.PlanShut => Enrolments.RefusalPlanShut,
        EnrolRefusal.NoSessions => Enrolments.RefusalNoSessions,
        EnrolRefusal.AlreadySettled => Enrolments.RefusalSettled,
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this EnrolRefusal why) => why is EnrolRefusal.NothingChosen or EnrolRefusal.EndsBeforeItStarts
        or EnrolRefusal.Past or EnrolRefusal.NotForEnrolling or EnrolRefusal.FormAlreadyUsed;
}
