using System.Globalization;
using System.Text;

namespace Socifaction.Services;

/// <summary>Typed signs as a plain keyboard has them: digits of any script as 0–9, spaces, dashes and the minus of any kind as one, without the invisible marks that phones copy along.</summary>
public static class PlainSigns
{
    /// <summary>The text in plain signs, trimmed; letters stay as they are; never throws.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in WellFormed.Composed(text).EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.DecimalDigitNumber => plain.Append((int)Rune.GetNumericValue(rune)),
                UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.Control => plain.Append(' '),
                UnicodeCategory.DashPunctuation => plain.Append('-'),
                UnicodeCategory.Format => plain,
                _ => plain.Append(Keyboard(rune)),
            };
        }
        return plain.ToString().Trim();
    }

    private static string Keyboard(Rune rune) => rune.Value switch
    {
        '\u2212' => "-",
        '＋' => "+",
        '：' or '∶' => ":",
        '．' => ".",
        '，' => ",",
        _ => rune.ToString(),
    };
}
