using System.Text.RegularExpressions;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What is wrong with a template.</summary>
public enum TemplateFault
{
    /// <summary>A cancellation is never kept silent.</summary>
    Empty = 1,

    /// <summary>Words in braces that nothing is put in place of.</summary>
    UnknownWord,

    /// <summary>A message says who writes.</summary>
    NoInitiative,

    /// <summary>A message says where to call.</summary>
    NoPhone,

    NoDay,

    NoTime,

    /// <summary>An offer says until when it holds.</summary>
    NoUntil,

    /// <summary>Filled in, it takes more parts than a message may.</summary>
    TooLong,

    /// <summary>It asks for an answer that the sender's name cannot receive.</summary>
    AsksToReply,
}

/// <summary>A fault of the template of a kind of message; the word is what stands in the braces nobody knows.</summary>
public sealed record FaultyTemplate(ReminderKind Kind, TemplateFault Fault, string Word = "");

/// <summary>
/// What no template may lack: who writes, where to call, the day and the time. An empty one means that no such message is
/// sent, or for an offer the usual words. Pure.
/// </summary>
public static partial class TemplateCheck
{
    /// <summary>More parts than this are dear, and nobody reads them.</summary>
    public const int MostParts = 4;

    /// <summary>The kinds of message whose words an offering chooses.</summary>
    public static IReadOnlyList<ReminderKind> Kinds { get; } =
        [ReminderKind.Confirmation, ReminderKind.DayBefore, ReminderKind.Cancellation, ReminderKind.Offer];

    /// <summary>The words that are filled in; {iki} only in an offer.</summary>
    public static IReadOnlyList<string> Words { get; } = ["{diena}", "{laikas}", "{valandos}", "{kas}", OfferingMessages.CalledBy, "{tel}", "{iniciatyva}", "{iki}"];

    /// <summary>An offering's own words for a kind; empty where it has none.</summary>
    public static string Of(this OfferingMessages messages, ReminderKind kind) => kind switch
    {
        ReminderKind.Confirmation => messages.Confirmation,
        ReminderKind.DayBefore => messages.DayBefore,
        ReminderKind.Cancellation => messages.Cancellation,
        ReminderKind.Offer => messages.Offer,
        ReminderKind.ThreeDaysBefore or ReminderKind.Moved or ReminderKind.Notice or ReminderKind.Coming => "",
    };

    /// <summary>Every fault of an offering's templates, in the order of the kinds.</summary>
    public static IReadOnlyList<FaultyTemplate> Find(OfferingMessages messages, Initiative initiative, string offering, bool isTwoWay) =>
        [.. Kinds.SelectMany(kind => FaultsOf(kind, messages.Of(kind), initiative, offering, isTwoWay))];

    private static IEnumerable<FaultyTemplate> FaultsOf(ReminderKind kind, string text, Initiative initiative, string offering, bool isTwoWay)
    {
        if (text.Length == 0)
        {
            return kind == ReminderKind.Cancellation ? [new(kind, TemplateFault.Empty)] : [];
        }

        var unknown = Braces().Matches(text).Select(match => match.Value)
            .Where(word => !Words.Contains(word) || (word == "{iki}" && kind != ReminderKind.Offer)).Distinct()
            .Select(word => new FaultyTemplate(kind, TemplateFault.UnknownWord, word));
        return [.. unknown, .. Lacking(kind, text, isTwoWay).Select(fault => new FaultyTemplate(kind, fault)),
            .. ReminderText.Example(ReminderText.TemplateOf(new(text, text, text, text), kind, isTwoWay), initiative, offering).Parts > MostParts
                ? [new FaultyTemplate(kind, TemplateFault.TooLong)] : Array.Empty<FaultyTemplate>()];
    }

    private static IEnumerable<TemplateFault> Lacking(ReminderKind kind, string text, bool isTwoWay)
    {
        bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
        if (!Has("{iniciatyva}"))
        {
            yield return TemplateFault.NoInitiative;
        }

        // An offer goes on with how to answer, which names the number where one has to call.
        if (kind != ReminderKind.Offer && !Has("{tel}"))
        {
            yield return TemplateFault.NoPhone;
        }

        if (!Has("{diena}"))
        {
            yield return TemplateFault.NoDay;
        }

        if (kind is ReminderKind.Confirmation or ReminderKind.DayBefore && !Has("{laikas}") && !Has("{valandos}"))
        {
            yield return TemplateFault.NoTime;
        }

        if (kind == ReminderKind.Offer && !Has("{iki}"))
        {
            yield return TemplateFault.NoUntil;
        }

        if (kind != ReminderKind.Offer && !isTwoWay && OfferText.AsksToReply(text))
        {
            yield return TemplateFault.AsksToReply;
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
