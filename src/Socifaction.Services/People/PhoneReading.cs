using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Socifaction.Services.People;

/// <summary>What came of reading a typed phone number: the number or why not, and the words that stood around it.</summary>
public sealed partial record PhoneReading
{
    private const int LongestText = 200;
    private const int LongestNote = 60;
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    private PhoneReading(PhoneNumber? number, string? note, PhoneRefusal? refusal) => (Number, Note, Refusal) = (number, note, refusal);

    /// <summary>The number; null when refused.</summary>
    public PhoneNumber? Number { get; }

    /// <summary>Whose phone it is or when to call, as written in brackets or before or after the number; null when nothing was.</summary>
    public string? Note { get; }

    /// <summary>Why not; null when there is a number.</summary>
    public PhoneRefusal? Refusal { get; }

    /// <summary>True with the reason, or false with the number.</summary>
    public bool Refused([NotNullWhen(false)] out PhoneNumber? number, out PhoneRefusal why)
    {
        number = Number;
        why = Refusal.GetValueOrDefault();
        return number is null;
    }

    internal static PhoneReading Of(string? text)
    {
        if (text is null) return new(null, null, PhoneRefusal.Empty);
        if (text.Length > LongestText) return new(null, null, PhoneRefusal.TooLong);
        if (text.Any(sign => (char.IsControl(sign) && sign != '\t') || sign == '\uFFFD') || !WellFormed.IsWellFormed(text)) return new(null, null, PhoneRefusal.BadCharacters);

        var (bare, note) = WithoutWords(PlainSigns.Of(text));
        var judged = Judge(bare);
        return judged.Refused(out var number, out var why)
            ? new(null, note, why == PhoneRefusal.Empty && note is not null ? PhoneRefusal.NotANumber : why)
            : new(number, note, null);
    }

    private static Outcome<PhoneNumber, PhoneRefusal> Judge(string text)
    {
        if (text.Length == 0) return PhoneRefusal.Empty;
        if (LooksLikeSeveral(text)) return PhoneRefusal.SeveralNumbers;
        // The library turns letters into digits (0800 TAXI); a slip of the pen must not become someone else's number.
        if (!text.Any(char.IsAsciiDigit) || text.Any(char.IsLetter) || !OrdinarySigns().IsMatch(text)) return PhoneRefusal.NotANumber;

        PhoneNumbers.PhoneNumber parsed;
        try
        {
            parsed = Library.Parse(text, "LT");
        }
        catch (NumberParseException refused)
        {
            return refused.ErrorType switch
            {
                ErrorType.TOO_LONG => PhoneRefusal.TooLong,
                ErrorType.TOO_SHORT_NSN or ErrorType.TOO_SHORT_AFTER_IDD => PhoneRefusal.TooShort,
                _ => PhoneRefusal.NotANumber,
            };
        }

        if (parsed.HasExtension) return PhoneRefusal.SeveralNumbers;
        var national = Library.GetNationalSignificantNumber(parsed);
        if (national.Length <= 6 && national[0] == '1') return PhoneRefusal.EmergencyOrShort;
        if (parsed.CountryCode is 870 or 881 or 882 or 883) return PhoneRefusal.Satellite;
        switch (Library.IsPossibleNumberWithReason(parsed))
        {
            case PhoneNumberUtil.ValidationResult.TOO_LONG: return PhoneRefusal.TooLong;
            case PhoneNumberUtil.ValidationResult.IS_POSSIBLE: break;
            case PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE: return PhoneRefusal.NotANumber;
            default: return PhoneRefusal.TooShort;
        }
        if (!Library.IsValidNumber(parsed)) return PhoneRefusal.NoSuchNumber;
        if (Library.GetNumberType(parsed) is PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST) return PhoneRefusal.Premium;
        return PhoneNumber.FromE164(Library.Format(parsed, PhoneNumberFormat.E164));
    }

    private static (string Bare, string? Note) WithoutWords(string text)
    {
        List<string> words = [];
        string Keep(Match match)
        {
            words.Add(match.Groups[1].Value);
            return " ";
        }
        text = WordsInBrackets().Replace(text, Keep);
        text = WordsBefore().Replace(text, Keep);
        text = WordsAfter().Replace(text, Keep);
        var note = string.Join(", ", words.Select(word => word.Trim(' ', ',', ';', ':', '-')).Where(word => word.Length > 0 && !MeansTelephone().IsMatch(word)));
        return (text.Trim(), note.Length == 0 ? null : note.Length > LongestNote ? WellFormed.Mend(note[..LongestNote]) : note);
    }

    private static bool LooksLikeSeveral(string text)
    {
        if (text.Count(sign => sign == '+') > 1 || Extension().IsMatch(text)) return true;
        var lengths = Separators().Split(text).Select(part => part.Count(char.IsAsciiDigit)).Where(length => length > 0).ToList();
        return lengths.Count > 1 && lengths.Max() >= 7;
    }

    [GeneratedRegex(@"[(\[{]([^()\[\]{}]*\p{L}[^()\[\]{}]*)[)\]}]", RegexOptions.CultureInvariant)]
    private static partial Regex WordsInBrackets();

    [GeneratedRegex(@"^([^0-9+(]*\p{L}[^0-9+(]*)(?=[0-9+(])", RegexOptions.CultureInvariant)]
    private static partial Regex WordsBefore();

    [GeneratedRegex(@"(?<=[0-9)])([^0-9)]*\p{L}[^0-9)]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAfter();

    [GeneratedRegex(@"^(tel|telefonas|mob|mobilus|nr|phone|mobile|t|m)[.:]*( *(nr|no)[.:]*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MeansTelephone();

    [GeneratedRegex(@"[0-9)] *(;? *ext\b|;ext=|vid\b|x\b|x[0-9]|#)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[,;/|&]|\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[0-9+ ().,;:/|&\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OrdinarySigns();
}
