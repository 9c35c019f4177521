using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides;

public sealed class KeepDestinationTests
{
    [Theory, EveryDatabase]
    public async Task A_destination_is_entered_once_changed_and_removed_and_booked_rides_stay(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var hours = WeeklyHours.OnWeekdays(new TimeWindow(new(8, 0), new(17, 0)));
        var wanted = new DestinationWanted(Guid.CreateVersion7(), "Poliklinika", Given.Polyclinic, hours, "Pro kiemą", [new(11, 30), new(6, 40)], 2);

        await KeepAsync(house, wanted);
        await KeepAsync(house, wanted);
        var kept = (await AllAsync(house)).Should().ContainSingle().Subject;
        (kept.Name, kept.DoorNote, kept.ShiftTimes, kept.Order, kept.Hours).Should().Be(("Poliklinika", "Pro kiemą", "06:40,11:30", 2, hours.ToString()));
        (kept.IsOpen(house.Tomorrow, new(6, 40)), kept.IsOpen(house.Tomorrow, new(7, 0)), kept.IsOpen(house.Tomorrow, new(9, 0))).Should().Be((true, false, true));
        var ride = (await house.BookedAsync(house.Wishes(new(10, 0)) with { DestinationId = wanted.DestinationId })).Outward;
        await KeepAsync(house, wanted with { Hours = null, Shifts = [] });
        (await AllAsync(house)).Single().IsOpen(house.Tomorrow, new(23, 0)).Should().BeTrue("nobody has said its hours");

        (await RemoveAsync(house, wanted.DestinationId)).Should().BeTrue();
        (await RemoveAsync(house, wanted.DestinationId)).Should().BeFalse();
        (await AllAsync(house)).Should().BeEmpty();
        (await house.RidesAsync()).Should().ContainSingle().Which.To.Should().Be(ride.To);
    }

    [Theory, EveryDatabase]
    public async Task Of_many_who_saw_the_same_state_one_is_kept_and_may_send_it_twice(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var wanted = new DestinationWanted(Guid.CreateVersion7(), "Poliklinika", Given.Polyclinic, null, "", [], 2);
        var seen = DestinationWanted.MarkOf(await KeepAsync(house, wanted));
        DestinationWanted[] all = [.. Enumerable.Range(1, 4).Select(i => wanted with { DoorNote = FormattableString.Invariant($"Durys {i}"), Seen = seen })];

        var answers = await Task.WhenAll(all.Select(one => Task.Run(() => AskAsync(house, one))));

        answers.Where(answer => answer.Refusal is null).Should().ContainSingle();
        answers.Where(answer => answer.Refusal == DestinationRefusal.ChangedMeanwhile).Should().HaveCount(3);
        var kept = (await AllAsync(house)).Single();
        (await AskAsync(house, all.Single(one => one.DoorNote == kept.DoorNote))).Refusal.Should().BeNull("the same form sent twice finds its own there");
        (await AskAsync(house, wanted with { DoorNote = "Kitos", Seen = DestinationWanted.MarkOf(kept) })).Refusal.Should().BeNull();
    }

    private static Task<Outcome<Destination, DestinationRefusal>> AskAsync(RideHouse house, DestinationWanted wanted) =>
        house.House.RunAsync<KeepDestination, Outcome<Destination, DestinationRefusal>>(keep => keep.RunAsync(wanted, RideHouse.Token));

    private static Task<Destination> KeepAsync(RideHouse house, DestinationWanted wanted) =>
        house.House.RunAsync<KeepDestination, Destination>(async keep => (await keep.RunAsync(wanted, RideHouse.Token)).Value!);

    private static Task<bool> RemoveAsync(RideHouse house, Guid id) =>
        house.House.RunAsync<RemoveDestination, bool>(remove => remove.RunAsync(id, RideHouse.Token));

    private static Task<List<Destination>> AllAsync(RideHouse house) => house.House.ReadAsync(db => db.Destinations.AsNoTracking().ToListAsync(RideHouse.Token));
}
