using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class RideSpaceTests
{
    private static readonly LocalTime Nine = new(9, 0);

    [Theory]
    [InlineData(MobilityNeed.Walks, 1, 0)]
    [InlineData(MobilityNeed.Walker, 1, 0)]
    [InlineData(MobilityNeed.FoldingWheelchair, 1, 0)]
    [InlineData(MobilityNeed.RigidWheelchair, 1, 1)]
    [InlineData(MobilityNeed.Wheelchair, 0, 1)]
    public void What_does_not_fold_takes_a_place(MobilityNeed need, int seats, int wheelchairPlaces) =>
        (need.Seats, need.WheelchairPlaces).Should().Be((seats, wheelchairPlaces));

    [Theory, EveryDatabase]
    public async Task A_wheelchair_that_does_not_fold_needs_a_place_besides_the_seat(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 2, wheelchairPlaces: 1);
        var rigid = house.Wishes(Nine) with { Mobility = MobilityNeed.RigidWheelchair };
        await house.BookedAsync(rigid, await house.RegisterAsync("Jonas"));

        (await house.BookAsync(rigid)).Refusal.Should().Be(RideRefusal.NoWheelchairPlace);
        (await house.BookAsync(rigid with { Mobility = MobilityNeed.FoldingWheelchair })).Refusal.Should().BeNull("a folded one goes into the boot");
    }

    [Theory, EveryDatabase]
    public async Task Who_has_to_lie_is_refused_and_the_need_is_written_down(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        (await house.BookAsync(house.Wishes(Nine) with { Mobility = MobilityNeed.Lying })).Refusal.Should().Be(RideRefusal.HasToLie);

        (await house.UnmetAsync()).Should().ContainSingle().Which.Reason.Should().Be(nameof(RideRefusal.HasToLie));
        house.Service.LyingCall.Should().Be("1808");
    }
}
