using System.Globalization;
using CsCheck;
using NodaTime;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Input;

public sealed class LocalInputDateTests
{
    private static readonly LocalDate Today = new(2027, 3, 10);

    [Theory]
    [InlineData("2027-03-15")]
    [InlineData("2027 03 15")]
    [InlineData("2027.03.15")]
    [InlineData("2027.03.15.")]
    [InlineData("2027/3/15")]
    [InlineData("2027. 03. 15 d.")]
    [InlineData("20270315")]
    [InlineData("2027 m. kovo 15 d.")]
    [InlineData("2027 m. kovo 15 d., pirmadienis")]
    [InlineData("pirmadienis, kovo 15 d.")]
    [InlineData("pirmadienį, kovo 15 d.")]
    [InlineData("2027 metų kovo mėn. 15 diena")]
    [InlineData("2027 kovas 15")]
    [InlineData("kovo 15")]
    [InlineData("KOVO 15 D.")]
    [InlineData("kovo 15d.")]
    [InlineData("Monday, 15 March 2027")]
    [InlineData("March 15th, 2027")]
    [InlineData("2027‑03‑15")]
    [InlineData("２０２７-０３-１５")]
    public void A_date_is_read_as_people_write_it(string typed) =>
        LocalInput.Date(typed, Today).Value.Should().Be(new LocalDate(2027, 3, 15));

    [Theory]
    [InlineData("kovo 10", 2027, 3, 10)]
    [InlineData("kovo 9", 2028, 3, 9)]
    [InlineData("sausio 8 d.", 2028, 1, 8)]
    [InlineData("vasario 29", 2028, 2, 29)]
    [InlineData("gruodzio 24", 2027, 12, 24)]
    [InlineData("rugpjucio 15", 2027, 8, 15)]
    [InlineData("rugsejo 1", 2027, 9, 1)]
    public void A_date_without_a_year_is_the_next_one(string typed, int year, int month, int day) =>
        LocalInput.Date(typed, Today).Value.Should().Be(new LocalDate(year, month, day));

    [Theory]
    [InlineData(null, DateRefusal.Empty)]
    [InlineData(" ", DateRefusal.Empty)]
    [InlineData("03/04/27", DateRefusal.Ambiguous)]
    [InlineData("03/04/2027", DateRefusal.Ambiguous)]
    [InlineData("24.11.2026", DateRefusal.Ambiguous)]
    [InlineData("03-15", DateRefusal.Ambiguous)]
    [InlineData("2027-02-29", DateRefusal.NoSuchDay)]
    [InlineData("2027-04-31", DateRefusal.NoSuchDay)]
    [InlineData("2027-04-00", DateRefusal.NoSuchDay)]
    [InlineData("vasario 30", DateRefusal.NoSuchDay)]
    [InlineData("2027-13-45", DateRefusal.NoSuchMonth)]
    [InlineData("2027-00-10", DateRefusal.NoSuchMonth)]
    [InlineData("0027-03-15", DateRefusal.YearOutOfRange)]
    [InlineData("kovo", DateRefusal.MissingDay)]
    [InlineData("2027 m. kovas", DateRefusal.MissingDay)]
    [InlineData("antradienis, kovo 15 d.", DateRefusal.WeekdayDiffers)]
    [InlineData("rytoj", DateRefusal.NotADate)]
    [InlineData("pirmadienį", DateRefusal.NotADate)]
    [InlineData("15", DateRefusal.NotADate)]
    [InlineData("2027-03-15T10:00", DateRefusal.NotADate)]
    [InlineData("-2027-03-15", DateRefusal.NotADate)]
    [InlineData("2027-03-015", DateRefusal.NotADate)]
    [InlineData("kovo balandžio 15", DateRefusal.NotADate)]
    [InlineData("2027-03-15; DROP TABLE", DateRefusal.NotADate)]
    public void What_is_no_date_is_refused_with_its_reason(string? typed, DateRefusal why) =>
        LocalInput.Date(typed, Today).Refusal.Should().Be(why);

    [Theory]
    [InlineData("2027", "3", "15", null)]
    [InlineData("2027", "03", " 15 ", null)]
    [InlineData("2027", "kovo", "15", null)]
    [InlineData("2027", "March", "15", null)]
    [InlineData("", " ", null, DateRefusal.Empty)]
    [InlineData("2027", "3", "", DateRefusal.MissingDay)]
    [InlineData("2027", "", "15", DateRefusal.MissingMonth)]
    [InlineData("", "3", "15", DateRefusal.MissingYear)]
    [InlineData("27", "3", "15", DateRefusal.NotADate)]
    [InlineData("2027", "trečias", "15", DateRefusal.NotADate)]
    [InlineData("2027", "3", "penkiolika", DateRefusal.NotADate)]
    [InlineData("2027", "13", "15", DateRefusal.NoSuchMonth)]
    [InlineData("2027", "2", "29", DateRefusal.NoSuchDay)]
    [InlineData("1027", "2", "9", DateRefusal.YearOutOfRange)]
    public void Three_fields_make_a_date_or_say_which_is_wrong(string? year, string? month, string? day, DateRefusal? why)
    {
        var reading = LocalInput.Date(year, month, day);
        reading.Refusal.Should().Be(why);
        if (why is null) reading.Value.Should().Be(new LocalDate(2027, 3, 15));
    }

    [Theory]
    [InlineData("lt")]
    [InlineData("en")]
    public void Whatever_we_write_we_also_read(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Gen.Int[0, 20_000].Sample(days =>
        {
            var date = new LocalDate(2000, 1, 1).PlusDays(days);
            LocalInput.Date(LocalFormat.FullDay(date), Today).Value.Should().Be(date);
            LocalInput.Date(LocalFormat.OnDay(date), date).Value.Should().Be(date);
            LocalInput.Date(LocalFormat.DayAndMonth(date), date).Value.Should().Be(date);
        }, iter: 2000, threads: 1);
    }
}
