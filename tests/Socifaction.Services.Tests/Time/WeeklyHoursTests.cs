using CsCheck;
using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Time;

public sealed class WeeklyHoursTests
{
    private static readonly LocalDate Monday = new(2027, 3, 15);

    [Fact]
    public void Hours_are_known_by_weekday()
    {
        var hours = WeeklyHours.Parse("1 07:30-12:00,13:00-17:00;5 09:00-12:00");
        hours.On(Monday).Should().HaveCount(2);
        hours.On(Monday.PlusDays(1)).Should().BeEmpty();
        hours.Covers(Monday, new LocalTime(7, 30)).Should().BeTrue();
        hours.Covers(Monday, new LocalTime(12, 30)).Should().BeFalse();
        hours.Covers(Monday, new LocalTime(17, 0)).Should().BeFalse();
        hours.Covers(Monday.PlusDays(4), new LocalTime(11, 59)).Should().BeTrue();
    }

    [Fact]
    public void The_same_hours_are_equal_and_give_the_same_text()
    {
        var hours = WeeklyHours.Parse(" 5 09:00-12:00; 1 13:00-17:00,07:30-12:00;");
        hours.ToString().Should().Be("1 07:30-12:00,13:00-17:00;5 09:00-12:00");
        hours.Should().Be(WeeklyHours.Parse(hours.ToString()));
        hours.GetHashCode().Should().Be(WeeklyHours.Parse(hours.ToString()).GetHashCode());
        hours.Should().NotBe(WeeklyHours.Closed);
    }

    [Fact]
    public void Closed_is_the_empty_text_and_weekdays_are_five()
    {
        WeeklyHours.Parse("").Should().Be(WeeklyHours.Closed);
        WeeklyHours.Closed.ToString().Should().BeEmpty();
        WeeklyHours.OnWeekdays(new TimeWindow(new LocalTime(7, 30), new LocalTime(17, 0))).ToString().Should()
            .Be("1 07:30-17:00;2 07:30-17:00;3 07:30-17:00;4 07:30-17:00;5 07:30-17:00");
    }

    [Theory]
    [InlineData("8 07:30-17:00")]
    [InlineData("0 07:30-17:00")]
    [InlineData("1 17:00-07:30")]
    [InlineData("1 07:30-07:30")]
    [InlineData("1 07:30-25:00")]
    [InlineData("1 07:30")]
    [InlineData("1")]
    [InlineData("1 07:30-12:00,11:00-13:00")]
    [InlineData("1 07:30-12:00;1 11:00-13:00")]
    [InlineData(null)]
    public void Text_that_is_not_hours_is_not_read(string? text) => WeeklyHours.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Windows_of_one_day_may_touch_but_not_overlap()
    {
        TimeWindow Window(int from, int to) => new(new LocalTime(from, 0), new LocalTime(to, 0));
        WeeklyHours.OnWeekdays(Window(8, 12), Window(12, 13)).On(IsoDayOfWeek.Friday).Should().HaveCount(2);
        var overlapping = () => WeeklyHours.OnWeekdays(Window(8, 12), Window(11, 13));
        overlapping.Should().Throw<ArgumentException>();
        var withSeconds = () => WeeklyHours.OnWeekdays(new TimeWindow(new LocalTime(8, 0, 1), new LocalTime(9, 0)));
        withSeconds.Should().Throw<ArgumentException>("the text keeps minutes only");
        var eighthDay = () => new WeeklyHours([((IsoDayOfWeek)8, Window(8, 12))]);
        eighthDay.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 1438], Gen.Int[1, 1439]).Where((_, from, to) => from < to)
            .Select((day, from, to) => ((IsoDayOfWeek)day, new TimeWindow(LocalTime.FromMinutesSinceMidnight(from), LocalTime.FromMinutesSinceMidnight(to))))
            .Array[0, 3].Sample(hours =>
            {
                if (hours.SelectMany((one, at) => hours.Skip(at + 1).Select(other => (one, other)))
                    .Any(pair => pair.one.Item1 == pair.other.Item1 && pair.one.Item2.Overlaps(pair.other.Item2))) return;
                var made = new WeeklyHours(hours);
                WeeklyHours.Parse(made.ToString()).Should().Be(made);
            }, iter: 2000);

    [Fact]
    public void Reading_never_throws() =>
        Gen.String["0123456789 :-,;a"].Sample(text => { if (WeeklyHours.TryParse(text, out var hours)) WeeklyHours.Parse(hours.ToString()).Should().Be(hours); }, iter: 5000);
}
