using System.Globalization;

namespace Socifaction.Services.Web.Texts;

/// <summary>The form a word takes beside a number (Unicode CLDR).</summary>
public enum PluralForm
{
    One,
    Few,
    Many,
    Other,
}

/// <summary>
/// Words beside numbers. A text with forms has them divided by a bar: in Lithuanian four, one|few|many|other
/// (1 vieta, 2 vietos, 1,5 vietos, 10 vietų), in English two, one|other.
/// </summary>
public static class Plural
{
    /// <summary>The chosen form with the number in place of {0} and the rest of the values after it, in the reader's language.</summary>
    public static string Format(decimal number, string forms, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(Formats.Language);
        return string.Format(culture, Choose(number, forms), [number.ToString("#,0.##", culture), .. values]);
    }

    /// <summary>The form of the word that fits the number, in the reader's language.</summary>
    public static string Choose(decimal number, string forms) => (Formats.Language, forms.Split('|')) switch
    {
        ("lt", [var one, var few, var many, var other]) => InLithuanian(number) switch
        {
            PluralForm.One => one,
            PluralForm.Few => few,
            PluralForm.Many => many,
            PluralForm.Other => other,
        },
        ("en", [var one, var other]) => InEnglish(number) == PluralForm.One ? one : other,
        _ => throw new FormatException($"Not the plural forms of the language {Formats.Language}: {forms}"),
    };

    /// <summary>Lithuanian: 1, 21 one; 2–9, 22–29 few; fractions many; 0, 10–20, 30 other.</summary>
    public static PluralForm InLithuanian(decimal number)
    {
        var size = Math.Abs(number);
        if (size != decimal.Truncate(size)) return PluralForm.Many;
        var (tens, units) = (size % 100, size % 10);
        return tens is >= 11 and <= 19 || units == 0 ? PluralForm.Other
            : units == 1 ? PluralForm.One
            : PluralForm.Few;
    }

    /// <summary>English: 1 one; the rest other.</summary>
    public static PluralForm InEnglish(decimal number) => Math.Abs(number) == 1 ? PluralForm.One : PluralForm.Other;
}
