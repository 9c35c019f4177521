using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

/// <summary>The schema itself keeps a vehicle and a driver from being on two runs at once, past all our code.</summary>
public sealed class OverlapGuardsTests
{
    [Theory, EveryDatabase]
    public async Task No_change_of_a_run_makes_it_overlap_another(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var (otherCar, otherDriver) = (Given.Vehicle(), Given.Staff("Petras", Role.Driver));
        var morning = house.Run(house.Tomorrow, new(8, 0), new(10, 0));
        var noon = house.Run(house.Tomorrow, new(10, 0), new(12, 0));
        var others = Given.Run(house.Service, otherCar, otherDriver, house.Tomorrow, house.House.Initiative, new(8, 0), new(10, 0));
        var cancelled = house.Run(house.Tomorrow, new(8, 30), new(9, 30));
        cancelled.IsCancelled = true;
        await house.House.SaveAsync(otherCar, otherDriver, morning, noon, others, cancelled);
        var quarter = Duration.FromMinutes(15);

        (await IsRefusedAsync(house, noon, s => s.SetProperty(r => r.StartsAt, noon.StartsAt - quarter))).Should().BeTrue("moved into the morning");
        (await IsRefusedAsync(house, morning, s => s.SetProperty(r => r.EndsAt, morning.EndsAt + quarter))).Should().BeTrue("drawn out into noon");
        (await IsRefusedAsync(house, others, s => s.SetProperty(r => r.VehicleId, house.Vehicle.Id))).Should().BeTrue("given a car that is out");
        (await IsRefusedAsync(house, others, s => s.SetProperty(r => r.DriverId, house.Driver.Id))).Should().BeTrue("given a driver who is out");
        (await IsRefusedAsync(house, cancelled, s => s.SetProperty(r => r.IsCancelled, false))).Should().BeTrue("called back into the morning");

        (await IsRefusedAsync(house, morning, s => s.SetProperty(r => r.EndsAt, morning.EndsAt - quarter))).Should().BeFalse("made shorter");
        (await IsRefusedAsync(house, noon, s => s.SetProperty(r => r.StartsAt, noon.StartsAt - quarter))).Should().BeFalse("the quarter is free now");
        (await IsRefusedAsync(house, others, s => s.SetProperty(r => r.StartsAt, others.StartsAt - quarter))).Should().BeFalse("another car and driver");
    }

    [Theory, EveryDatabase]
    public async Task Without_the_guards_they_would_overlap(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var same = house.Run(house.Tomorrow, new(9, 0), new(11, 0));
        await FluentActions.Awaiting(() => house.House.SaveAsync(same)).Should().ThrowAsync<DbUpdateException>();

        await using DbConnection schema = engine == Engine.Sqlite
            ? new SqliteConnection(house.House.Database.ConnectionString)
            : new NpgsqlConnection(house.House.Database.ConnectionString);
        await schema.OpenAsync(RideHouse.Token);
        await using var drop = schema.CreateCommand();
        drop.CommandText = engine == Engine.Sqlite
            ? "DROP TRIGGER run_vehicle_id_insert; DROP TRIGGER run_driver_id_insert"
            : "ALTER TABLE run DROP CONSTRAINT ex_run_vehicle_id, DROP CONSTRAINT ex_run_driver_id";
        await drop.ExecuteNonQueryAsync(RideHouse.Token);

        await house.House.SaveAsync(house.Run(house.Tomorrow, new(9, 0), new(11, 0)));
        (await house.House.ReadAsync(db => db.Runs.CountAsync(RideHouse.Token))).Should().Be(2);
    }

    private static async Task<bool> IsRefusedAsync(
        RideHouse house, Run run, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Run>> change)
    {
        try
        {
            await house.House.ReadAsync(db => db.Runs.Where(r => r.Id == run.Id).ExecuteUpdateAsync(change, RideHouse.Token));
            return false;
        }
        catch (SqliteException e) when (e.Message.Contains("overlap", StringComparison.Ordinal))
        {
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return true;
        }
    }
}
