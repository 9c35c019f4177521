using System.Globalization;
using System.Text;

namespace Socifaction.Services.People;

/// <summary>Names and villages as they are searched: small plain letters, so that "zasyte" finds "Žąsytė"; y stays y, for it is not i.</summary>
public static class SearchText
{
    /// <summary>The folded form, to be kept beside the text and made of each question; never throws.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed.Decomposed(text).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.Control or UnicodeCategory.DashPunctuation:
                    if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                    break;
                default:
                    folded.Append(Undecomposed(Rune.ToLowerInvariant(rune)));
                    break;
            }
        }
        return folded.ToString().TrimEnd();
    }

    private static string Undecomposed(Rune rune) => rune.Value switch
    {
        'ł' => "l",
        'ø' => "o",
        'đ' => "d",
        'ı' => "i",
        'ß' or 'ẞ' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => rune.ToString(),
    };
}
