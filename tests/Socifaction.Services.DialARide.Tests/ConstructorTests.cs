using static Socifaction.Services.DialARide.Tests.Given;

namespace Socifaction.Services.DialARide.Tests;

public sealed class ConstructorTests
{
    private static readonly TravelTimes Road = StraightRoad(60);
    private static readonly Vehicle Car = new(1, 0, 0, Minutes(0, 1_000), new Load(3, 1));
    private static readonly Vehicle Resting = Car with { Breaks = [new Break(0, Minutes(300, 360), 1_800)] };

    [Fact]
    public void No_bad_value_can_be_made()
    {
        var ride = Ride(1, from: 10, to: 30, pickUp: (0, 10));
        var back = Ride(2, from: 30, to: 10, pickUp: (0, 90)) with { Tie = new Tie(1) };
        Action[] bad =
        [
            () => _ = new Load(-1, 0),
            () => _ = new Load(1, 0) - new Load(0, 1),
            () => _ = new Window(2, 1),
            () => _ = new Window(0, int.MaxValue),
            () => _ = new TravelTimes(new[,] { { 0, -1 }, { 0, 0 } }),
            () => _ = new TravelTimes(new int[2, 3]),
            () => _ = new TravelTimes([1, 2, 3], 2),
            () => _ = Road[0, 60],
            () => _ = new Request(1, -1, 0, default, default, default, 0, 0, 0),
            () => _ = new Request(1, 0, 0, default, default, default, -1, 0, 0),
            () => _ = new Request(1, 0, 0, default, default, default, 0, -1, 0),
            () => _ = new Vehicle(1, 0, -1, default, new Load(1, 0)),
            () => _ = new Vehicle(1, 0, 0, default, new Load(1, 0), -1),
            () => _ = new Vehicle(1, 0, 0, default, null!),
            () => _ = new Capacity(),
            () => _ = new Break(-1, default, 0),
            () => _ = new Break(0, default, -1),
            () => _ = new Tie(1, -1),
            () => _ = new Tie(1, 5, 4),
            () => _ = new Effort(-1),
            () => _ = new Stop(null!, StopKind.PickUp),
            () => _ = new Stop((Break)null!),
            () => _ = new Stop(ride, StopKind.Break),
            () => _ = new Stop(ride, (StopKind)7),
            () => _ = new Route(Car, [PickUp(ride)]),
            () => _ = new Route(Car, [DropOff(ride), PickUp(ride)]),
            () => _ = new Route(Car, [PickUp(ride), PickUp(ride), DropOff(ride)]),
            () => _ = new Route(Car, [PickUp(ride), DropOff(ride), DropOff(ride)]),
            () => _ = new Route(Car, [PickUp(ride), DropOff(ride with { LongestRide = 1 })]),
            () => _ = new Route(Resting, [PickUp(ride), DropOff(ride)]),
            () => _ = new Route(Resting, [.. Route.Empty(Resting).Stops, .. Route.Empty(Resting).Stops]),
            () => _ = new Route(Car, [PickUp(back), DropOff(back), PickUp(ride), DropOff(ride)]),
            () => _ = Route.Empty(Car).With(back, 0, 1).With(ride, 2, 3),
            () => _ = Route.Empty(Car).With(ride with { OnlyVehicleId = 2 }, 0, 1),
            () => _ = new DialARideProblem(Road, [Resting with { Breaks = [new Break(60, default, 0)] }]),
            () => _ = new DialARideProblem(Road, [Car, Car]),
            () => _ = new DialARideProblem(Road, [new Vehicle(1, 60, 0, default, new Load(1, 0))]),
        ];
        foreach (var make in bad)
            make.Should().Throw<ArgumentException>();
    }
}
