using System.Globalization;
using CsCheck;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Texts;

public sealed class PluralTests
{
    private const string Places = "{0} vieta|{0} vietos|{0} vietos|{0} vietų";

    [Theory]
    [InlineData(0, "0 vietų")]
    [InlineData(1, "1 vieta")]
    [InlineData(2, "2 vietos")]
    [InlineData(9, "9 vietos")]
    [InlineData(10, "10 vietų")]
    [InlineData(11, "11 vietų")]
    [InlineData(19, "19 vietų")]
    [InlineData(20, "20 vietų")]
    [InlineData(21, "21 vieta")]
    [InlineData(22, "22 vietos")]
    [InlineData(101, "101 vieta")]
    [InlineData(111, "111 vietų")]
    [InlineData(112, "112 vietų")]
    [InlineData(1.5, "1,5 vietos")]
    [InlineData(1001, "1\u00A0001 vieta")]
    public void Lithuanian_has_four_forms(double number, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("lt");
        Plural.Format((decimal)number, Places).Should().Be(text);
    }

    [Theory]
    [InlineData(0, "0 places of 4")]
    [InlineData(1, "1 place of 4")]
    [InlineData(2, "2 places of 4")]
    [InlineData(21, "21 places of 4")]
    public void English_has_two(int number, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Plural.Format(number, "{0} place of {1}|{0} places of {1}", 4).Should().Be(text);
    }

    [Fact]
    public void Forms_of_another_language_are_a_bug()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("lt-LT");
        var choosing = () => Plural.Choose(1, "place|places");
        choosing.Should().Throw<FormatException>();
    }

    [Fact]
    public void Each_number_has_a_form_and_its_sign_does_not_matter() =>
        Gen.Int.Sample(number =>
        {
            Plural.InLithuanian(number).Should().NotBe(PluralForm.Many).And.Be(Plural.InLithuanian(-(decimal)number));
            var (tens, units) = (Math.Abs((long)number) % 100, Math.Abs((long)number) % 10);
            (Plural.InLithuanian(number) == PluralForm.One).Should().Be(units == 1 && tens != 11);
        });
}
