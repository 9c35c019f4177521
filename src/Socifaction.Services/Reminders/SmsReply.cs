using System.Text.RegularExpressions;

namespace Socifaction.Services.Reminders;

/// <summary>What a person means by a reply: a clear yes, a clear no, a wish for no more messages; whatever else is left to a person.</summary>
public static partial class SmsReply
{
    private static readonly string[] Yes =
    [
        "1", "taip", "gerai", "tinka", "sutinku", "sutinkame", "busiu", "busim", "busime", "bus", "ateisiu", "ateisim", "ateisime", "ateis",
        "ok", "yes",
    ];

    private static readonly string[] No =
    [
        "2", "ne", "negaliu", "negalim", "negalime", "negales", "netinka", "nebusiu", "nebusim", "nebusime", "nebus", "neateisiu", "neateisim",
        "neateisime", "neateis", "no",
    ];

    private static readonly string[] Stop = ["stop", "stopall", "unsubscribe", "nebesiuskite", "nesiuskite"];

    // Words that change nothing beside an answer.
    private static readonly string[] Polite = ["aciu", "labai", "dekui", "dekoju", "laba", "labas", "diena", "dien", "rytas", "vakaras", "mes", "as"];

    /// <summary>Reads a reply; a word it does not know makes it unclear.</summary>
    public static ReplyMeaning Read(string body)
    {
        var words = Word().Matches(PlainLetters.Fold(body).ToLowerInvariant()).Select(match => match.Value).ToList();
        if (words.Count is 1 or 2 && Stop.Contains(words[0]))
        {
            return ReplyMeaning.Stop;
        }

        var said = words.Where(word => !Polite.Contains(word)).ToList();
        return said.Count == 0 ? ReplyMeaning.Unclear
            : said.All(Yes.Contains) ? ReplyMeaning.Yes
            : said.All(No.Contains) ? ReplyMeaning.No
            : ReplyMeaning.Unclear;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
