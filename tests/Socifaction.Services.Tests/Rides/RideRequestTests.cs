using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class RideRequestTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Eleven = new(11, 0);

    [Theory, EveryDatabase]
    public async Task A_strangers_wish_waits_and_takes_nothing(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var id = Guid.CreateVersion7();
        var asked = await RequestAsync(house, id);
        var again = await RequestAsync(house, id);

        again.Outward.Id.Should().Be(asked.Outward.Id);
        var rides = await house.RidesAsync();
        rides.Should().HaveCount(2).And.OnlyContain(ride =>
            ride.Status == BookingStatus.Requested && ride.CallerName == "Aldona" && ride.CallerPhone == "+37061299999" && ride.ResidentId == null && ride.RunId == null);
        (await house.StopsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Staff_turn_a_request_into_a_promise_at_the_time_agreed_on(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var asked = await RequestAsync(house, Guid.CreateVersion7());
        var confirmation = new RideConfirmation(asked.Outward.Id, house.Ona.Id, RideHouse.Clerk, WishTime: new LocalTime(9, 30));

        var confirmed = await ConfirmAsync(house, confirmation);
        var again = await ConfirmAsync(house, confirmation);

        confirmed.Refusal.Should().BeNull();
        again.Value!.Outward.Id.Should().Be(asked.Outward.Id);
        var rides = await house.RidesAsync();
        rides.Should().HaveCount(2).And.OnlyContain(ride => ride.Status == BookingStatus.Booked && ride.ResidentId == house.Ona.Id && ride.RunId != null);
        rides[0].LatestArrival.Should().Be(new LocalTime(9, 25));
        rides[1].StartTime.Should().Be(Eleven);
        rides[0].Events.OrderBy(e => e.Id).Select(e => e.Kind).Should().Equal(BookingEventKind.Requested, BookingEventKind.Confirmed);
        (await house.StopsAsync()).Should().HaveCount(4);
        (await DeclineAsync(house, asked.Outward.Id)).Refusal.Should().Be(RideRefusal.AlreadyAnswered);
    }

    [Theory, EveryDatabase]
    public async Task A_request_that_cannot_be_met_stays_a_request(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 0, wheelchairPlaces: 0);
        var asked = await RequestAsync(house, Guid.CreateVersion7());

        var answer = await ConfirmAsync(house, new RideConfirmation(asked.Outward.Id, house.Ona.Id, RideHouse.Clerk));

        answer.Refusal.Should().Be(RideRefusal.NoSeat);
        (await house.RidesAsync()).Should().OnlyContain(ride => ride.Status == BookingStatus.Requested && ride.ResidentId == null);
    }

    [Theory, EveryDatabase]
    public async Task A_declined_request_is_written_in_the_ledger_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var asked = await RequestAsync(house, Guid.CreateVersion7());

        (await DeclineAsync(house, asked.Outward.Id)).Refusal.Should().BeNull();
        (await DeclineAsync(house, asked.Outward.Id)).Refusal.Should().BeNull();

        (await house.RidesAsync()).Should().OnlyContain(ride => ride.Status == BookingStatus.Declined);
        (await house.UnmetAsync()).Should().ContainSingle().Which.Reason.Should().Be("NotEligible");
        (await ConfirmAsync(house, new RideConfirmation(asked.Outward.Id, house.Ona.Id, RideHouse.Clerk))).Refusal.Should().Be(RideRefusal.AlreadyAnswered);
    }

    private static async Task<BookedRides> RequestAsync(RideHouse house, Guid id) =>
        (await house.House.RunAsync<RequestRide, Outcome<BookedRides, RideRefusal>?>(request => request.RunAsync(
            new RideRequest(id, null, "Aldona", "+37061299999", house.Wishes(Nine) with { ReturnAt = Eleven }, new Asking(new Actor(ActorKind.Relative, null, "Aldona"), Channel.Web)),
            RideHouse.Token)))!.Value.Value!;

    private static async Task<Outcome<BookedRides, RideRefusal>> ConfirmAsync(RideHouse house, RideConfirmation confirmation) =>
        (await house.House.RunAsync<ConfirmRide, Outcome<BookedRides, RideRefusal>?>(confirm => confirm.RunAsync(confirmation, RideHouse.Token)))!.Value;

    private static async Task<Outcome<Ride, RideRefusal>> DeclineAsync(RideHouse house, Guid rideId) =>
        (await house.House.RunAsync<DeclineRide, Outcome<Ride, RideRefusal>?>(decline => decline.RunAsync(
            new RideDeclining(rideId, RideRefusal.NotEligible, RideHouse.Clerk), RideHouse.Token)))!.Value;
}
