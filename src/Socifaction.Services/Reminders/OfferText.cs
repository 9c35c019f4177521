using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>How an SMS that offers a place ends: with how to answer. Only a number can receive, so only a number says „atrašykite“.</summary>
public static class OfferText
{
    private const string Usual = "{iniciatyva}: yra vieta – {kas}, {diena}, {laikas}. Laikome iki {iki}.";
    private const string Reply = "Atrašykite 1 – taip, 2 – ne.";
    private const string Call = "Ar tinka? Skambinkite {tel}";

    /// <summary>Whether replies reach a sender: a number can receive, a name cannot.</summary>
    public static bool CanReceive(string sender) => sender is ['+', ..];

    /// <summary>Whether replies reach whom an initiative's messages come from.</summary>
    public static bool IsTwoWayFor(this ISmsSender sender, Initiative initiative) =>
        sender.Can.TwoWay && CanReceive(initiative.SmsSender ?? sender.DefaultFrom);

    /// <summary>Whether the words ask for a reply.</summary>
    public static bool AsksToReply(string text) => PlainLetters.Fold(text).Contains("atrasyk", StringComparison.OrdinalIgnoreCase);

    /// <summary>The initiative's own words or the usual ones, and how to answer; words that ask a one-way sender's reader to reply are not used.</summary>
    public static string TemplateOf(string own, bool isTwoWay)
    {
        var asksToReply = AsksToReply(own);
        var words = own.Length == 0 || (asksToReply && !isTwoWay) ? Usual : own;
        return words == own && asksToReply ? own : $"{words} {(isTwoWay ? Reply : Call)}";
    }
}
