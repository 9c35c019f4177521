namespace Socifaction.Services.Places.Enrolments;

/// <summary>Why somebody is not enrolled, or an enrolment or a week's plan is not changed.</summary>
public enum EnrolRefusal
{
    /// <summary>Nobody or no day of the week was chosen.</summary>
    NothingChosen = 1,

    /// <summary>The last day is before the first.</summary>
    EndsBeforeItStarts,

    /// <summary>The last day is over.</summary>
    Past,

    /// <summary>To an event one books, one is not enrolled.</summary>
    NotForEnrolling,

    /// <summary>The offering is for other ages or villages.</summary>
    NotEligible,

    /// <summary>The person is enrolled there on some of these days.</summary>
    AlreadyEnrolled,

    /// <summary>A voucher pays for another programme of the child on some of these days.</summary>
    AlreadyFunded,

    /// <summary>The person has had, or has booked, all the sessions there are for one person.</summary>
    AllowanceUsed,

    /// <summary>Some session of the series has too few places, for the person or for the children looked after meanwhile.</summary>
    SeriesFull,

    /// <summary>Some of the days have too few places.</summary>
    DaysFull,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>The enrolment ends earlier already.</summary>
    AlreadyEnded,

    /// <summary>The hour until which families say their days has passed: they call instead.</summary>
    PlanShut,

    /// <summary>No session is coming.</summary>
    NoSessions,

    /// <summary>The wish that is answered was enrolled, declined or taken back meanwhile.</summary>
    AlreadySettled,
}
