using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
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

    [Theory, EveryDatabase]
    public async Task A_strangers_asking_finds_no_ride_to_book_request_or_cancel(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var stranger = RideHouse.AskOf(await house.RegisterAsync("Petras"));
        var wishes = house.Wishes(Nine);
        var booked = await house.BookedAsync(wishes);

        (await house.House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(
            new RideForm(Guid.CreateVersion7(), house.Ona.Id, wishes, stranger), RideHouse.Token))).Should().BeNull();
        (await house.House.RunAsync<RequestRide, Outcome<BookedRides, RideRefusal>?>(request => request.RunAsync(
            new RideRequest(Guid.CreateVersion7(), house.Ona.Id, house.Ona.FullName, "+37061200000", wishes, stranger), RideHouse.Token))).Should().BeNull();
        (await AskAsync(house, booked.Outward.Id, false, stranger)).Should().BeNull();
        (await house.RidesAsync()).Should().ContainSingle().Which.Status.Should().Be(BookingStatus.Booked);
    }

    [Theory, EveryDatabase]
    public async Task A_daughter_books_and_cancels_for_her_mother(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var daughter = await house.RegisterAsync("Rūta");
        await house.House.SaveAsync(new Relation { FromId = daughter.Id, ToId = house.Ona.Id, Kind = RelationKind.CarerOf, Words = "dukra" });
        var booked = (await house.BookAsync(house.Wishes(Nine), asking: RideHouse.AskOf(daughter))).Value!;

        (await CancelAsync(house, booked.Outward.Id, asking: RideHouse.AskOf(daughter))).Value!.Status.Should().Be(BookingStatus.Cancelled);
    }

    private static async Task<Outcome<Ride, CancelRefusal>> CancelAsync(RideHouse house, Guid id, bool wholeGroup = false, Asking? asking = null) =>
        (await AskAsync(house, id, wholeGroup, asking ?? house.Caller))!.Value;

    private static Task<Outcome<Ride, CancelRefusal>?> AskAsync(RideHouse house, Guid id, bool wholeGroup, Asking asking) =>
        house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(
            new RideCancelling(id, wholeGroup, asking), RideHouse.Token));
}
