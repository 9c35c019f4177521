using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class BookRideTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Eleven = new(11, 0);

    [Theory, EveryDatabase]
    public async Task A_ride_to_an_appointment_and_home_again_is_promised(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: s => s.Price = new PriceRule(PriceKind.PerKilometre, 20));

        var booked = await house.BookedAsync(house.Wishes(Nine) with { ReturnAt = Eleven, Companions = 1, Note = "Lazdelė" });

        var rides = await house.RidesAsync();
        rides.Should().HaveCount(2).And.OnlyContain(ride => ride.Status == BookingStatus.Booked && ride.RunId != null && ride.Companions == 1);
        var (outward, back) = (rides[0], rides[1]);
        outward.Id.Should().Be(booked.Outward.Id);
        outward.LatestArrival.Should().Be(new LocalTime(8, 55));
        outward.LatestStart.Should().Be(outward.StartTime.PlusMinutes(15));
        outward.StartTime.Should().BeGreaterThan(new LocalTime(8, 0));
        (outward.StartTime.Minute % 5).Should().Be(0);
        back.FollowsId.Should().Be(outward.Id);
        back.GroupId.Should().Be(outward.GroupId);
        back.StartTime.Should().Be(Eleven);
        back.LatestStart.Should().Be(new LocalTime(11, 15));
        back.From.Should().Be(Given.Polyclinic);
        outward.PriceCents.Should().Be(20 * ((outward.Metres + 999) / 1000)).And.BePositive();
        rides.SelectMany(ride => ride.Events).Select(e => e.Kind).Should().Equal(BookingEventKind.Booked, BookingEventKind.Booked);
        (await house.StopsAsync()).Select(stop => (stop.RideId, stop.Kind, stop.Order)).Should().Equal(
            (outward.Id, StopKind.PickUp, 0), (outward.Id, StopKind.DropOff, 1), (back.Id, StopKind.PickUp, 2), (back.Id, StopKind.DropOff, 3));
        (await house.House.ReadAsync(db => db.Runs.SingleAsync(RideHouse.Token))).Version.Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task When_the_return_cannot_be_had_nothing_is_booked(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        var outcome = await house.BookAsync(house.Wishes(Nine) with { ReturnAt = new LocalTime(19, 0) });

        outcome.Refusal.Should().Be(RideRefusal.OutsideHours);
        (await house.RidesAsync()).Should().BeEmpty();
        (await house.StopsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Neighbours_share_the_car(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var jonas = await house.RegisterAsync("Jonas");

        await house.BookedAsync(house.Wishes(Nine));
        await house.BookedAsync(house.Wishes(Nine) with { From = new Address("Kunigiškiai", "Kunigiškių k. 12", "", 55.312, 22.205) }, jonas);

        var stops = await house.StopsAsync();
        stops.Select(stop => stop.Kind).Should().Equal(StopKind.PickUp, StopKind.PickUp, StopKind.DropOff, StopKind.DropOff);
        stops.Select(stop => stop.Order).Should().Equal(0, 1, 2, 3);
        stops.Select(stop => stop.Planned).Should().BeInAscendingOrder();
    }

    [Theory, EveryDatabase]
    public async Task A_wheelchair_takes_its_own_place_and_no_seat(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1);
        var (jonas, petras) = (await house.RegisterAsync("Jonas"), await house.RegisterAsync("Petras"));
        var inWheelchair = house.Wishes(Nine) with { Mobility = MobilityNeed.Wheelchair };

        await house.BookedAsync(inWheelchair);
        await house.BookedAsync(house.Wishes(Nine), jonas);

        (await house.BookAsync(inWheelchair, petras)).Refusal.Should().Be(RideRefusal.NoWheelchairPlace);
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_twice_is_one_booking(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var (id, wishes) = (Guid.CreateVersion7(), house.Wishes(Nine) with { ReturnAt = Eleven });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.BookAsync(wishes, requestId: id))));

        answers.Select(answer => (answer.Value!.Outward.Id, answer.Value.Return!.Id)).Distinct().Should().ContainSingle();
        (await house.RidesAsync()).Should().HaveCount(2);
        (await house.BookAsync(wishes with { Companions = 1 }, requestId: id)).Refusal.Should().Be(RideRefusal.FormAlreadyUsed);
    }

    [Theory, EveryDatabase]
    public async Task A_resident_or_offering_of_another_initiative_does_not_exist(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var form = new RideForm(Guid.CreateVersion7(), house.Ona.Id, house.Wishes(Nine), house.Caller);

        var answer = await house.House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(form, RideHouse.Token), house.House.Neighbour);

        answer.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task On_the_day_the_clock_changes_the_promise_is_kept_by_the_wall_clock(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var sunday = new LocalDate(2027, 3, 28);
        await house.House.SaveAsync(house.Run(sunday, new LocalTime(2, 0), new LocalTime(17, 0)));

        var booked = await house.BookedAsync(house.Wishes(Nine, RideWish.LeaveAt, sunday));
        var early = await house.BookedAsync(house.Wishes(new LocalTime(5, 0), RideWish.ArriveBy, sunday), await house.RegisterAsync("Jonas"));

        booked.Outward.StartTime.Should().Be(Nine);
        booked.Outward.StartsAt.Should().Be(Instant.FromUtc(2027, 3, 28, 6, 0));
        early.Outward.StartTime.Should().BeGreaterThanOrEqualTo(new LocalTime(4, 0));
        (await house.StopsAsync()).Single(stop => stop.RideId == booked.Outward.Id && stop.Kind == StopKind.PickUp).Planned.Should().Be(Nine);
    }
}
