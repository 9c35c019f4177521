using System.Text;

namespace Socifaction.Services;

/// <summary>Text that Unicode can read: a browser, a phone or an import may send halves of a character, which normalising would throw at.</summary>
internal static class WellFormed
{
    /// <summary>Whether each surrogate has its other half.</summary>
    public static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar) || Mend(text) == text;

    /// <summary>The text with each lone half replaced by U+FFFD.</summary>
    public static string Mend(string text) => string.Concat(text.EnumerateRunes());

    /// <summary>The composed form; never throws.</summary>
    public static string Composed(string text) => Mend(text).Normalize(NormalizationForm.FormC);

    /// <summary>The decomposed form; never throws.</summary>
    public static string Decomposed(string text) => Mend(text).Normalize(NormalizationForm.FormD);
}
