using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class TravelTimeTableTests
{
    private static readonly Address Taurage = new("Tauragė", "", "", 55.25222, 22.28972);
    private static readonly Address Skaudvile = new("Skaudvilė", "", "", 55.40556, 22.58861);

    [Fact]
    public void The_same_point_takes_no_time() => TravelTimeTable.Seconds(Taurage, Taurage with { Street = "Poliklinika" }, 1.3).Should().Be(0);

    [Fact]
    public void Skaudvile_is_about_33_kilometres_by_road() =>
        (TravelTimeTable.Metres(Taurage, Skaudvile, 1.3) / 1000.0).Should().BeApproximately(33, 1);

    [Theory]
    [InlineData(1_000, 180 + 103)]
    [InlineData(2_999, 180 + 308)]
    [InlineData(3_000, 180 + 216)]
    [InlineData(10_000, 180 + 720)]
    [InlineData(10_001, 180 + 600)]
    [InlineData(60_000, 180 + 3600)]
    public void Speed_grows_with_the_way(int metres, int seconds) => TravelTimeTable.SecondsOf(metres).Should().Be(seconds);

    [Fact]
    public void An_address_without_coordinates_is_not_measured() =>
        FluentActions.Invoking(() => TravelTimeTable.Metres(Address.Unknown, Given.Home, 1.3)).Should().Throw<ArgumentException>();
}
