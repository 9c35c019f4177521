using System.Text.RegularExpressions;
using NodaTime;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Input;

public static partial class LocalInput
{
    private const int FirstYear = 1900;

    // Beginnings, for months and weekdays come in several cases: kovas, kovo, kovą.
    private static readonly string[][] Months =
    [
        ["saus", "jan"], ["vasar", "feb"], ["kov", "mar"], ["baland", "apr"], ["geguz", "may"], ["birz", "jun"],
        ["liep", "jul"], ["rugpj", "aug"], ["rugs", "sep"], ["spal", "oct"], ["lapkr", "nov"], ["gruod", "dec"],
    ];

    private static readonly string[][] Weekdays =
    [
        ["pirmad", "mon"], ["antrad", "tue"], ["treciad", "wed"], ["ketvirtad", "thu"], ["penktad", "fri"], ["sestad", "sat"], ["sekmad", "sun"],
    ];

    private static readonly HashSet<string> SmallWords = ["m", "metai", "metu", "men", "menesio", "d", "diena", "dienos", "st", "nd", "rd", "th", "of", "on"];

    /// <summary>A date: 2027-03-15, 2027 03 15, 2027.03.15, 2027 m. kovo 15 d.; without a year, such as kovo 15, the next one from today on.</summary>
    public static Reading<LocalDate, DateRefusal> Date(string? text, LocalDate today)
    {
        if (Typed(text) is not { Length: > 0 } typed) return DateRefusal.Empty;
        if (!DateSigns().IsMatch(typed)) return DateRefusal.NotADate;

        int? month = null, weekday = null;
        List<string> numbers = [];
        foreach (var token in Tokens().Matches(SearchText.Fold(typed)).Select(match => match.Value))
        {
            if (char.IsAsciiDigit(token[0])) numbers.Add(token);
            else if (SmallWords.Contains(token)) continue;
            else if (month is null && Find(Months, token) is { } foundMonth) month = foundMonth;
            else if (weekday is null && Find(Weekdays, token) is { } foundDay) weekday = foundDay;
            else return DateRefusal.NotADate;
        }

        var reading = month is { } named ? WithNamedMonth(numbers, named, today) : InNumbers(numbers);
        return weekday is { } said && reading.Value is { } date && (int)date.DayOfWeek != said ? DateRefusal.WeekdayDiffers : reading;
    }

    /// <summary>A date from three fields; the month may be a number or a name.</summary>
    public static Reading<LocalDate, DateRefusal> Date(string? year, string? month, string? day)
    {
        var (typedYear, typedMonth, typedDay) = (Typed(year), Typed(month), Typed(day));
        if (string.IsNullOrEmpty(typedYear + typedMonth + typedDay)) return DateRefusal.Empty;
        if (string.IsNullOrEmpty(typedDay)) return DateRefusal.MissingDay;
        if (string.IsNullOrEmpty(typedMonth)) return DateRefusal.MissingMonth;
        if (string.IsNullOrEmpty(typedYear)) return DateRefusal.MissingYear;
        if (Find(Months, SearchText.Fold(typedMonth).TrimEnd('.')) is { } named) return Checked(typedYear, named, typedDay);
        return UpToTwoDigits().IsMatch(typedMonth) ? Checked(typedYear, Whole(typedMonth), typedDay) : DateRefusal.NotADate;
    }

    private static Reading<LocalDate, DateRefusal> InNumbers(List<string> numbers) => numbers switch
    {
        [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } day] => Checked(year, Whole(month), day),
        [{ Length: 8 } all] => Checked(all[..4], Whole(all[4..6]), all[6..]),
        [{ Length: <= 2 }, { Length: <= 2 }] or [{ Length: <= 2 }, { Length: <= 2 }, { Length: 2 or 4 }] => DateRefusal.Ambiguous,
        _ => DateRefusal.NotADate,
    };

    private static Reading<LocalDate, DateRefusal> WithNamedMonth(List<string> numbers, int month, LocalDate today) => numbers switch
    {
        [{ Length: 4 } year, { Length: <= 2 } day] => Checked(year, month, day),
        [{ Length: <= 2 } day, { Length: 4 } year] => Checked(year, month, day),
        [{ Length: <= 2 } day] => Next(month, Whole(day), today),
        [] or [{ Length: 4 }] => DateRefusal.MissingDay,
        _ => DateRefusal.NotADate,
    };

    private static Reading<LocalDate, DateRefusal> Next(int month, int day, LocalDate today)
    {
        var year = (month, day).CompareTo((today.Month, today.Day)) < 0 ? today.Year + 1 : today.Year;
        return InCalendar(year, month, day);
    }

    private static Reading<LocalDate, DateRefusal> Checked(string year, int month, string day) =>
        year.Length == 4 && year.All(char.IsAsciiDigit) && UpToTwoDigits().IsMatch(day)
            ? InCalendar(Whole(year), month, Whole(day))
            : DateRefusal.NotADate;

    private static Reading<LocalDate, DateRefusal> InCalendar(int year, int month, int day)
    {
        if (year is < FirstYear or > 9999) return DateRefusal.YearOutOfRange;
        if (month is < 1 or > 12) return DateRefusal.NoSuchMonth;
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return DateRefusal.NoSuchDay;
        return new LocalDate(year, month, day);
    }

    /// <summary>The number, from one, of the word that begins so.</summary>
    private static int? Find(string[][] words, string token)
    {
        var found = Array.FindIndex(words, beginnings => beginnings.Any(beginning => token.StartsWith(beginning, StringComparison.Ordinal)));
        return found < 0 ? null : found + 1;
    }

    [GeneratedRegex(@"^[\p{L}0-9][\p{L}0-9 .,/-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateSigns();

    [GeneratedRegex(@"[0-9]+|\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UpToTwoDigits();
}
