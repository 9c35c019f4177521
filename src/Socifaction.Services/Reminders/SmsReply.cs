using System.Text.RegularExpressions;

namespace Socifaction.Services.Reminders;

/// <summary>What a person means by a reply: a clear yes, a clear no, that they may be fetched, a wish for no more messages; whatever else is left to a person.</summary>
public static partial class SmsReply
{
    // Lower case, without Lithuanian letters, as many leave them out.
    private static readonly string[] Yes =
    [
        "1", "taip", "tiap", "taipp", "t", "jo", "gerai", "gera", "tinka", "tiks", "sutinku", "sutinkam", "sutinkame", "sutarta", "zinoma", "patvirtinu",
        "patvirtinam", "patvirtiname", "busiu", "busim", "busime", "bus", "ateisiu", "ateisim", "ateisime", "ateis", "atvyksiu", "atvyksim", "atvyksime",
        "atvyks", "atvaziuosiu", "atvaziuosim", "atvaziuosime", "atvaziuos", "vaziuosiu", "vaziuosim", "vaziuosime", "vaziuos", "dalyvausiu", "dalyvausim",
        "dalyvausime", "dalyvaus", "laukiu", "laukiam", "laukiame", "lauksiu", "lauksim", "lauksime", "galiu", "galim", "galime", "galesiu", "galesim",
        "galesime", "ok", "okay", "okei", "yes",
    ];

    private static readonly string[] No =
    [
        "2", "ne", "n", "negaliu", "negalim", "negalime", "negali", "negales", "negalesiu", "negalesim", "negalesime", "nebegaliu", "nebegalim", "nebegalime",
        "netinka", "netiks", "nesutinku", "nesutinkam", "nesutinkame", "nebusiu", "nebusim", "nebusime", "nebus", "neateisiu", "neateisim", "neateisime", "neateis",
        "neatvyksiu", "neatvyksim", "neatvyksime", "neatvyks", "neatvaziuosiu", "neatvaziuosim", "neatvaziuosime", "neatvaziuos", "nevaziuosiu", "nevaziuosim",
        "nevaziuosime", "nevaziuos", "nevaziuoju", "nevaziuojam", "nevaziuojame", "nebevaziuosiu", "nedalyvausiu", "nedalyvausim", "nedalyvausime", "nedalyvaus",
        "neisiu", "neisim", "neisime", "nereikia", "nebereikia", "atsisakau", "atsaukiu", "atsaukiam", "atsaukiame", "atsaukti", "atsaukite", "no",
    ];

    // „I am done“, „you may come“.
    private static readonly string[] Fetch =
    [
        "jau", "baigiau", "baigem", "baigeme", "baigta", "pabaigiau", "pabaigem", "pabaigeme", "uzbaigiau", "uzbaigem", "atvaziuok", "atvaziuokit", "atvaziuokite",
        "atvaziuoti", "vaziuokit", "vaziuokite", "atvykit", "atvykite", "atvykti", "paimk", "paimkit", "paimkite", "paimti", "pasiimk", "pasiimkit", "pasiimkite",
        "pasiimti", "atvaziuot", "vaziuot", "paimt", "parvezt", "parvezk", "parvezkit", "parvezkite", "parvezti",
    ];

    // Words that only go with those.
    private static readonly string[] BesideFetch = ["galite", "galit", "galima", "galetumet", "galetumete", "mane", "mus", "viskas", "dabar", "namo"];

    private static readonly string[] Answers = [.. Yes, .. No];

    private static readonly string[] Stop = ["stop", "stopall", "unsubscribe", "stabdyti", "sustabdyti", "nebesiuskite", "nesiuskite"];

    // Words that change nothing beside an answer.
    private static readonly string[] Polite =
    [
        "aciu", "labai", "dekui", "dekoju", "laba", "labas", "labuka", "sveiki", "sveika", "sveikas", "diena", "dien", "dienos", "geros", "rytas", "vakaras",
        "mes", "as", "deja", "atsiprasau", "atleiskit", "atleiskite", "prasau", "prasom", "tikrai", "butinai", "su", "pagarba", "iki",
    ];

    /// <summary>
    /// Reads a reply. A word it does not know and a question make it unclear; in a longer word one letter may be missing, doubled or
    /// changed about with its neighbour, but neither the first, where a no begins, nor the last two, which say who.
    /// </summary>
    public static ReplyMeaning Read(string body)
    {
        var words = Word().Matches(PlainLetters.Fold(body).ToLowerInvariant()).Select(match => match.Value).ToList();
        if ((words.Count is 1 or 2 && Stop.Contains(words[0])) || words is ["ne", "sms"])
        {
            return ReplyMeaning.Stop;
        }

        var said = words.FindAll(word => !Polite.Contains(word));
        return said.Count == 0 || body.Contains('?', StringComparison.Ordinal) ? ReplyMeaning.Unclear
            : said.TrueForAll(word => Is(word, Yes, No)) ? ReplyMeaning.Yes
            : said.TrueForAll(word => Is(word, No, Yes)) ? ReplyMeaning.No
            : said.Exists(word => Is(word, Fetch, Answers)) && said.TrueForAll(word => BesideFetch.Contains(word) || Is(word, Fetch, Answers)) ? ReplyMeaning.Fetch
            : ReplyMeaning.Unclear;
    }

    private static bool Is(string word, string[] known, string[] others) =>
        known.Contains(word) || (!others.Contains(word) && Array.Exists(known, one => IsSlip(word, one)) && !Array.Exists(others, one => IsSlip(word, one)));

    private static bool IsSlip(string word, string known)
    {
        if (known.Length < 5 || word.Length < 4 || word[0] != known[0] || word[^2..] != known[^2..])
        {
            return false;
        }

        return word.Length == known.Length
            ? Enumerable.Range(1, word.Length - 2).Any(i => word[i] == known[i + 1] && word[i + 1] == known[i] && word[i] != word[i + 1]
                && word[..i] == known[..i] && word[(i + 2)..] == known[(i + 2)..])
            : word.Length + 1 == known.Length ? Lacks(word, known) : known.Length + 1 == word.Length && Lacks(known, word);
    }

    // Whether the shorter word is the longer one without one of its letters.
    private static bool Lacks(string shorter, string longer) => Enumerable.Range(1, longer.Length - 2).Any(i => longer.Remove(i, 1) == shorter);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
