using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class CancelRideTests
{
    private static readonly LocalTime Nine = new(9, 0);

    [Theory, EveryDatabase]
    public async Task A_cancelled_way_frees_its_stops_and_leaves_the_other(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var booked = await house.BookedAsync(house.Wishes(Nine) with { ReturnAt = new LocalTime(11, 0) });

        (await CancelAsync(house, booked.Outward.Id)).Refusal.Should().BeNull();

        var rides = await house.RidesAsync();
        rides.Select(ride => ride.Status).Should().BeEquivalentTo([BookingStatus.Cancelled, BookingStatus.Booked]);
        rides.Single(ride => ride.Id == booked.Outward.Id).RunId.Should().BeNull();
        (await house.StopsAsync()).Select(stop => (stop.RideId, stop.Order)).Should().Equal((booked.Return!.Id, 0), (booked.Return.Id, 1));
        (await house.BookAsync(house.Wishes(Nine), await house.RegisterAsync("Jonas"))).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Both_ways_cancelled_twice_are_cancelled_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(house.Wishes(Nine) with { ReturnAt = new LocalTime(11, 0) });

        await CancelAsync(house, booked.Outward.Id, wholeGroup: true);
        (await CancelAsync(house, booked.Outward.Id, wholeGroup: true)).Value!.Status.Should().Be(BookingStatus.Cancelled);

        (await house.RidesAsync()).Should().OnlyContain(ride => ride.Status == BookingStatus.Cancelled && ride.Events.Count(e => e.Kind == BookingEventKind.Cancelled) == 1);
        (await house.StopsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_ride_that_has_begun_is_not_cancelled_even_by_staff(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(house.Wishes(Nine));
        house.House.Clock.AdvanceHours(25);

        (await CancelAsync(house, booked.Outward.Id, asking: RideHouse.Clerk)).Refusal.Should().Be(CancelRefusal.AlreadyHappened);
    }

    [Theory, EveryDatabase]
    public async Task Late_only_staff_may_cancel(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: s => s.Window = new BookingWindow(28, 120, 24 * 60));
        var booked = await house.BookedAsync(house.Wishes(Nine));
        house.House.Clock.AdvanceHours(12);

        (await CancelAsync(house, booked.Outward.Id)).Refusal.Should().Be(CancelRefusal.TooLate);
        (await CancelAsync(house, booked.Outward.Id, asking: RideHouse.Clerk)).Refusal.Should().BeNull();
    }

    private static async Task<Outcome<Ride, CancelRefusal>> CancelAsync(RideHouse house, Guid id, bool wholeGroup = false, Asking? asking = null) =>
        (await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(
            new RideCancelling(id, wholeGroup, asking ?? RideHouse.Caller), RideHouse.Token)))!.Value;
}
