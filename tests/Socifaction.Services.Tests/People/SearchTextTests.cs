using CsCheck;
using Socifaction.Services.People;

namespace Socifaction.Services.Tests.People;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Žąsytė-Ąžuolienė", "zasyte azuoliene")]
    [InlineData("Z\u030Ca\u0328syte\u0307", "zasyte")]
    [InlineData("ĄČĘĖĮŠŲŪŽ ąčęėįšųūž", "aceeisuuz aceeisuuz")]
    [InlineData("  Ona \t Marija ", "ona marija")]
    [InlineData("Wałęsa Größe", "walesa grosse")]
    [InlineData("Ігор", "ігор")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("%_*' OR 1=1", "%_*' or 1=1")]
    [InlineData(null, "")]
    [InlineData("\u202E\u200B", "")]
    public void Text_is_folded_to_small_plain_letters(string? text, string folded) => SearchText.Fold(text).Should().Be(folded);

    [Fact]
    public void Y_is_not_i() => SearchText.Fold("Lingys").Should().NotBe(SearchText.Fold("Lingis"));

    [Fact]
    public void Folding_never_throws_and_twice_is_once() =>
        Gen.String.Sample(text => SearchText.Fold(SearchText.Fold(text)).Should().Be(SearchText.Fold(text)), iter: 10_000);

    [Fact]
    public void Half_a_character_does_no_harm() => SearchText.Fold("a" + '\uD83D' + "b").Should().Be("a\uFFFDb");
}
