using System.Globalization;
using NodaTime;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Texts;

/// <summary>Whose turn it is on a waiting list, and why, in words.</summary>
public static class WaitingTexts
{
    /// <summary>„Esate 3-i eilėje.“</summary>
    public static string TurnInWords(this WaitingRow row) =>
        row.Turn == 1 ? Waiting.YouAreNext : string.Format(CultureInfo.CurrentCulture, Waiting.YourTurn, row.Turn);

    /// <summary>„1 šeima turi siuntimą; 2 šeimos atsistojo anksčiau“; empty for who is first.</summary>
    public static string WhyInWords(this Before before) => string.Join("; ", ((int Count, string Words)[])
    [
        (before.Referred, Waiting.WhyReferred),
        (before.Siblings, Waiting.WhySibling),
        (before.Earlier, Waiting.WhyEarlier),
    ] is var reasons ? reasons.Where(reason => reason.Count > 0).Select(reason => Plural.Format(reason.Count, reason.Words)) : []);

    public static string InWords(this Priority priority) => priority switch
    {
        Priority.Referred => Waiting.PriorityReferred,
        Priority.Sibling => Waiting.PrioritySibling,
        Priority.Usual => Waiting.PriorityUsual,
    };

    /// <summary>How many places they want, and whether only together.</summary>
    public static string SizeInWords(this WaitingRow row) =>
        Plural.Format(row.Size, row.Entry.AllOrNothing ? Waiting.SizeAll : Waiting.SizePart);

    /// <summary>„ketvirtadienis, kovo 18 d., nuo 13.00 iki 17.30“.</summary>
    public static string InWords(this WaitingSession session) => $"{LocalFormat.Day(session.Date)}, {LocalFormat.FromTo(session.From, session.To)}";

    /// <summary>„kovo 16 d., 15.00 val.“ in a sentence.</summary>
    public static string Moment(string sentence, LocalDateTime at) =>
        string.Format(CultureInfo.CurrentCulture, sentence, LocalFormat.DayAndMonth(at.Date), LocalFormat.Clock(at.TimeOfDay));

    public static string InWords(this ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.Unclear => Waiting.MeaningUnclear,
        ReplyMeaning.Yes => Waiting.MeaningYes,
        ReplyMeaning.No => Waiting.MeaningNo,
        ReplyMeaning.Stop => Waiting.MeaningStop,
        ReplyMeaning.Fetch => Waiting.MeaningFetch,
    };
}
