using NodaTime;
using Socifaction.Services.Reports;

namespace Socifaction.Services.Tests.Reports;

public sealed class QuarterTests
{
    [Fact]
    public void Every_day_stands_in_its_quarter_and_quarters_follow_each_other()
    {
        for (var day = new LocalDate(2026, 12, 1); day < new LocalDate(2028, 3, 5); day = day.PlusDays(1))
        {
            var quarter = Quarter.Of(day);
            (quarter.First <= day && day <= quarter.Last).Should().BeTrue();
            quarter.Next.First.Should().Be(quarter.Last.PlusDays(1));
            quarter.Next.Previous.Should().Be(quarter);
            Quarter.Parse(quarter.ToString()).Should().Be(quarter);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027")]
    [InlineData("2027-0")]
    [InlineData("2027-5")]
    [InlineData("0000-1")]
    [InlineData("2027-1 ")]
    [InlineData("٢٠٢٧-1")]
    public void What_is_no_quarter_is_none(string? text) => Quarter.Parse(text).Should().BeNull();
}
