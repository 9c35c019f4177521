using System.Globalization;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of visits: why not, what is done, how far, how long.</summary>
public static class VisitTexts
{
    public static string InWords(this VisitRefusal why) => why switch
    {
        VisitRefusal.NoWeekday => Visits.RefusedNoWeekday,
        VisitRefusal.Past => Visits.RefusedPast,
        VisitRefusal.TooFarAhead => Visits.RefusedTooFar,
        VisitRefusal.EndsBeforeItStarts => Visits.RefusedEnds,
        VisitRefusal.WrongHours => Visits.RefusedHours,
        VisitRefusal.UnknownTask => Visits.RefusedTask,
        VisitRefusal.NotEligible => Staff.NotEligible,
        VisitRefusal.OnLeave => Visits.RefusedOnLeave,
        VisitRefusal.OutsideHours => Visits.RefusedOutside,
        VisitRefusal.Taken => Visits.RefusedTaken,
        VisitRefusal.DaysCannotBeHad => Visits.RefusedDays,
        VisitRefusal.FormAlreadyUsed => Staff.FormUsed,
        VisitRefusal.ChangedMeanwhile => Visits.RefusedChanged,
        VisitRefusal.AlreadySettled => Visits.RefusedSettled,
        VisitRefusal.AlreadyEnded => Visits.RefusedEnded,
        VisitRefusal.NotYet => Visits.RefusedNotYet,
        VisitRefusal.NoReason => Visits.RefusedNoReason,
    };

    /// <summary>Why a worker cannot come on a day, in a word.</summary>
    public static string InShort(this VisitRefusal why) => why switch
    {
        VisitRefusal.OnLeave => Visits.ShortOnLeave,
        VisitRefusal.OutsideHours => Visits.ShortOutside,
        VisitRefusal.Taken => Visits.ShortTaken,
        _ => why.InWords(),
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this VisitRefusal why) => why is VisitRefusal.NoWeekday or VisitRefusal.Past or VisitRefusal.TooFarAhead
        or VisitRefusal.EndsBeforeItStarts or VisitRefusal.WrongHours or VisitRefusal.UnknownTask or VisitRefusal.FormAlreadyUsed or VisitRefusal.NotYet or VisitRefusal.NoReason;

    public static string InWords(this VisitMissed missed) => missed switch
    {
        VisitMissed.NotAtHome => Visits.MissedNotAtHome,
        VisitMissed.Refused => Visits.MissedRefused,
        VisitMissed.Cancelled => Visits.MissedCancelled,
    };

    /// <summary>Where a visit stands: who is not at home did not fail to come.</summary>
    public static string StatusInWords(this Visit visit) => visit.Status == BookingStatus.NoShow ? Visits.DidNotTakePlace : visit.Status.ForStaff();

    /// <summary>What became of a visit, with the real hours or the reason; empty while nobody has said.</summary>
    public static string ResultInWords(this Visit visit) => visit switch
    {
        { Missed: { } missed } => missed.InWords() + (visit.MissedBecause.Length == 0 ? "" : ": " + visit.MissedBecause),
        { CameAt: { } came, LeftAt: { } left } => LocalFormat.FromTo(came, left),
        _ => "",
    };

    /// <summary>Kept tasks as they are said: „apsipirkti, nuvalyti dulkes“.</summary>
    public static string TasksInWords(string tasks) => string.Join(", ", HomeHelp.Split(tasks));

    /// <summary>When a plan holds: „pr, tr nuo 9.00 iki 10.00, kas antrą savaitę“.</summary>
    public static string TurnsInWords(this VisitPlan plan) =>
        $"{plan.Weekdays.InWords()} {LocalFormat.FromTo(plan.From, plan.To)}{(plan.EveryWeeks == 1 ? "" : ", " + Visits.EverySecond)}";

    /// <summary>How far it is, and how long it takes: „4,2 km, 10 min.“.</summary>
    public static string InWords(this VisitTravel travel) => travel.Minutes == 0 ? Visits.TravelHere
        : StaffTexts.Say(Visits.Travel, (travel.Metres / 1000m).ToString("0.#", CultureInfo.CurrentCulture), travel.Minutes);

    /// <summary>Minutes as hours: „2 val. 30 min.“.</summary>
    public static string HoursInWords(int minutes) => StaffTexts.Say(Visits.Hours, minutes / 60, minutes % 60);
}
