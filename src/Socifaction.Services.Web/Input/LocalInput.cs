using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Socifaction.Services.Web.Input;

/// <summary>Times, dates, numbers and money as people in Lithuania type them; what could be meant in two ways is refused, never guessed.</summary>
public static partial class LocalInput
{
    private const int LongestText = 60;

    /// <summary>A time of day: 9, 9.30, 9:30, 0930, 9 val., 9 val. 30 min., 21h.</summary>
    public static Reading<LocalTime, TimeRefusal> Time(string? text)
    {
        if (Typed(text) is not { Length: > 0 } typed) return TimeRefusal.Empty;
        var match = ClockTime().Match(typed);
        if (!match.Success) match = SpokenTime().Match(typed);
        if (!match.Success) match = DigitsOnlyTime().Match(typed);
        if (!match.Success) return TimeRefusal.NotATime;
        var hour = Whole(match.Groups["hour"].Value);
        var minute = match.Groups["minute"].Success ? Whole(match.Groups["minute"].Value) : 0;
        return hour > 23 || minute > 59 ? TimeRefusal.OutsideTheDay : new LocalTime(hour, minute);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public static Reading<int, NumberRefusal> WholeNumber(string? text, int least, int most)
    {
        if (Typed(text) is not { Length: > 0 } typed) return NumberRefusal.Empty;
        if (FractionalNumber().IsMatch(typed)) return NumberRefusal.NotWhole;
        if (!WholeNumberForm().IsMatch(typed)) return NumberRefusal.NotANumber;
        return long.TryParse(Joined(typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? (int)number : NumberRefusal.OutsideRange;
    }

    /// <summary>An amount in cents, at most <paramref name="most"/>: 12, 12,40, 12.40 €, 1 234,50 Eur.</summary>
    public static Reading<int, MoneyRefusal> Money(string? text, int most = 100_000_00)
    {
        if (Typed(text) is not { Length: > 0 } typed) return MoneyRefusal.Empty;
        var match = MoneyForm().Match(typed);
        if (!match.Success) return MoneyRefusal.NotMoney;
        var fraction = match.Groups["cents"].Value;
        if (fraction.Length > 2) return MoneyRefusal.TooPrecise;
        if (!long.TryParse(Joined(match.Groups["euros"].Value) + fraction.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var cents))
            return MoneyRefusal.TooMuch;
        if (match.Groups["minus"].Success && cents > 0) return MoneyRefusal.Negative;
        return cents > most ? MoneyRefusal.TooMuch : (int)cents;
    }

    // A text too long to be any of these becomes one that no form fits.
    private static string? Typed(string? text) => text is null ? null
        : text.Length > LongestText ? string.IsNullOrWhiteSpace(text) ? null : "?"
        : PlainSigns.Of(text).ToLowerInvariant();

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Joined(string groups) => groups.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[.:, ](?<minute>[0-9]{2})(?::00)?)?\.? ?(?:(?:val|v|h)\.?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2}) ?(?:val|v|h)[., ]*(?<minute>[0-9]{1,2}) ?(?:(?:min|m)\.?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SpokenTime();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?<minute>[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsOnlyTime();

    [GeneratedRegex(@"^[+-]?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumberForm();

    [GeneratedRegex(@"^[+-]?[0-9 ]*[.,][0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex FractionalNumber();

    [GeneratedRegex(@"^(?:€ ?)?(?<minus>-)? ?(?<euros>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,](?<cents>[0-9]+))? ?(?:€|eur[a-zų]*\.?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyForm();
}
