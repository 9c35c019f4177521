using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class OnwardRideTests
{
    private static readonly Address Pharmacy = new("Tauragė", "Vaistinė", "", 55.2490, 22.2850);

    [Theory, EveryDatabase]
    public async Task To_the_polyclinic_then_the_pharmacy_then_home_is_one_booking(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var booked = await house.BookedAsync(Wishes(house));

        var onward = booked.Onward.Should().ContainSingle().Subject;
        (onward.From, onward.To, onward.IsReturn, onward.FollowsId).Should().Be((Given.Polyclinic, Pharmacy, false, booked.Outward.Id));
        (booked.Return!.From, booked.Return.To, booked.Return.IsReturn).Should().Be((Pharmacy, Given.Home, true));
        var rides = await house.RidesAsync();
        rides.Should().HaveCount(3).And.OnlyContain(ride => ride.GroupId == booked.Outward.GroupId && ride.Status == BookingStatus.Booked);
        (await house.StopsAsync()).Select(stop => stop.RideId).Distinct().Should().Equal(booked.Outward.Id, onward.Id, booked.Return.Id);
    }

    [Theory, EveryDatabase]
    public async Task When_one_way_cannot_be_had_none_is_booked(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(11, 0), RideWish.LeaveAt) with { To = new("Toli", "", "", 55.40, 22.50), WaitMinutes = 60 }, await house.RegisterAsync("Jonas"));

        var outcome = await house.BookAsync(Wishes(house) with { Onward = [new(Pharmacy, new(11, 45))], ReturnAt = new(13, 30) });

        outcome.Refusal.Should().Be(RideRefusal.NoTimeToReachYou);
        (await house.RidesAsync()).Should().OnlyContain(ride => ride.ResidentId != house.Ona.Id);
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_twice_is_one_booking(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var id = Guid.CreateVersion7();

        var first = (await house.BookAsync(Wishes(house), requestId: id)).Value!;
        var second = (await house.BookAsync(Wishes(house), requestId: id)).Value!;

        second.Onward.Select(ride => ride.Id).Should().Equal(first.Onward.Select(ride => ride.Id));
        (await house.BookAsync(Wishes(house) with { Onward = [] }, requestId: id)).Refusal.Should().Be(RideRefusal.FormAlreadyUsed);
    }

    [Theory, EveryDatabase]
    public async Task Ways_are_in_order_and_between_several_places_nobody_waits(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        (await house.BookAsync(Wishes(house) with { ReturnAt = new(10, 15) })).Refusal.Should().Be(RideRefusal.ReturnBeforeArrival);
        (await house.BookAsync(Wishes(house) with { ReturnAt = null, WaitMinutes = 30 })).Refusal.Should().Be(RideRefusal.WaitTooLong);
    }

    [Theory, EveryDatabase]
    public async Task An_open_return_from_the_last_place_is_called_in_there(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var booked = await house.BookedAsync(Wishes(house) with { ReturnBy = new(14, 0) });
        house.SetClock(new(10, 0));
        (await house.CallInAsync(booked.Return!)).Refusal.Should().Be(CallInRefusal.NotYet, "she is not at the pharmacy yet");
        house.SetClock(new(11, 5));

        (await house.CallInAsync(booked.Return!)).Value!.StartTime.Should().BeLessThan(new LocalTime(11, 30));
    }

    [Theory, EveryDatabase]
    public async Task A_request_for_several_places_is_confirmed_as_a_whole(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var asked = (await house.House.RunAsync<RequestRide, Outcome<BookedRides, RideRefusal>?>(request => request.RunAsync(
            new RideRequest(Guid.CreateVersion7(), house.Ona.Id, "", "", Wishes(house) with { ReturnBy = new(14, 0) }, house.Caller), RideHouse.Token)))!.Value.Value!;

        var confirmed = (await house.House.RunAsync<ConfirmRide, Outcome<BookedRides, RideRefusal>?>(confirm => confirm.RunAsync(
            new RideConfirmation(asked.Outward.Id, house.Ona.Id, RideHouse.Clerk), RideHouse.Token)))!.Value.Value!;

        confirmed.Onward.Should().ContainSingle().Which.LatestArrival.Should().NotBeNull();
        (confirmed.Return!.IsOpen, confirmed.Return.LatestStart).Should().Be((true, new LocalTime(14, 0)));
        var trip = (await house.House.ReadAsync(db => db.ListTripsAsync(house.Ona.Id, 1, RideHouse.Token))).Single();
        trip.Wishes.Onward.Should().Equal(new OnwardStop(Pharmacy, new(10, 30)));
        trip.Wishes.ReturnBy.Should().Be(new LocalTime(14, 0));
    }

    private static RideWishes Wishes(RideHouse house) =>
        house.Wishes(new(9, 0)) with { Onward = [new(Pharmacy, new(10, 30))], ReturnAt = new(11, 15) };
}
