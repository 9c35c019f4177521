using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class KeepVehicleTests
{
    [Theory, EveryDatabase]
    public async Task A_seat_somebody_counts_on_is_not_taken_out_until_the_run_is_changed(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4);
        await house.BookedAsync(house.Wishes(new(10, 0)) with { Companions = 2 });
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(1)));
        var two = Wanted(house) with { Seats = 2 };

        (await KeepAsync(house, two)).Refusal.Should().Be(VehicleRefusal.RunsUnfit);
        (await CheckAsync(house, two)).Should().ContainSingle().Which.Date.Should().Be(house.Tomorrow);
        (await VehicleAsync(house)).Seats.Should().Be(4);
        (await KeepAsync(house, Wanted(house) with { Seats = 3, Name = "Pilkas" })).Refusal.Should().BeNull();
        await house.SaveAsync((await house.WantedAsync()) with { IsCancelled = true });
        (await KeepAsync(house, two)).Refusal.Should().BeNull();

        (await VehicleAsync(house)).Should().Match<Vehicle>(vehicle => vehicle.Seats == 2);
    }

    [Theory, EveryDatabase]
    public async Task A_vehicle_somebody_else_changed_meanwhile_is_not_written_over(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4);
        var seen = VehicleWanted.MarkOf(await VehicleAsync(house));
        var mine = Wanted(house) with { Name = "Mano", Seen = seen };

        (await KeepAsync(house, Wanted(house) with { Layouts = [(2, 1)], Seen = seen })).Refusal.Should().BeNull();
        (await KeepAsync(house, mine)).Refusal.Should().Be(VehicleRefusal.ChangedMeanwhile);
        (await KeepAsync(house, Wanted(house) with { Layouts = [(2, 1)], Seen = seen })).Refusal.Should().BeNull("the same form sent twice finds its own there");
        (await KeepAsync(house, mine with { Seen = VehicleWanted.MarkOf(await VehicleAsync(house)) })).Refusal.Should().BeNull();

        (await VehicleAsync(house)).Name.Should().Be("Mano");
    }

    [Theory, EveryDatabase]
    public async Task A_layout_may_make_up_for_it_and_is_kept_with_the_vehicle(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4, wheelchairPlaces: 1);
        await house.BookedAsync(house.Wishes(new(10, 0)) with { Mobility = MobilityNeed.Wheelchair });
        var none = Wanted(house) with { WheelchairPlaces = 0 };

        (await KeepAsync(house, none)).Refusal.Should().Be(VehicleRefusal.RunsUnfit);
        (await KeepAsync(house, none with { Layouts = [(2, 1), (0, 3)] })).Refusal.Should().BeNull();
        (await KeepAsync(house, none with { Layouts = [(2, 1), (0, 0)] })).Refusal.Should().Be(VehicleRefusal.CarriesNobody);

        (await VehicleAsync(house)).Layouts.Select(layout => (layout.Seats, layout.WheelchairPlaces)).Should().BeEquivalentTo([(2, 1), (0, 3)]);
    }

    [Theory, EveryDatabase]
    public async Task A_parked_vehicle_leaves_no_empty_runs_and_nobody_behind(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(1)));
        await house.BookedAsync(house.Wishes(new(10, 0)));
        var parked = Wanted(house) with { IsActive = false };

        (await KeepAsync(house, parked)).Refusal.Should().Be(VehicleRefusal.RunsUnfit);
        await house.SaveAsync((await house.WantedAsync()) with { IsCancelled = true });
        (await KeepAsync(house, parked)).Refusal.Should().BeNull();

        (await house.RunsAsync()).Should().ContainSingle().Which.IsCancelled.Should().BeTrue();
    }

    [Theory, EveryDatabase]
    public async Task A_form_sent_twice_enters_one_vehicle(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var wanted = Wanted(house) with { VehicleId = Guid.CreateVersion7(), Name = "Naujas", Layouts = [(0, 2)] };

        (await KeepAsync(house, wanted)).Refusal.Should().BeNull();
        (await KeepAsync(house, wanted)).Refusal.Should().BeNull();

        (await house.House.ReadAsync(db => db.Vehicles.Where(vehicle => vehicle.Name == "Naujas").ToListAsync(RideHouse.Token)))
            .Should().ContainSingle().Which.Layouts.Should().ContainSingle();
    }

    private static VehicleWanted Wanted(RideHouse house) => new(
        house.Vehicle.Id, house.Vehicle.Name, house.Vehicle.Plate, house.Vehicle.Seats, house.Vehicle.WheelchairPlaces, [], Given.Home, true);

    private static Task<Outcome<Vehicle, VehicleRefusal>> KeepAsync(RideHouse house, VehicleWanted wanted) =>
        house.House.RunAsync<KeepVehicle, Outcome<Vehicle, VehicleRefusal>>(keep => keep.RunAsync(wanted, RideHouse.Token));

    private static Task<IReadOnlyList<Run>> CheckAsync(RideHouse house, VehicleWanted wanted) =>
        house.House.RunAsync<CheckVehicle, IReadOnlyList<Run>>(check => check.RunAsync(wanted, RideHouse.Token));

    private static Task<Vehicle> VehicleAsync(RideHouse house) =>
        house.House.ReadAsync(db => db.Vehicles.AsNoTracking().SingleAsync(vehicle => vehicle.Id == house.Vehicle.Id, RideHouse.Token));
}
