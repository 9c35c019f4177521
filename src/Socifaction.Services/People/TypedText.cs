using System.Globalization;
using System.Text;

namespace Socifaction.Services.People;

/// <summary>What a person typed, made fit to keep: composed letters, no invisible marks that turn or hide text, single spaces.</summary>
public static class TypedText
{
    /// <summary>One line; a line break counts as a space.</summary>
    public static Outcome<string, TextRefusal> Line(string? text, int longest) => Clean(text, longest, keepLines: false);

    /// <summary>A note that keeps its line breaks.</summary>
    public static Outcome<string, TextRefusal> Note(string? text, int longest) => Clean(text, longest, keepLines: true);

    private static Outcome<string, TextRefusal> Clean(string? text, int longest, bool keepLines)
    {
        if (string.IsNullOrEmpty(text)) return TextRefusal.Empty;
        // Decomposed letters and runs of spaces shrink; what is four times too long does not.
        if (text.Length > 4 * longest) return text.All(char.IsWhiteSpace) ? TextRefusal.Empty : TextRefusal.TooLong;
        if (!WellFormed.IsWellFormed(text)) return TextRefusal.BadCharacters;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLines)
            {
                TrimEndOf(clean);
                if (clean.Length > 0) clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n')) clean.Append(' ');
            }
            else if (Rune.IsControl(rune) || rune == Rune.ReplacementChar) return TextRefusal.BadCharacters;
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) clean.Append(rune.ToString());
        }

        var kept = clean.ToString().Trim(' ', '\n');
        return kept.Length == 0 ? TextRefusal.Empty : kept.Length > longest ? TextRefusal.TooLong : kept;
    }

    private static void TrimEndOf(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ') text.Length--;
    }
}
