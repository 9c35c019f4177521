using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

/// <summary>Rides that cost a part of what a bus ticket costs to where they go.</summary>
public sealed class BusTicketTests
{
    private static readonly Address Far = new("Lomiai", "Stoties g. 2", "", 55.33, 22.25);

    [Theory, EveryDatabase]
    public async Task There_and_back_cost_the_same_part_and_a_place_without_a_ticket_is_free(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.Price = PriceRule.OfBusTicket(50));
        var hospital = new Destination { Name = "Ligoninė", Address = Far, TicketCents = 631 };
        var clinic = new Destination { Name = "Poliklinika", Address = Given.Polyclinic };
        await house.House.SaveAsync(hospital, clinic);
        var wishes = house.Wishes(new(10, 0)) with { To = hospital.NamedAddress(), ReturnAt = new(12, 0) };

        (await PriceAsync(house, wishes)).Should().Be(632, "said before it is booked");
        var there = await house.BookedAsync(wishes);
        var near = await house.BookedAsync(house.Wishes(new(15, 0)), await house.RegisterAsync("Jonas"));

        (there.Outward.PriceCents, there.Return!.PriceCents, near.Outward.PriceCents).Should().Be((316, 316, 0));
        await house.House.ReadAsync(db => db.Destinations.Where(one => one.Id == hospital.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.TicketCents, 900), RideHouse.Token));
        (await house.RidesAsync()).Sum(ride => ride.PriceCents).Should().Be(632, "what was booked keeps its price");
    }

    [Theory, EveryDatabase]
    public async Task A_place_is_known_by_its_name_or_its_house_and_of_two_alike_by_the_point(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.Price = PriceRule.OfBusTicket(100));
        var elsewhere = Far with { Latitude = 55.34 };
        await house.House.SaveAsync(
            new Destination { Name = "Ligoninė", Address = elsewhere, TicketCents = 900, Order = 1 },
            new Destination { Name = "Ligoninė", Address = Far, TicketCents = 600, Order = 2 },
            new Destination { Name = "Turgus", Address = new("Lomiai", "", "", 55.33, 22.25), TicketCents = 200 });

        await CostsAsync(Far with { Street = "Ligoninė, Stoties g. 2" }, 600);
        await CostsAsync(elsewhere with { Street = "Ligoninė, Stoties g. 2" }, 900);
        await CostsAsync(Far with { Street = "stoties g. 2", Settlement = "LOMIAI" }, 600);
        await CostsAsync(Far with { Street = "Turgus" }, 200);
        await CostsAsync(Far with { Street = "Stoties g. 3" }, 0);
        await CostsAsync(Far with { Street = "" }, 0);
        await CostsAsync(Far with { Settlement = "Kunigiškiai" }, 0);

        async Task CostsAsync(Address to, int cents) => (await PriceAsync(house, house.Wishes(new(10, 0)) with { To = to })).Should().Be(cents, to.ToString());
    }

    [Theory, EveryDatabase]
    public async Task From_a_far_place_it_costs_as_to_it_and_on_to_the_next_by_where_that_is(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.Price = PriceRule.OfBusTicket(50) with { IsByPaidShare = true });
        var hospital = new Destination { Name = "Ligoninė", Address = Far, TicketCents = 600 };
        await house.House.SaveAsync(hospital);
        var to = house.Wishes(new(10, 0)) with { To = hospital.NamedAddress() };

        (await PriceAsync(house, to with { From = hospital.NamedAddress(), To = Given.Home })).Should().Be(300);
        (await PriceAsync(house, to with { Onward = [new(Given.Polyclinic, new(11, 0))], ReturnAt = new(13, 0) })).Should().Be(300, "on to the clinic and home from there go by no ticket");
        (await PriceAsync(house, to with { ReturnAt = new(13, 0) }, share: 20)).Should().Be(120);
        (await PriceAsync(house, to, share: 0)).Should().Be(0);
        (await house.House.RunAsync<PriceRide, int?>(price => price.RunAsync(to, null, RideHouse.Token), house.House.Neighbour)).Should().BeNull("a neighbour's offering is not there");
    }

    [Theory, EveryDatabase]
    public async Task Called_in_and_taken_over_by_another_run_a_ride_keeps_its_price(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.Price = new(PriceKind.Flat, 200));
        var booked = await house.BookedAsync(house.Wishes(new(10, 0)) with { ReturnAt = new(11, 0), ReturnBy = new(13, 0) });
        await house.House.ReadAsync(db => db.RideServices.ExecuteUpdateAsync(set => set.SetProperty(one => one.Price.Cents, 900), RideHouse.Token));
        house.SetClock(new(11, 0));

        (await house.CallInAsync(booked.Return!)).Refusal.Should().BeNull();

        (await house.RidesAsync()).Should().OnlyContain(ride => ride.PriceCents == 200);
    }

    [Theory, EveryDatabase]
    public async Task The_ticket_of_a_destination_is_kept_and_part_of_the_state_that_was_seen(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var wanted = new DestinationWanted(Guid.CreateVersion7(), "Ligoninė", Far, null, "", [], 2) { TicketCents = 630 };

        var kept = (await KeepAsync(wanted)).Value!;
        kept.TicketCents.Should().Be(630);
        var seen = DestinationWanted.MarkOf(kept);
        (await KeepAsync(wanted with { TicketCents = 700, Seen = seen })).Refusal.Should().BeNull();
        (await KeepAsync(wanted with { TicketCents = 800, Seen = seen })).Refusal.Should().Be(DestinationRefusal.ChangedMeanwhile);
        (await KeepAsync(wanted with { TicketCents = null, Seen = null })).Value!.TicketCents.Should().BeNull();

        Task<Outcome<Destination, DestinationRefusal>> KeepAsync(DestinationWanted one) =>
            house.House.RunAsync<KeepDestination, Outcome<Destination, DestinationRefusal>>(keep => keep.RunAsync(one, RideHouse.Token));
    }

    private static Task<int?> PriceAsync(RideHouse house, RideWishes wishes, int? share = null) =>
        house.House.RunAsync<PriceRide, int?>(price => price.RunAsync(wishes, share, RideHouse.Token));
}
