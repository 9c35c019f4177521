using CsCheck;
using Socifaction.Services.People;

namespace Socifaction.Services.Tests.People;

public sealed class VocativeTests
{
    [Theory]
    [InlineData("Jonas", "Jonai")]
    [InlineData("Saulius", "Sauliau")]
    [InlineData("Rimkus", "Rimkau")]
    [InlineData("Burnočius", "Burnočiau")]
    [InlineData("Lingys", "Lingy")]
    [InlineData("Kęstutis", "Kęstuti")]
    [InlineData("Stasys", "Stasy")]
    [InlineData("Elijas", "Elijau")]
    [InlineData("Birutė", "Birute")]
    [InlineData("Ona", "Ona")]
    [InlineData("Petraitienė", "Petraitiene")]
    [InlineData("Jonas Vilkas", "Jonai Vilkai")]
    [InlineData("Ona-Birutė", "Ona-Birute")]
    [InlineData("JONAS", "JONAI")]
    [InlineData("BIRUTĖ", "BIRUTE")]
    [InlineData("Birute\u0307", "Birute")]
    public void A_lithuanian_name_is_put_into_the_vocative(string name, string vocative) => Vocative.Of(name).Should().Be(vocative);

    [Theory]
    [InlineData("Ігор")]
    [InlineData("Olga")]
    [InlineData("Thomas")]
    [InlineData("Dennis")]
    [InlineData("Alexis")]
    [InlineData("Doris")]
    [InlineData("李")]
    [InlineData("")]
    public void A_foreign_name_stays_as_it_is(string name) => Vocative.Of(name).Should().Be(name);

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(name => { Vocative.Of(name); }, iter: 10_000);
}
