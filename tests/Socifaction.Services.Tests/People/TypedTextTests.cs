using System.Text;
using CsCheck;
using Socifaction.Services.People;

namespace Socifaction.Services.Tests.People;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Z\u030Ca\u0328syte\u0307-A\u0328z\u030Cuoliene\u0307", "Žąsytė-Ąžuolienė")]
    [InlineData("\u202EOna\u202C \u200BPetraitienė\uFEFF", "Ona Petraitienė")]
    [InlineData("  Ona \u00A0\t Marija\r\n", "Ona Marija")]
    [InlineData("👵 李 ß", "👵 李 ß")]
    [InlineData("<script>{0} ${jndi:x} %n", "<script>{0} ${jndi:x} %n")]
    public void A_name_is_kept_composed_and_without_invisible_marks(string typed, string kept) =>
        PersonName.Clean(typed).Value.Should().Be(kept);

    [Theory]
    [InlineData(null, TextRefusal.Empty)]
    [InlineData("", TextRefusal.Empty)]
    [InlineData(" \u00A0\t", TextRefusal.Empty)]
    [InlineData("\u200B\u200D\u202E", TextRefusal.Empty)]
    [InlineData("Ona\u0000", TextRefusal.BadCharacters)]
    [InlineData("Ona\u0007", TextRefusal.BadCharacters)]
    public void What_is_no_name_is_refused(string? typed, TextRefusal why) => PersonName.Clean(typed).Refusal.Should().Be(why);

    [Fact]
    public void Length_is_counted_after_cleaning()
    {
        PersonName.Clean(new string('a', PersonName.Longest)).Refused(out _, out _).Should().BeFalse();
        PersonName.Clean(new string('a', PersonName.Longest + 1)).Refusal.Should().Be(TextRefusal.TooLong);
        PersonName.Clean(string.Concat(Enumerable.Repeat("e\u0307", PersonName.Longest))).Refused(out _, out _).Should().BeFalse("decomposed letters are one each");
        PersonName.Clean("a" + new string('\u0301', 1000)).Refusal.Should().Be(TextRefusal.TooLong);
        PersonName.Clean(new string(' ', 10_000)).Refusal.Should().Be(TextRefusal.Empty);
        PersonName.Clean("Ona" + '\uD83D').Refusal.Should().Be(TextRefusal.BadCharacters);
    }

    [Fact]
    public void A_note_keeps_its_lines_and_a_line_does_not()
    {
        TypedText.Note("\r\n pro pieninę \r\n raudonas  stogas\n", 100).Value.Should().Be("pro pieninę\nraudonas stogas");
        TypedText.Line("pro pieninę\nraudonas stogas", 100).Value.Should().Be("pro pieninę raudonas stogas");
    }

    [Fact]
    public void Cleaning_never_throws_and_what_is_kept_is_clean() =>
        Gen.String.Sample(typed =>
        {
            if (TypedText.Note(typed, 50).Refused(out var kept, out _)) return;
            kept.IsNormalized(NormalizationForm.FormC).Should().BeTrue();
            kept.Length.Should().BeInRange(1, 50);
            kept.Should().NotContain("\0").And.NotContain("\u202E").And.NotStartWith(" ").And.NotEndWith(" ");
            TypedText.Note(kept, 50).Value.Should().Be(kept);
        }, iter: 10_000);
}
