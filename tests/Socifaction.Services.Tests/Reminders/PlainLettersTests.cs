using CsCheck;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

public sealed class PlainLettersTests
{
    [Theory]
    [InlineData("ąčęėįšųūž ĄČĘĖĮŠŲŪŽ", "aceeisuuz ACEEISUUZ")]
    [InlineData("Z\u030Cąsytė", "Zasyte")]
    [InlineData("„Kunigiškietis“ – 9.05…", "\"Kunigiskietis\" - 9.05...")]
    [InlineData("1,50\u00A0€", "1,50 €")]
    [InlineData("Kaina −5 ‚a‘ «b»", "Kaina -5 'a' \"b\"")]
    [InlineData("èéùìòÇØøÅåÄÖÑÜäöñüà", "èéùìòÇØøÅåÄÖÑÜäöñüà")]
    [InlineData("Łukasz Gómez", "Lukasz Gomez")]
    [InlineData("Ігор 👵", "Ігор 👵")]
    [InlineData("", "")]
    public void Letters_and_marks_become_plain(string text, string plain) => PlainLetters.Fold(text).Should().Be(plain);

    [Theory]
    [InlineData("Rytoj karštas maistas, šventė", "Rytoj karštas maistas, svente")]
    [InlineData("KARŠTI pietūs", "KARŠTI pietus")]
    [InlineData("(Karštai)", "(Karštai)")]
    [InlineData("kars\u030Ctas", "karštas")]
    public void A_hot_meal_never_becomes_a_coffin(string text, string plain)
    {
        PlainLetters.Fold(text).Should().Be(plain);
        PlainLetters.KeepsAny(text).Should().BeTrue();
        SmsParts.Of(plain).Encoding.Should().Be(SmsEncoding.Ucs2);
    }

    [Fact]
    public void An_initiative_may_add_words_that_stay()
    {
        PlainLetters.Fold("šiukšlės ir pievos", ["šiukšl"]).Should().Be("šiukšlės ir pievos");
        PlainLetters.Fold("pašiukšlinti", ["šiukšl"]).Should().Be("pasiukslinti", "only beginnings of words count");
        PlainLetters.Fold("karštas", []).Should().Be("karstas");
        PlainLetters.KeepsAny("šilti pietūs").Should().BeFalse();
    }

    [Fact]
    public void A_folded_lithuanian_reminder_fits_one_part()
    {
        const string text = "Primename: rytoj, sausio 8 d. 10.30 val., „Pavėžėjimas pas gydytoją“, Pagėgiai. Jei negalite, skambinkite 0 612 34567.";
        SmsParts.Of(text).Count.Should().Be(2);
        SmsParts.Of(PlainLetters.Fold(text)).Count.Should().Be(1);
    }

    [Fact]
    public void Folding_never_throws_and_twice_is_once() =>
        Gen.OneOf(Gen.String, Gen.String["karšt ĄŠ„“–…\u0301\u030C\u202F👵"]).Sample(text =>
            PlainLetters.Fold(PlainLetters.Fold(text)).Should().Be(PlainLetters.Fold(text)), iter: 10_000);
}
