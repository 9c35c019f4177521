using System.Globalization;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>What a message is about, what became of it and why somebody is to be called, in words.</summary>
public static class MessageTexts
{
    public static string InWords(this ReminderKind kind) => kind switch
    {
        ReminderKind.Confirmation => Messages.KindConfirmation,
        ReminderKind.DayBefore => Messages.KindDayBefore,
        ReminderKind.ThreeDaysBefore => Messages.KindThreeDays,
        ReminderKind.Cancellation => Messages.KindCancellation,
        ReminderKind.Offer => Messages.KindOffer,
        ReminderKind.Moved => Messages.KindMoved,
        ReminderKind.Notice => Messages.KindNotice,
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

    /// <summary>How a message goes out, and what of it is paid for.</summary>
    public static string WayInWords(this Reminder message) => message.Channel == ReminderChannel.Voice
        ? Messages.VoiceCall
        : string.Format(CultureInfo.CurrentCulture, Messages.Parts, message.Parts) + (message.IsCopy ? ". " + Messages.CopyForRelative : "");

    /// <summary>What came of a call, as the button says it.</summary>
    public static string InWords(this CallOutcome outcome) => outcome switch
    {
        CallOutcome.Reached => Messages.CallReached,
        CallOutcome.ToldRelatives => Messages.CallRelatives,
        CallOutcome.NoAnswer => Messages.CallNoAnswer,
        CallOutcome.CallAgain => Messages.CallAgain,
        CallOutcome.SentByHand => Sending.ByHandSent,
    };

    /// <summary>What came of a call, when it was made on the wall clock and who made it.</summary>
    public static string InWords(this CallMade call, LocalDateTime at, LocalDate today) => string.Format(
        CultureInfo.CurrentCulture, Messages.CallMade, call.Outcome.InWords(), LocalFormat.FindRelative(at.Date, today) ?? LocalFormat.DayAndMonth(at.Date),
        LocalFormat.Clock(at.TimeOfDay), call.ByName);

    /// <summary>What to say into the telephone: who calls, what it is about and what is asked.</summary>
    public static string Script(this PersonToCall call, string staff, string initiative) => string.Join(' ',
        string.Format(CultureInfo.CurrentCulture, Messages.ScriptHello, call.CalledBy, staff, initiative), call.Aloud,
        call.Kind switch
        {
            ReminderKind.Confirmation or ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore or ReminderKind.Moved => Messages.ScriptKeep,
            ReminderKind.Offer => Messages.ScriptOffer,
            ReminderKind.Cancellation or ReminderKind.Notice or ReminderKind.Coming => Messages.ScriptHeard,
        });

    public static string InWords(this KeptWordsRefusal refusal) => refusal switch
    {
        KeptWordsRefusal.NotAWord => Messages.KeptRefusalNotAWord,
        KeptWordsRefusal.NothingToKeep => Messages.KeptRefusalNothing,
        KeptWordsRefusal.TooMany => Messages.KeptRefusalTooMany,
        KeptWordsRefusal.ChangedMeanwhile => Boards.ChangedMeanwhile,
    };

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
        CallReason.Late => Messages.ReasonLate,
        CallReason.NoAnswer => Messages.ReasonNoAnswer,
        CallReason.Machine => Messages.ReasonMachine,
        CallReason.NoKey => Messages.ReasonNoKey,
        CallReason.MissedBefore => Messages.ReasonMissedBefore,
        CallReason.DayLimit => Messages.ReasonDayLimit,
        CallReason.Budget => Messages.ReasonBudget,
    };

    /// <summary>What is put in place of a word in braces.</summary>
    public static string WordInWords(this string word) => word switch
    {
        "{diena}" => Messages.WordDay,
        "{laikas}" => Messages.WordTime,
        "{valandos}" => Messages.WordHours,
        "{kas}" => Messages.WordWhat,
        OfferingMessages.CalledBy => Messages.WordCalledBy,
        "{tel}" => Messages.WordPhone,
        "{iki}" => Messages.WordUntil,
        _ => Messages.WordInitiative,
    };

    /// <summary>What is wrong with a template and what to do about it.</summary>
    public static string InWords(this FaultyTemplate faulty) => faulty.Fault switch
    {
        TemplateFault.Empty => Messages.FaultEmpty,
        TemplateFault.UnknownWord => string.Format(CultureInfo.CurrentCulture, Messages.FaultWord, faulty.Word),
        TemplateFault.NoInitiative => Messages.FaultInitiative,
        TemplateFault.NoPhone => Messages.FaultPhone,
        TemplateFault.NoDay => Messages.FaultDay,
        TemplateFault.NoTime => Messages.FaultTime,
        TemplateFault.NoUntil => Messages.FaultUntil,
        TemplateFault.TooLong => Plural.Format(TemplateCheck.MostParts, Messages.FaultLong),
        TemplateFault.AsksToReply => Messages.FaultReply,
    };

    /// <summary>Why nobody was told, and what to do.</summary>
    public static string InWords(this NoticeRefusal why) => why switch
    {
        NoticeRefusal.Past => Messages.NoticePast,
        NoticeRefusal.Nobody => Messages.NoticeNobody,
        NoticeRefusal.OtherPeople => Messages.NoticeOthers,
    };
}
