using Socifaction.Services.Places.Register;

namespace Socifaction.Services.Web.Texts;

/// <summary>Why something is not taken into the register, in words, and beside which field.</summary>
public static class AttendanceRefusalTexts
{
    public static string InWords(this AttendanceRefusal why) => why switch
    {
        AttendanceRefusal.NoSuchPlace => Register.RefusedNoSuchPlace,
        AttendanceRefusal.NoLongerBooked => Register.RefusedNoLongerBooked,
        AttendanceRefusal.SessionCancelled => Register.RefusedSessionCancelled,
        AttendanceRefusal.BeforeTheDay => Register.RefusedBeforeTheDay,
        AttendanceRefusal.InFuture => Register.RefusedInFuture,
        AttendanceRefusal.Implausible => Register.RefusedImplausible,
        AttendanceRefusal.IdUsed => Register.TapUnreadable,
        AttendanceRefusal.AlreadyCorrected => Register.RefusedAlreadyCorrected,
        AttendanceRefusal.ChangedMeanwhile => Register.RefusedChangedMeanwhile,
        AttendanceRefusal.ArrivalMissing => Register.RefusedArrivalMissing,
        AttendanceRefusal.LeavesBeforeArriving => Register.RefusedLeavesBeforeArriving,
        AttendanceRefusal.SessionBegun => Register.RefusedSessionBegun,
        AttendanceRefusal.MealsCounted => Register.RefusedMealsCounted,
        AttendanceRefusal.WalkInsUnfit => Register.RefusedWalkInsUnfit,
    };

    /// <summary>The field of the correction that is wrong; empty when it is the state.</summary>
    public static string FieldOf(this AttendanceRefusal why) => why switch
    {
        AttendanceRefusal.ArrivalMissing or AttendanceRefusal.InFuture or AttendanceRefusal.Implausible => "ArrivedTime",
        AttendanceRefusal.LeavesBeforeArriving => "LeftTime",
        _ => "",
    };
}
