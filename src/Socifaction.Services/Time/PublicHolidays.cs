using NodaTime;

namespace Socifaction.Services.Time;

/// <summary>Lithuania's public holidays: the sixteen days of the Labour Code, article 123.</summary>
public static class PublicHolidays
{
    /// <summary>Whether the day is a public holiday.</summary>
    public static bool IsHoliday(LocalDate date) => Find(date) is not null;

    /// <summary>Which holiday the day is, or null; when Mother's Day falls on 1 May the day is named after Labour Day.</summary>
    public static PublicHoliday? Find(LocalDate date) => (date.Month, date.Day) switch
    {
        (1, 1) => PublicHoliday.NewYear,
        (2, 16) => PublicHoliday.RestorationOfTheState,
        (3, 11) => PublicHoliday.RestorationOfIndependence,
        (5, 1) => PublicHoliday.LabourDay,
        (6, 24) => PublicHoliday.Midsummer,
        (7, 6) => PublicHoliday.StatehoodDay,
        (8, 15) => PublicHoliday.Assumption,
        (11, 1) => PublicHoliday.AllSaints,
        (11, 2) => PublicHoliday.AllSouls,
        (12, 24) => PublicHoliday.ChristmasEve,
        (12, 25) => PublicHoliday.ChristmasDay,
        (12, 26) => PublicHoliday.SecondChristmasDay,
        (5, <= 7) when date.DayOfWeek == IsoDayOfWeek.Sunday => PublicHoliday.MothersDay,
        (6, <= 7) when date.DayOfWeek == IsoDayOfWeek.Sunday => PublicHoliday.FathersDay,
        (3 or 4, _) when IsEasterSunday(date) => PublicHoliday.EasterSunday,
        (3 or 4, _) when IsEasterSunday(date.PlusDays(-1)) => PublicHoliday.EasterMonday,
        _ => null,
    };

    /// <summary>Western Easter Sunday of a year after 1582: J. Meeus, Astronomical Algorithms, 2nd ed., ch. 8.</summary>
    public static LocalDate EasterOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (b - (b + 8) / 25 + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new LocalDate(year, month, day + 1);
    }

    private static bool IsEasterSunday(LocalDate date) =>
        date.Year > 1582 && date.DayOfWeek == IsoDayOfWeek.Sunday && date == EasterOf(date.Year);
}
