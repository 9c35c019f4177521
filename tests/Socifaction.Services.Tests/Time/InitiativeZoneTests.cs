using NodaTime;
using NodaTime.Testing.TimeZones;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Time;

public sealed class InitiativeZoneTests
{
    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];
    private static readonly LocalDate SpringNight = new(2027, 3, 28);
    private static readonly LocalDate AutumnNight = new(2027, 10, 31);

    [Theory]
    [InlineData(2, 59, false, 0, 59)]
    [InlineData(3, 0, true, 1, 0)]
    [InlineData(3, 30, true, 1, 0)]
    [InlineData(3, 59, true, 1, 0)]
    [InlineData(4, 0, false, 1, 0)]
    public void The_skipped_hour_of_spring_gives_the_first_moment_after_it(int hour, int minute, bool skipped, int utcHour, int utcMinute)
    {
        var time = new LocalTime(hour, minute);
        Vilnius.IsSkipped(SpringNight, time).Should().Be(skipped);
        Vilnius.IsAmbiguous(SpringNight, time).Should().BeFalse();
        Vilnius.InstantOf(SpringNight, time).Should().Be(Instant.FromUtc(2027, 3, 28, utcHour, utcMinute));
    }

    [Theory]
    [InlineData(2, 59, false, 30, 23, 59)]
    [InlineData(3, 0, true, 31, 0, 0)]
    [InlineData(3, 59, true, 31, 0, 59)]
    [InlineData(4, 0, false, 31, 2, 0)]
    public void The_doubled_hour_of_autumn_gives_the_earlier(int hour, int minute, bool doubled, int utcDay, int utcHour, int utcMinute)
    {
        var time = new LocalTime(hour, minute);
        Vilnius.IsAmbiguous(AutumnNight, time).Should().Be(doubled);
        Vilnius.IsSkipped(AutumnNight, time).Should().BeFalse();
        Vilnius.InstantOf(AutumnNight, time).Should().Be(Instant.FromUtc(2027, 10, utcDay, utcHour, utcMinute));
    }

    [Fact]
    public void A_zone_that_jumps_two_hours_ahead_obeys_the_same_rule()
    {
        var change = Instant.FromUtc(2030, 5, 5, 1, 0);
        var zone = new SingleTransitionDateTimeZone(change, 0, 2);
        var day = new LocalDate(2030, 5, 5);
        zone.IsSkipped(day, new LocalTime(2, 59)).Should().BeTrue();
        zone.InstantOf(day, new LocalTime(2, 59)).Should().Be(change);
        zone.InstantOf(day, new LocalTime(3, 0)).Should().Be(change);
        zone.InstantOf(day, new LocalTime(0, 59)).Should().Be(change - Duration.FromMinutes(1));
    }

    [Fact]
    public void A_zone_that_falls_two_hours_back_obeys_the_same_rule()
    {
        var change = Instant.FromUtc(2030, 5, 5, 1, 0);
        var zone = new SingleTransitionDateTimeZone(change, 2, 0);
        var day = new LocalDate(2030, 5, 5);
        zone.IsAmbiguous(day, new LocalTime(2, 30)).Should().BeTrue();
        zone.InstantOf(day, new LocalTime(2, 30)).Should().Be(change - Duration.FromMinutes(30));
        zone.InstantOf(day, new LocalTime(3, 0)).Should().Be(Instant.FromUtc(2030, 5, 5, 3, 0));
    }

    [Fact]
    public void A_ride_through_the_night_is_as_long_as_it_truly_is()
    {
        Duration Ride(LocalDate night) => Vilnius.InstantOf(night, new LocalTime(4, 30)) - Vilnius.InstantOf(night, new LocalTime(2, 30));
        Ride(SpringNight).Should().Be(Duration.FromHours(1));
        Ride(AutumnNight).Should().Be(Duration.FromHours(3));
    }

    [Fact]
    public void The_day_before_at_noon_is_not_twenty_four_hours_before()
    {
        var noon = Vilnius.InstantOf(AutumnNight, new LocalTime(12, 0));
        var dayBefore = Vilnius.InstantOf(AutumnNight.PlusDays(-1), new LocalTime(12, 0));
        (noon - dayBefore).Should().Be(Duration.FromHours(25));
        (noon - Duration.FromHours(24)).InZone(Vilnius).TimeOfDay.Should().Be(new LocalTime(13, 0));
    }

    [Fact]
    public void A_weekly_series_keeps_its_hour_over_both_changes()
    {
        foreach (var night in new[] { SpringNight, AutumnNight })
            foreach (var week in new[] { -1, 0, 1 })
                Vilnius.InstantOf(night.PlusWeeks(week), new LocalTime(9, 0)).InZone(Vilnius).TimeOfDay.Should().Be(new LocalTime(9, 0));
    }
}
