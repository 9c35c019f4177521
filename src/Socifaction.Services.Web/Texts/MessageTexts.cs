using System.Globalization;
using NodaTime;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>What a message is about, what became of it and why somebody is to be called, in words.</summary>
public static class MessageTexts
{
    public static string InWords(this ReminderKind kind) => kind switch
    {
        ReminderKind.Confirmation => Messages.KindConfirmation,
        ReminderKind.DayBefore => Messages.KindDayBefore,
        ReminderKind.Cancellation => Messages.KindCancellation,
        ReminderKind.Offer => Messages.KindOffer,
        ReminderKind.Moved => Messages.KindMoved,
        ReminderKind.Coming => Messages.KindComing,
    };

    /// <summary>Delivered, unconfirmed and not reached are three different things.</summary>
    public static string InWords(this ReminderStatus status) => status switch
    {
        ReminderStatus.Planned => Messages.StatusPlanned,
        ReminderStatus.Sending => Messages.StatusSending,
        ReminderStatus.Unknown => Messages.StatusUnknown,
        ReminderStatus.Accepted or ReminderStatus.Sent => Messages.StatusOnTheWay,
        ReminderStatus.Unconfirmed => Messages.StatusUnconfirmed,
        ReminderStatus.Delivered => Messages.StatusDelivered,
        ReminderStatus.Undelivered => Messages.StatusNotReached,
        ReminderStatus.Failed => Messages.StatusFailed,
        ReminderStatus.Cancelled => Messages.StatusCancelled,
        ReminderStatus.Missed => Messages.StatusMissed,
        ReminderStatus.NeedsStaff => Messages.StatusNeedsStaff,
    };

    /// <summary>What came of a call, as the button says it.</summary>
    public static string InWords(this CallOutcome outcome) => outcome switch
    {
        CallOutcome.Reached => Messages.CallReached,
        CallOutcome.ToldRelatives => Messages.CallRelatives,
        CallOutcome.NoAnswer => Messages.CallNoAnswer,
        CallOutcome.CallAgain => Messages.CallAgain,
    };

    /// <summary>What came of a call, when it was made on the wall clock and who made it.</summary>
    public static string InWords(this CallMade call, LocalDateTime at, LocalDate today) => string.Format(
        CultureInfo.CurrentCulture, Messages.CallMade, call.Outcome.InWords(), LocalFormat.FindRelative(at.Date, today) ?? LocalFormat.DayAndMonth(at.Date),
        LocalFormat.Clock(at.TimeOfDay), call.ByName);

    public static string InWords(this CallReason reason) => reason switch
    {
        CallReason.NoSms => Messages.ReasonNoSms,
        CallReason.OptedOut => Messages.ReasonOptedOut,
        CallReason.WrongNumber => Messages.ReasonWrongNumber,
        CallReason.NotReached => Messages.ReasonNotReached,
        CallReason.Unconfirmed => Messages.ReasonUnconfirmed,
        CallReason.Unknown => Messages.ReasonUnknown,
        CallReason.Missed => Messages.ReasonMissed,
        CallReason.Refused => Messages.ReasonRefused,
    };
}
