using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class KeepRideSettingsTests
{
    [Theory, EveryDatabase]
    public async Task New_promises_follow_and_what_would_break_a_given_one_is_refused(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 4);
        var before = await house.BookedAsync(house.Wishes(new(10, 0)));
        foreach (var neighbour in (string[])["Petras", "Antanas"])
        {
            await house.BookedAsync(house.Wishes(new(10, 0)), await house.RegisterAsync(neighbour));
        }

        var wanted = RideSettings.Of(house.Service) with { PromiseMinutes = 30, LyingCall = "112", MonthlyRides = 8, Window = new BookingWindow(60, 600, 30) };

        (await KeepAsync(house, wanted))!.Value.Refusal.Should().BeNull();
        var kept = await house.House.ReadAsync(db => db.RideServices.SingleAsync(RideHouse.Token));
        RideSettings.Of(kept).Should().Be(wanted);
        var after = await house.BookedAsync(house.Wishes(new(14, 0)), await house.RegisterAsync("Jonas"));
        Width(after.Outward).Should().Be(30);
        Width((await house.RidesAsync()).Single(ride => ride.Id == before.Outward.Id)).Should().Be(15, "a promise stays as it was given");

        // Twenty minutes at each door: of three who are fetched within minutes one would wait too long.
        var slow = wanted with { BoardingMinutes = 20 };
        (await KeepAsync(house, slow))!.Value.Refusal.Should().Be(RideSettingsRefusal.RunsUnfit);
        (await house.House.RunAsync<KeepRideSettings, IReadOnlyList<Run>>(keep => keep.ListUnfitAsync(house.Service.Id, slow, RideHouse.Token)))
            .Should().ContainSingle().Which.Date.Should().Be(house.Tomorrow);
        (await house.House.ReadAsync(db => db.RideServices.SingleAsync(RideHouse.Token))).BoardingMinutes.Should().Be(house.Service.BoardingMinutes);
        (await KeepAsync(house, wanted, Guid.CreateVersion7())).Should().BeNull();

        var seen = RideSettings.MarkOf(wanted);
        (await KeepAsync(house, wanted with { MonthlyRides = 9, Seen = seen }))!.Value.Refusal.Should().BeNull();
        (await KeepAsync(house, wanted with { MonthlyRides = 10, Seen = seen }))!.Value.Refusal.Should().Be(RideSettingsRefusal.ChangedMeanwhile);
        (await KeepAsync(house, wanted with { MonthlyRides = 9, Seen = seen }))!.Value.Refusal.Should().BeNull("the same form sent twice finds its own there");
    }

    private static int Width(Ride ride) => (int)NodaTime.Period.Between(ride.StartTime, ride.LatestStart!.Value, NodaTime.PeriodUnits.Minutes).Minutes;

    private static Task<Outcome<RideService, RideSettingsRefusal>?> KeepAsync(RideHouse house, RideSettings wanted, Guid? id = null) =>
        house.House.RunAsync<KeepRideSettings, Outcome<RideService, RideSettingsRefusal>?>(keep => keep.RunAsync(id ?? house.Service.Id, wanted, RideHouse.Token));
}
