using System.Globalization;
using NodaTime;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Texts;

public sealed class LocalFormatTests
{
    private static readonly LocalDate Tuesday = new(2027, 3, 2);

    [Fact]
    public void Lithuanian_days_are_said_in_full()
    {
        Read("lt");
        LocalFormat.Day(Tuesday).Should().Be("antradienis, kovo 2\u00a0d.");
        LocalFormat.FullDay(Tuesday).Should().Be("2027 m. kovo 2\u00a0d., antradienis");
        LocalFormat.DayAndMonth(Tuesday).Should().Be("kovo 2\u00a0d.");
        LocalFormat.OnDay(Tuesday).Should().Be("antradienį, kovo 2\u00a0d.");
        LocalFormat.OnDay(Tuesday, Tuesday.PlusDays(-1)).Should().Be("rytoj, antradienį, kovo 2\u00a0d.");
        LocalFormat.OnDay(Tuesday, Tuesday.PlusDays(-3)).Should().Be("antradienį, kovo 2\u00a0d.");
        LocalFormat.Month(Tuesday).Should().Be("2027 m. kovas");
        LocalFormat.Weekday(IsoDayOfWeek.Sunday).Should().Be("sekmadienis");
        LocalFormat.ShortWeekday(IsoDayOfWeek.Saturday).Should().Be("št");
    }

    [Fact]
    public void English_days_are_said_in_full()
    {
        Read("en");
        LocalFormat.Day(Tuesday).Should().Be("Tuesday, 2 March");
        LocalFormat.FullDay(Tuesday).Should().Be("Tuesday, 2 March 2027");
        LocalFormat.DayAndMonth(Tuesday).Should().Be("2 March");
        LocalFormat.OnDay(Tuesday).Should().Be("on Tuesday, 2 March");
        LocalFormat.OnDay(Tuesday, Tuesday.PlusDays(-1)).Should().Be("tomorrow, Tuesday, 2 March");
        LocalFormat.Month(Tuesday).Should().Be("March 2027");
        LocalFormat.ShortWeekday(IsoDayOfWeek.Saturday).Should().Be("Sat");
    }

    [Theory]
    [InlineData(-2, null)]
    [InlineData(-1, "vakar")]
    [InlineData(0, "šiandien")]
    [InlineData(1, "rytoj")]
    [InlineData(2, "poryt")]
    [InlineData(3, null)]
    public void Near_days_have_a_word(int days, string? word)
    {
        Read("lt");
        LocalFormat.FindRelative(Tuesday.PlusDays(days), Tuesday).Should().Be(word);
    }

    [Fact]
    public void Times_and_windows_are_written_as_they_are_spoken()
    {
        var (from, to) = (new LocalTime(9, 5, 30), new LocalTime(15, 20));
        Read("lt-LT");
        LocalFormat.Time(from).Should().Be("9.05");
        LocalFormat.Clock(from).Should().Be("9.05\u00a0val.");
        LocalFormat.Between(from, to).Should().Be("tarp 9.05 ir 15.20");
        LocalFormat.FromTo(from, to).Should().Be("nuo 9.05 iki 15.20");
        LocalFormat.Time(LocalTime.Midnight).Should().Be("0.00");
        Read("en-GB");
        LocalFormat.Clock(from).Should().Be("9:05");
        LocalFormat.Between(from, to).Should().Be("between 9:05 and 15:20");
        LocalFormat.FromTo(from, to).Should().Be("from 9:05 to 15:20");
    }

    [Theory]
    [InlineData(0, "0,00\u00A0€", "€0.00")]
    [InlineData(150, "1,50\u00A0€", "€1.50")]
    [InlineData(123456789, "1\u00A0234\u00A0567,89\u00A0€", "€1,234,567.89")]
    [InlineData(-5, "\u22120,05\u00A0€", "\u2212€0.05")]
    [InlineData(int.MinValue, "\u221221\u00A0474\u00A0836,48\u00A0€", "\u2212€21,474,836.48")]
    public void Money_is_written_with_a_space_that_does_not_break(int cents, string lithuanian, string english)
    {
        Read("lt");
        LocalFormat.Money(cents).Should().Be(lithuanian);
        Read("en");
        LocalFormat.Money(cents).Should().Be(english);
    }

    [Fact]
    public void Our_names_of_months_and_days_are_those_of_the_unicode_tables()
    {
        Read("lt");
        var table = CultureInfo.GetCultureInfo("lt-LT").DateTimeFormat;
        Formats.Months.Split('|').Should().Equal(table.MonthGenitiveNames.Take(12));
        Formats.MonthsAlone.Split('|').Should().Equal(table.MonthNames.Take(12));
        Formats.Weekdays.Split('|').Should().Equal(Enumerable.Range(1, 7).Select(day => table.DayNames[day % 7]));
        Formats.WeekdaysShort.Split('|').Should().Equal(Enumerable.Range(1, 7).Select(day => table.AbbreviatedDayNames[day % 7]));
        Read("en");
        var english = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat;
        Formats.Months.Split('|').Should().Equal(english.MonthNames.Take(12));
        Formats.Weekdays.Split('|').Should().Equal(Enumerable.Range(1, 7).Select(day => english.DayNames[day % 7]));
    }

    [Theory]
    [InlineData(2027, 1, 1, "Naujieji metai", "New Year’s Day")]
    [InlineData(2027, 3, 28, "Velykos", "Easter Sunday")]
    [InlineData(2027, 3, 29, "antroji Velykų diena", "Easter Monday")]
    [InlineData(2027, 12, 26, "antroji Kalėdų diena", "second Christmas Day")]
    [InlineData(2027, 3, 30, null, null)]
    public void A_holiday_has_its_name(int year, int month, int day, string? lithuanian, string? english)
    {
        Read("lt");
        LocalFormat.FindHoliday(new(year, month, day)).Should().Be(lithuanian);
        Formats.Holidays.Split('|').Should().HaveCount(16);
        Read("en");
        LocalFormat.FindHoliday(new(year, month, day)).Should().Be(english);
        Formats.Holidays.Split('|').Should().HaveCount(16);
    }

    [Fact]
    public void A_reader_of_another_language_is_answered_in_lithuanian()
    {
        Read("uk");
        LocalFormat.Day(Tuesday).Should().Be("antradienis, kovo 2\u00a0d.");
    }

    private static void Read(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
