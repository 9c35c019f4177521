using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Time;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2026, "04-05", "05-03", "06-07")]
    [InlineData(2027, "03-28", "05-02", "06-06")]
    [InlineData(2028, "04-16", "05-07", "06-04")]
    [InlineData(2029, "04-01", "05-06", "06-03")]
    [InlineData(2030, "04-21", "05-05", "06-02")]
    [InlineData(2031, "04-13", "05-04", "06-01")]
    [InlineData(2032, "03-28", "05-02", "06-06")]
    public void The_moving_feasts_fall_where_the_calendar_says(int year, string easter, string mothersDay, string fathersDay)
    {
        PublicHolidays.EasterOf(year).Should().Be(Day(year, easter));
        PublicHolidays.Find(Day(year, easter)).Should().Be(PublicHoliday.EasterSunday);
        PublicHolidays.Find(Day(year, easter).PlusDays(1)).Should().Be(PublicHoliday.EasterMonday);
        PublicHolidays.Find(Day(year, mothersDay)).Should().Be(PublicHoliday.MothersDay);
        PublicHolidays.Find(Day(year, fathersDay)).Should().Be(PublicHoliday.FathersDay);

        HolidaysOf(year).Should().HaveCount(16).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("01-01", PublicHoliday.NewYear)]
    [InlineData("02-16", PublicHoliday.RestorationOfTheState)]
    [InlineData("03-11", PublicHoliday.RestorationOfIndependence)]
    [InlineData("05-01", PublicHoliday.LabourDay)]
    [InlineData("06-24", PublicHoliday.Midsummer)]
    [InlineData("07-06", PublicHoliday.StatehoodDay)]
    [InlineData("08-15", PublicHoliday.Assumption)]
    [InlineData("11-01", PublicHoliday.AllSaints)]
    [InlineData("11-02", PublicHoliday.AllSouls)]
    [InlineData("12-24", PublicHoliday.ChristmasEve)]
    [InlineData("12-25", PublicHoliday.ChristmasDay)]
    [InlineData("12-26", PublicHoliday.SecondChristmasDay)]
    public void The_fixed_days_are_holidays_each_year(string day, PublicHoliday holiday) => PublicHolidays.Find(Day(2027, day)).Should().Be(holiday);

    [Fact]
    public void The_earliest_and_the_latest_easter_are_found()
    {
        PublicHolidays.EasterOf(1818).Should().Be(new LocalDate(1818, 3, 22));
        PublicHolidays.EasterOf(2038).Should().Be(new LocalDate(2038, 4, 25));
    }

    [Fact]
    public void When_mothers_day_meets_labour_day_the_year_has_one_day_fewer()
    {
        PublicHolidays.Find(new LocalDate(2033, 5, 1)).Should().Be(PublicHoliday.LabourDay);
        HolidaysOf(2033).Should().HaveCount(15);
    }

    [Fact]
    public void Any_day_of_the_calendar_may_be_asked_about()
    {
        PublicHolidays.IsHoliday(LocalDate.MinIsoValue).Should().BeTrue("it is a first of January");
        PublicHolidays.IsHoliday(new LocalDate(-3, 4, 4)).Should().BeFalse();
        PublicHolidays.IsHoliday(LocalDate.MaxIsoValue).Should().BeFalse();
        PublicHolidays.IsHoliday(new LocalDate(2027, 3, 15)).Should().BeFalse();
    }

    private static LocalDate Day(int year, string monthDay) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse($"{year}-{monthDay}").Value;

    private static List<PublicHoliday> HolidaysOf(int year) =>
        [.. Enumerable.Range(0, 366).Select(day => new LocalDate(year, 1, 1).PlusDays(day)).Where(day => day.Year == year)
            .Select(PublicHolidays.Find).OfType<PublicHoliday>()];
}
