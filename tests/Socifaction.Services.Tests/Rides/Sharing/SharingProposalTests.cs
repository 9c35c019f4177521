using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Sharing;

public sealed class SharingProposalTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly Address Far = new("Toli", "", "", 55.40, 22.62);

    [Theory, EveryDatabase]
    public async Task When_the_car_is_away_at_the_wished_time_the_neighbours_way_is_proposed_first(Engine engine)
    {
        await using var house = await BusyFromNineAsync(engine);
        var petras = await house.RegisterAsync("Petras");
        var wishes = house.Wishes(new(9, 10), RideWish.LeaveAt);
        (await house.BookAsync(wishes, petras)).Refusal.Should().Be(RideRefusal.NoTimeToReachYou);

        var others = await house.AlternativesAsync(wishes, petras);

        others.Should().HaveCountGreaterThan(1);
        others.Skip(1).Should().OnlyContain(other => other.Sharing == null);
        var (first, shared) = (others[0], others[0].Sharing!);
        var onas = (await house.RidesAsync()).Single(ride => ride.ResidentId == house.Ona.Id);
        shared.RideId.Should().Be(onas.Id);
        shared.MovedMinutes.Should().BeInRange(-45, -5);
        Period.Between(wishes.WishTime, first.Wishes.WishTime, PeriodUnits.Minutes).Minutes.Should().Be(shared.MovedMinutes);

        var booked = (await house.BookAsync(first.Wishes, petras, asking: RideHouse.Clerk)).Value!.Outward;
        booked.StartTime.Should().Be(first.EarliestPickUp);
        var stops = await house.StopsAsync();
        int Order(Ride ride, StopKind kind) => stops.Single(stop => stop.RideId == ride.Id && stop.Kind == kind).Order;
        Order(booked, StopKind.PickUp).Should().BeLessThan(Order(onas, StopKind.DropOff));
        Order(onas, StopKind.PickUp).Should().BeLessThan(Order(booked, StopKind.DropOff), "they sit in the car together");
        (await house.RidesAsync()).Single(ride => ride.Id == onas.Id).StartTime.Should().Be(onas.StartTime, "her promise stands");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_proposed_whom_they_are_kept_apart_from(Engine engine)
    {
        await using var house = await BusyFromNineAsync(engine);
        var petras = await house.RegisterAsync("Petras");
        await house.KeepApartAsync(petras.Id, house.Ona.Id);

        (await house.AlternativesAsync(house.Wishes(new(9, 10), RideWish.LeaveAt), petras)).Should().NotBeEmpty().And.OnlyContain(other => other.Sharing == null);
    }

    [Theory, EveryDatabase]
    public async Task Only_a_way_to_about_the_same_place_is_shared_and_no_appointment_is_missed(Engine engine)
    {
        await using var house = await BusyFromNineAsync(engine);
        var petras = await house.RegisterAsync("Petras");
        var elsewhere = Given.Polyclinic with { Latitude = 55.262 };

        (await house.AlternativesAsync(house.Wishes(new(9, 10), RideWish.LeaveAt) with { To = elsewhere }, petras)).Should().OnlyContain(other => other.Sharing == null);
        foreach (var minutes in Enumerable.Range(0, 10))
        {
            var wishes = house.Wishes(Nine.PlusMinutes(10 * minutes));
            if ((await house.AlternativesAsync(wishes, petras)).FirstOrDefault(other => other.Sharing is not null) is { } shared)
            {
                shared.Wishes.WishTime.Should().BeLessThan(wishes.WishTime);
                shared.Sharing!.MovedMinutes.Should().BeNegative();
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Where_only_the_way_back_stands_in_the_way_no_other_time_out_is_proposed(Engine engine)
    {
        await using var house = await BusyFromNineAsync(engine);
        var petras = await house.RegisterAsync("Petras");

        // The way out at half past eight fits as it is wished; at a quarter past nine nobody can be fetched.
        (await house.AlternativesAsync(house.Wishes(new(8, 5), RideWish.LeaveAt) with { ReturnAt = new(9, 15) }, petras)).Should().OnlyContain(other => other.Sharing == null);
    }

    [Theory, EveryDatabase]
    public async Task The_yes_is_kept_on_the_ride_with_who_said_it_and_how(Engine engine)
    {
        await using var house = await BusyFromNineAsync(engine);
        var petras = await house.RegisterAsync("Petras");
        var requestId = Guid.CreateVersion7();
        var held = (await house.HoldAsync(requestId, house.Wishes(new(9, 10), RideWish.LeaveAt), petras))[0];
        held.Sharing.Should().NotBeNull();
        held.HeldUntil.Should().NotBeNull();

        await house.House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(
            new RideForm(requestId, petras.Id, held.Wishes, RideHouse.Clerk) { AgreesToShare = true }, RideHouse.Token));

        var events = (await house.RidesAsync()).Single(ride => ride.ResidentId == petras.Id).Events;
        var yes = events.Should().ContainSingle(e => e.Kind == BookingEventKind.AgreedToShare).Which;
        (yes.ActorName, yes.Channel, yes.At).Should().Be(("Rasa", Channel.Phone, house.House.Clock.GetCurrentInstant()));
        (await house.RidesAsync()).Where(ride => ride.ResidentId != petras.Id).SelectMany(ride => ride.Events)
            .Should().NotContain(e => e.Kind == BookingEventKind.AgreedToShare);
    }

    /// <summary>Ona leaves for the polyclinic at half past eight; from there the car takes Jonas far away.</summary>
    private static async Task<RideHouse> BusyFromNineAsync(Engine engine)
    {
        var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(new(8, 30), RideWish.LeaveAt));
        await house.BookedAsync(house.Wishes(Nine, RideWish.LeaveAt) with { From = Given.Polyclinic, To = Far }, await house.RegisterAsync("Jonas"));
        return house;
    }
}
