using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Time;

public sealed class TimeWindowTests
{
    private static readonly TimeWindow Morning = Window(9, 12);

    [Fact]
    public void The_start_is_inside_and_the_end_is_not()
    {
        Morning.Contains(new LocalTime(9, 0)).Should().BeTrue();
        Morning.Contains(new LocalTime(11, 59, 59)).Should().BeTrue();
        Morning.Contains(new LocalTime(12, 0)).Should().BeFalse();
        Morning.Contains(new LocalTime(8, 59, 59)).Should().BeFalse();
    }

    [Fact]
    public void Windows_that_only_touch_do_not_overlap()
    {
        Morning.Overlaps(Window(12, 13)).Should().BeFalse();
        Window(12, 13).Overlaps(Morning).Should().BeFalse();
        Morning.Overlaps(Window(11, 13)).Should().BeTrue();
        Morning.Overlaps(Window(10, 11)).Should().BeTrue();
        Morning.Contains(Window(10, 12)).Should().BeTrue();
        Morning.Contains(Window(10, 13)).Should().BeFalse();
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(13, 12)]
    public void A_window_that_does_not_end_after_it_starts_cannot_be_made(int from, int to)
    {
        var making = () => Window(from, to);
        making.Should().Throw<ArgumentException>();
    }

    private static TimeWindow Window(int from, int to) => new(new LocalTime(from, 0), new LocalTime(to, 0));
}
