using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Socifaction.Services.Reminders;

/// <summary>
/// A text message in plain letters, so that it fits one part: ą→a, „“→", –→-, …→....
/// A word that would turn into another is kept as written: karštas (hot) must not become karstas (coffin).
/// The message then goes out in two-byte signs as a whole, which its part count shows.
/// </summary>
public static partial class PlainLetters
{
    /// <summary>Beginnings of words that are never folded; an initiative may add its own.</summary>
    public static IReadOnlyList<string> KeptWords { get; } = ["karšt"];

    /// <summary>Those with an initiative's own, which are separated by spaces.</summary>
    public static IReadOnlyCollection<string> KeptWith(string own) => [.. KeptWords, .. own.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The text in plain letters, except words that begin as one of <paramref name="kept"/> does (in any case); never throws.</summary>
    public static string Fold(string text, IReadOnlyCollection<string>? kept = null) =>
        Word().Replace(WellFormed.Composed(text), match => IsKept(match.Value, kept ?? KeptWords) ? match.Value : Plain(match.Value));

    /// <summary>Whether a word of the text keeps its letters, so that staff are told why it costs more.</summary>
    public static bool KeepsAny(string text, IReadOnlyCollection<string>? kept = null) =>
        Word().Matches(WellFormed.Composed(text)).Any(match => IsKept(match.Value, kept ?? KeptWords));

    private static bool IsKept(string word, IReadOnlyCollection<string> kept) => kept.Any(beginning =>
        beginning.Length > 0 && CultureInfo.InvariantCulture.CompareInfo.IsPrefix(word, beginning.Normalize(NormalizationForm.FormC), CompareOptions.OrdinalIgnoreCase));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Gsm7.Has((char)rune.Value)) plain.Append((char)rune.Value);
            // A second mark on a letter already made plain goes too, or the two would compose again.
            else if (IsMark(rune) && plain.Length > 0 && Gsm7.Has(plain[^1])) continue;
            else plain.Append(PlainMark(rune) ?? WithoutMarks(rune));
        }
        return plain.ToString();
    }

    private static string? PlainMark(Rune rune) => rune.Value switch
    {
        '„' or '“' or '”' or '‟' or '«' or '»' or '″' => "\"",
        '‚' or '‘' or '’' or '‛' or '′' or '`' or '´' or '‹' or '›' => "'",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => "-",
        '…' => "...",
        '•' or '·' => "*",
        '\t' or '\u00A0' or '\u2007' or '\u2009' or '\u202F' => " ",
        'ł' => "l",
        'Ł' => "L",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value != 0x200D => "",
        _ => null,
    };

    private static string WithoutMarks(Rune rune)
    {
        var letters = string.Concat(rune.ToString().Normalize(NormalizationForm.FormD)
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark));
        return letters.Length > 0 && letters.All(Gsm7.Has) ? letters : rune.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"[\p{L}\p{M}]+|[^\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
