using CsCheck;
using NodaTime;
using Socifaction.Services.Web.Input;

namespace Socifaction.Services.Web.Tests.Input;

public sealed class LocalInputTests
{
    [Theory]
    [InlineData("9", 9, 0)]
    [InlineData("09", 9, 0)]
    [InlineData("9.30", 9, 30)]
    [InlineData("9:30", 9, 30)]
    [InlineData("9,30", 9, 30)]
    [InlineData("9 30", 9, 30)]
    [InlineData("09:30:00", 9, 30)]
    [InlineData("0930", 9, 30)]
    [InlineData("930", 9, 30)]
    [InlineData("9 val.", 9, 0)]
    [InlineData("9val", 9, 0)]
    [InlineData("9.30 val.", 9, 30)]
    [InlineData("9:30 v.", 9, 30)]
    [InlineData("9 val. 30 min.", 9, 30)]
    [InlineData("9 val. 5 min", 9, 5)]
    [InlineData("9 VAL. 30 MIN.", 9, 30)]
    [InlineData("21h", 21, 0)]
    [InlineData("21h30", 21, 30)]
    [InlineData(" 0:00 ", 0, 0)]
    [InlineData("23.59", 23, 59)]
    [InlineData("9\u00A0val.", 9, 0)]
    [InlineData("٩:٣٠", 9, 30)]
    [InlineData("９：３０", 9, 30)]
    public void A_time_is_read_as_people_write_it(string typed, int hour, int minute) =>
        LocalInput.Time(typed).Value.Should().Be(new LocalTime(hour, minute));

    [Theory]
    [InlineData(null, TimeRefusal.Empty)]
    [InlineData("  ", TimeRefusal.Empty)]
    [InlineData("24:00", TimeRefusal.OutsideTheDay)]
    [InlineData("24", TimeRefusal.OutsideTheDay)]
    [InlineData("25:00", TimeRefusal.OutsideTheDay)]
    [InlineData("2400", TimeRefusal.OutsideTheDay)]
    [InlineData("9:60", TimeRefusal.OutsideTheDay)]
    [InlineData("99 val.", TimeRefusal.OutsideTheDay)]
    [InlineData("9:5", TimeRefusal.NotATime)]
    [InlineData("9-12", TimeRefusal.NotATime)]
    [InlineData("-9", TimeRefusal.NotATime)]
    [InlineData("9.30.15", TimeRefusal.NotATime)]
    [InlineData("rytoj", TimeRefusal.NotATime)]
    [InlineData("pusė dešimtos", TimeRefusal.NotATime)]
    [InlineData("12345", TimeRefusal.NotATime)]
    public void What_is_no_time_is_refused_with_its_reason(string? typed, TimeRefusal why)
    {
        var reading = LocalInput.Time(typed);
        reading.Refused(out _, out var reason).Should().BeTrue();
        reason.Should().Be(why);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData(" 4 ", 4)]
    [InlineData("+4", 4)]
    [InlineData("007", 7)]
    [InlineData("1 000", 1000)]
    [InlineData("1\u00A0000", 1000)]
    [InlineData("٣", 3)]
    public void A_whole_number_is_read(string typed, int number) => LocalInput.WholeNumber(typed, 1, 1000).Value.Should().Be(number);

    [Theory]
    [InlineData(null, NumberRefusal.Empty)]
    [InlineData("", NumberRefusal.Empty)]
    [InlineData("0", NumberRefusal.OutsideRange)]
    [InlineData("-3", NumberRefusal.OutsideRange)]
    [InlineData("\u22123", NumberRefusal.OutsideRange)]
    [InlineData("5", NumberRefusal.OutsideRange)]
    [InlineData("2147483648", NumberRefusal.OutsideRange)]
    [InlineData("99999999999999999999999999", NumberRefusal.OutsideRange)]
    [InlineData("3.5", NumberRefusal.NotWhole)]
    [InlineData("3,5", NumberRefusal.NotWhole)]
    [InlineData("du", NumberRefusal.NotANumber)]
    [InlineData("1e9", NumberRefusal.NotANumber)]
    [InlineData("0x3", NumberRefusal.NotANumber)]
    [InlineData("1 2", NumberRefusal.NotANumber)]
    [InlineData("3 vaikai", NumberRefusal.NotANumber)]
    public void What_is_no_number_of_people_is_refused_with_its_reason(string? typed, NumberRefusal why) =>
        LocalInput.WholeNumber(typed, 1, 4).Refusal.Should().Be(why);

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12,40", 1240)]
    [InlineData("12.40 €", 1240)]
    [InlineData("12,4", 1240)]
    [InlineData("€12.40", 1240)]
    [InlineData("12,40 Eur", 1240)]
    [InlineData("12 eurų", 1200)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1 234,50\u00A0€", 123450)]
    [InlineData("0,05", 5)]
    public void Money_is_read_in_cents(string typed, int cents) => LocalInput.Money(typed).Value.Should().Be(cents);

    [Theory]
    [InlineData(null, MoneyRefusal.Empty)]
    [InlineData("€", MoneyRefusal.NotMoney)]
    [InlineData("daug", MoneyRefusal.NotMoney)]
    [InlineData("1.234,50", MoneyRefusal.NotMoney)]
    [InlineData("12,", MoneyRefusal.NotMoney)]
    [InlineData("12 $", MoneyRefusal.NotMoney)]
    [InlineData("1,234", MoneyRefusal.TooPrecise)]
    [InlineData("-5", MoneyRefusal.Negative)]
    [InlineData("\u22125,50", MoneyRefusal.Negative)]
    [InlineData("100000,01", MoneyRefusal.TooMuch)]
    [InlineData("99999999999999999999", MoneyRefusal.TooMuch)]
    public void What_is_no_price_is_refused_with_its_reason(string? typed, MoneyRefusal why) => LocalInput.Money(typed).Refusal.Should().Be(why);

    [Fact]
    public void A_text_of_any_length_is_answered_at_once()
    {
        var endless = new string('9', 100_000);
        LocalInput.Time(endless).Refusal.Should().Be(TimeRefusal.NotATime);
        LocalInput.Money(endless).Refusal.Should().Be(MoneyRefusal.NotMoney);
        LocalInput.WholeNumber(endless, 1, 4).Refusal.Should().Be(NumberRefusal.NotANumber);
        LocalInput.Date(endless, new LocalDate(2027, 3, 1)).Refusal.Should().Be(DateRefusal.NotADate);
        LocalInput.Time(new string(' ', 100_000)).Refusal.Should().Be(TimeRefusal.Empty);
    }

    [Fact]
    public void No_text_makes_a_reader_throw() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789 .,:-+valhmind€eurkovobirželi\u00A0"]).Sample(typed =>
        {
            var time = LocalInput.Time(typed);
            (time.Value is null).Should().Be(time.Refusal is not null);
            var number = LocalInput.WholeNumber(typed, 1, 4);
            if (!number.Refused(out var value, out _)) value.Should().BeInRange(1, 4);
            var money = LocalInput.Money(typed);
            if (!money.Refused(out var cents, out _)) cents.Should().BeInRange(0, 100_000_00);
            var date = LocalInput.Date(typed, new LocalDate(2027, 3, 1));
            (date.Value is null).Should().Be(date.Refusal is not null);
            var fields = LocalInput.Date(typed, typed, typed);
            (fields.Value is null).Should().Be(fields.Refusal is not null);
        }, iter: 20_000);
}
