using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Texts;

/// <summary>Dates, times and money in words, in the reader's language (CurrentUICulture); the words and their order stand in Formats.resx.</summary>
public static class LocalFormat
{
    /// <summary>antradienis, kovo 2 d. – Tuesday, 2 March.</summary>
    public static string Day(LocalDate date) => Write(Formats.Day, date, Formats.Weekdays);

    /// <summary>2027 m. kovo 2 d., antradienis – Tuesday, 2 March 2027.</summary>
    public static string FullDay(LocalDate date) => Write(Formats.FullDay, date, Formats.Weekdays);

    /// <summary>kovo 2 d. – 2 March.</summary>
    public static string DayAndMonth(LocalDate date) => Write(Formats.DayAndMonth, date, Formats.Weekdays);

    /// <summary>When something happens, inside a sentence: antradienį, kovo 2 d. – on Tuesday, 2 March.</summary>
    public static string OnDay(LocalDate date) => Write(Formats.OnDay, date, Formats.WeekdaysWhen);

    /// <summary>The same with the nearness of the day: rytoj, antradienį, kovo 2 d. – tomorrow, Tuesday, 2 March; a day that is not near is as without it.</summary>
    public static string OnDay(LocalDate date, LocalDate today) =>
        FindRelative(date, today) is { } near ? $"{near}, {Write(Formats.Day, date, Formats.WeekdaysWhen)}" : OnDay(date);

    /// <summary>vakar, šiandien, rytoj, poryt; null for other days.</summary>
    public static string? FindRelative(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        -1 => Formats.Yesterday,
        0 => Formats.Today,
        1 => Formats.Tomorrow,
        2 => Formats.DayAfterTomorrow,
        _ => null,
    };

    /// <summary>The name of the public holiday on a day; null on other days.</summary>
    public static string? FindHoliday(LocalDate date) =>
        PublicHolidays.Find(date) is { } holiday ? Word(Formats.Holidays, (int)holiday + 1) : null;

    /// <summary>The month as a heading: 2027 m. kovas – March 2027.</summary>
    public static string Month(LocalDate date) => string.Format(Culture, Formats.Month, Year(date), Word(Formats.MonthsAlone, date.Month));

    /// <summary>antradienis – Tuesday.</summary>
    public static string Weekday(IsoDayOfWeek day) => Word(Formats.Weekdays, (int)day);

    /// <summary>an – Tue.</summary>
    public static string ShortWeekday(IsoDayOfWeek day) => Word(Formats.WeekdaysShort, (int)day);

    /// <summary>9.05 – 9:05; seconds are left out.</summary>
    public static string Time(LocalTime time) => LocalTimePattern.Create(Formats.Time, CultureInfo.InvariantCulture).Format(time);

    /// <summary>9.05 val. – 9:05.</summary>
    public static string Clock(LocalTime time) => string.Format(Culture, Formats.Clock, Time(time));

    /// <summary>A promise with some width: tarp 9.05 ir 9.20 – between 9:05 and 9:20.</summary>
    public static string Between(LocalTime from, LocalTime to) => string.Format(Culture, Formats.Between, Time(from), Time(to));

    /// <summary>A stretch of the day: nuo 9.05 iki 9.20 – from 9:05 to 9:20.</summary>
    public static string FromTo(LocalTime from, LocalTime to) => string.Format(Culture, Formats.FromTo, Time(from), Time(to));

    /// <summary>Cents as euros: 1,50 € with a space that does not break – €1.50.</summary>
    public static string Money(int cents) =>
        (cents < 0 ? "\u2212" : "") + string.Format(Culture, Formats.Money, (Math.Abs((long)cents) / 100m).ToString("N2", Culture));

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(Formats.Language);

    private static string Write(string form, LocalDate date, string weekdays) => string.Format(Culture, form,
        Word(weekdays, (int)date.DayOfWeek), Word(Formats.Months, date.Month), date.Day, Year(date));

    private static string Year(LocalDate date) => date.Year.ToString(CultureInfo.InvariantCulture);

    private static string Word(string words, int number) => words.Split('|')[number - 1];
}
