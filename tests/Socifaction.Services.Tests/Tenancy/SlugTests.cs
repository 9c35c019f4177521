using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Tests.Tenancy;

public sealed class SlugTests
{
    [Theory]
    [InlineData("kunigiskiai")]
    [InlineData("a1")]
    [InlineData("pilaite-2")]
    [InlineData("a-b-c")]
    public void A_slug_is_small_letters_digits_and_single_hyphens(string text) => Slug.IsWellFormed(text).Should().BeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Kunigiskiai")]
    [InlineData("kunigiškiai")]
    [InlineData("-pilaite")]
    [InlineData("pilaite-")]
    [InlineData("pi--laite")]
    [InlineData("pilaite\n")]
    [InlineData("../../etc")]
    [InlineData("..%2fetc")]
    [InlineData("a\0b")]
    [InlineData("taksi😀")]
    public void Anything_else_is_none(string? text) => Slug.IsWellFormed(text).Should().BeFalse();

    [Fact]
    public void A_slug_has_at_most_39_signs_when_without_hyphens()
    {
        Slug.IsWellFormed(new string('a', 39)).Should().BeTrue();
        Slug.IsWellFormed(new string('a', 40)).Should().BeFalse();
    }

    [Fact]
    public void Every_reserved_word_would_otherwise_be_a_slug() =>
        Slug.ReservedWords.Should().OnlyContain(word => Slug.IsWellFormed(word) && Slug.IsReserved(word));
}
