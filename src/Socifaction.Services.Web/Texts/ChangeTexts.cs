using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Schedules;

namespace Socifaction.Services.Web.Texts;

/// <summary>What the pages about the schedule over all rooms say.</summary>
public static class ChangeTexts
{
    /// <summary>„Jonas nedirba“.</summary>
    public static string InWords(this ScheduleChange change) => StaffTexts.Say(
        change.Kind switch
        {
            ScheduleChangeKind.StaffAway => Changes.KindStaffAway,
            ScheduleChangeKind.VehicleOut => Changes.KindVehicleOut,
            ScheduleChangeKind.ResourceOut => Changes.KindResourceOut,
            ScheduleChangeKind.RoomOut => Changes.KindRoomOut,
            ScheduleChangeKind.Closed => Changes.KindClosed,
        },
        change.Subject);

    /// <summary>„trečiadienis, lapkričio 25 d. – penktadienis, lapkričio 27 d., nuo 9.00 iki 12.00“.</summary>
    public static string WhenInWords(this ScheduleChange change) =>
        LocalFormat.Day(change.FirstDay) + (change.LastDay > change.FirstDay ? " – " + LocalFormat.Day(change.LastDay) : "")
        + (change is { From: { } from, To: { } to } ? ", " + LocalFormat.FromTo(from, to) : "");

    /// <summary>The thing of a step and when: „Autobusiukas, Jonas, trečiadienis, lapkričio 25 d., nuo 8.00 iki 17.00“.</summary>
    public static string WhatInWords(this ScheduleStep step) =>
        (step.Kind == StepKind.LaterDates ? Changes.DoesLaterName : step.Name)
        + (step.Kind is StepKind.Calendar or StepKind.Room or StepKind.LaterDates ? "" : ", " + LocalFormat.Day(step.Date))
        + (step is { Kind: not StepKind.Calendar, From: { } from, To: { } to } ? ", " + LocalFormat.FromTo(from, to) : "");

    /// <summary>What the step does to it: „nevažiuos“; the one who drives instead is named.</summary>
    public static string DoesInWords(this ScheduleStep step, ScheduleChange change, string instead) => step.Kind switch
    {
        StepKind.Shift => StaffTexts.Say(Changes.DoesShift, change.Subject) + (step.IsShort ? "; " + Changes.OverFullNote : ""),
        StepKind.Session => Changes.DoesSession,
        StepKind.LaterDates => Changes.DoesLater,
        StepKind.Run when step.InsteadId is not null => StaffTexts.Say(change.Kind == ScheduleChangeKind.VehicleOut ? Changes.DoesRunVehicle : Changes.DoesRunDriver, instead),
        StepKind.Run when step is { LeftFrom: { } from, LeftTo: { } to } => StaffTexts.Say(Changes.DoesRunLeft, LocalFormat.FromTo(from, to)),
        StepKind.Run => Changes.DoesRunOff,
        StepKind.Calendar => Changes.DoesCalendar,
        StepKind.Kitchen => Changes.DoesKitchen,
        StepKind.Room => Changes.DoesRoom,
        StepKind.Arrivals => Changes.DoesArrivals,
    };

    /// <summary>How far a step has come.</summary>
    public static string InWords(this StepState state) => state switch
    {
        StepState.Waiting => Changes.StateWaiting,
        StepState.Done => Changes.StateDone,
        StepState.Refused => Changes.StateRefused,
        StepState.Undone => Changes.StateUndone,
        StepState.Kept => Changes.StateKept,
        StepState.Dropped => Changes.StateDropped,
    };

    /// <summary>Why a step is not made or not put back, and what to do.</summary>
    public static string InWords(this StepRefusal why) => why switch
    {
        StepRefusal.Gone => Changes.RefusedGone,
        StepRefusal.Past => Changes.RefusedPast,
        StepRefusal.AlreadyOut => Changes.RefusedOut,
        StepRefusal.Taken => Changes.RefusedTaken,
        StepRefusal.Lived => Changes.RefusedLived,
        StepRefusal.ChangedMeanwhile => Changes.RefusedMeanwhile,
        StepRefusal.Unfit => Changes.RefusedUnfit,
    };

    /// <summary>Why a change is not made, and what to do.</summary>
    public static string InWords(this ScheduleChangeRefusal why) => why switch
    {
        ScheduleChangeRefusal.LastBeforeFirst => Changes.AskOrder,
        ScheduleChangeRefusal.Past => Changes.AskPast,
        ScheduleChangeRefusal.TooLong => Changes.AskLong,
        ScheduleChangeRefusal.WrongHours => Changes.AskHours,
        ScheduleChangeRefusal.WholeDays => Changes.AskWholeDays,
        ScheduleChangeRefusal.ReasonMissing => Changes.WhyMissing,
        ScheduleChangeRefusal.ChangedMeanwhile => Changes.AskChanged,
        ScheduleChangeRefusal.FormAlreadyUsed => Changes.AskForm,
    };

    /// <summary>What happens to a booking.</summary>
    public static string InWords(this HitKind kind, Booking booking) => kind switch
    {
        HitKind.Uncovered => booking is Ride ? Changes.HitRide : Changes.HitUncovered,
        HitKind.OverFull => Changes.HitOverFull,
        HitKind.Ended => Changes.HitEnded,
        HitKind.InRoom => Changes.HitInRoom,
        HitKind.Arrives => Changes.HitArrives,
    };

    /// <summary>What was done with a change.</summary>
    public static string InWords(this ScheduleChangeEventKind kind) => kind switch
    {
        ScheduleChangeEventKind.Saved => Changes.EventSaved,
        ScheduleChangeEventKind.Continued => Changes.EventContinued,
        ScheduleChangeEventKind.Settled => Changes.EventSettled,
        ScheduleChangeEventKind.Undone => Changes.EventUndone,
    };

    /// <summary>A time as it is offered on the telephone.</summary>
    public static string InWords(LocalDateTime time) => LocalFormat.Day(time.Date) + ", " + LocalFormat.Clock(time.TimeOfDay);
}
