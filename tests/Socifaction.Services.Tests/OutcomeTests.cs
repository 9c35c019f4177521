namespace Socifaction.Services.Tests;

public sealed class OutcomeTests
{
    private enum Why { Full, Shut }

    [Fact]
    public void A_value_is_not_refused()
    {
        Outcome<string, Why> outcome = "place";
        outcome.Refused(out var value, out _).Should().BeFalse();
        value.Should().Be("place");
        outcome.Refusal.Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_refusal_says_why_even_when_it_is_the_first_of_its_kind(int reason)
    {
        Outcome<string, Why> outcome = (Why)reason;
        outcome.Refused(out var value, out var why).Should().BeTrue();
        value.Should().BeNull();
        why.Should().Be((Why)reason);
    }

    [Fact]
    public void An_answer_that_was_never_given_is_a_bug()
    {
        var asking = () => default(Outcome<string, Why>).Refused(out _, out _);
        asking.Should().Throw<InvalidOperationException>();
    }
}
