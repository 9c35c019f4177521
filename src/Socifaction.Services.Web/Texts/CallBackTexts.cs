using System.Globalization;
using NodaTime;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>What somebody who rang may want, and what became of a message that nobody reports on, in words.</summary>
public static class CallBackTexts
{
    /// <summary>The booking that is ahead, else the last one; with the person's name where several share the telephone.</summary>
    public static string InWords(this LikelyNeed need, LocalDate today, bool named)
    {
        var words = need is { Date: { } date, Start: { } start }
            ? string.Format(
                CultureInfo.CurrentCulture, need.IsAhead ? CallBacks.NeedAhead : CallBacks.NeedBefore, need.Offering, LocalFormat.OnDay(date, today), LocalFormat.Clock(start))
            : CallBacks.NeedUnknown;
        return named ? $"{need.Name}: {words}" : words;
    }

    /// <summary>What became of a message; one on which nobody reports is sent, and that is all that can be known.</summary>
    public static string OutcomeInWords(this Reminder message) =>
        message is { Status: ReminderStatus.Sent, ProviderStatus: ReminderRank.Unreported } ? CallBacks.StatusUnreported : message.Status.InWords();
}
