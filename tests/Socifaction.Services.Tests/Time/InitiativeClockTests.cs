using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Time;

public sealed class InitiativeClockTests
{
    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

    [Fact]
    public void Today_begins_at_midnight_of_the_village_not_of_greenwich()
    {
        var fake = new FakeClock(Instant.FromUtc(2027, 3, 14, 21, 59));
        var clock = new InitiativeClock(fake, Vilnius);
        clock.Today.Should().Be(new LocalDate(2027, 3, 14));
        clock.TimeNow.Should().Be(new LocalTime(23, 59));

        fake.AdvanceMinutes(1);
        clock.Today.Should().Be(new LocalDate(2027, 3, 15));
        clock.TimeNow.Should().Be(LocalTime.Midnight);
        clock.Now.Should().Be(Instant.FromUtc(2027, 3, 14, 22, 0));
    }

    [Fact]
    public void A_promise_turns_into_an_instant_by_the_rule_of_the_zone()
    {
        var clock = new InitiativeClock(new FakeClock(Instant.MinValue), Vilnius);
        clock.InstantOf(new LocalDate(2027, 3, 28), new LocalTime(3, 30)).Should().Be(Instant.FromUtc(2027, 3, 28, 1, 0));
        clock.LocalOf(Instant.FromUtc(2027, 7, 1, 6, 15)).Should().Be(new LocalDateTime(2027, 7, 1, 9, 15));
    }
}
