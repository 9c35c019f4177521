using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class UnmetRidesTests
{
    [Theory, EveryDatabase]
    public async Task What_the_person_said_explains_a_refusal_of_the_same_form_better(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, wheelchairPlaces: 0);
        var wishes = house.Wishes(new(10, 0)) with { Mobility = MobilityNeed.Wheelchair };
        var requestId = Guid.CreateVersion7();
        (await house.BookAsync(wishes, requestId: requestId)).Refusal.Should().Be(RideRefusal.NoWheelchairPlace);
        (await house.UnmetAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Reason = "NoWheelchairPlace", Village = "Kunigiškiai", Place = "Tauragė", Mobility = MobilityNeed.Wheelchair, ResidentId = house.Ona.Id, Purpose = (WishPurpose?)null });

        await RecordAsync(house, new(requestId, house.Ona.Id, wishes, UnmetRideReason.RefusedBy1808, WishPurpose.Health, RideHouse.Clerk));
        await RecordAsync(house, new(requestId, house.Ona.Id, wishes, UnmetRideReason.RefusedBy1808, null, RideHouse.Clerk));
        (await house.UnmetAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = "RefusedBy1808", Purpose = WishPurpose.Health });
    }

    [Theory, EveryDatabase]
    public async Task A_wish_given_up_before_it_was_asked_is_written_down_and_a_booked_one_is_not(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var (wishes, requestId) = (house.Wishes(new(10, 0)), Guid.CreateVersion7());
        (await RecordAsync(house, new(Guid.CreateVersion7(), house.Ona.Id, wishes, UnmetRideReason.GaveUp, null, RideHouse.Clerk)))!.Value.Refusal.Should().BeNull();
        await house.BookAsync(wishes, requestId: requestId);
        (await RecordAsync(house, new(requestId, house.Ona.Id, wishes, UnmetRideReason.GaveUp, null, RideHouse.Clerk)))!.Value.Refusal.Should().Be(UnmetRideRefusal.IsBooked);
        (await RecordAsync(house, new(requestId, Guid.CreateVersion7(), wishes, UnmetRideReason.GaveUp, null, RideHouse.Clerk))).Should().BeNull();

        (await house.UnmetAsync()).Should().ContainSingle().Which.Reason.Should().Be("GaveUp");
    }

    [Theory, EveryDatabase]
    public async Task A_month_is_told_by_need_village_and_person_those_refused_first(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, wheelchairPlaces: 0);
        var jonas = await house.RegisterAsync("Jonas");
        await house.BookedAsync(house.Wishes(new(10, 0)), jonas);
        await house.BookAsync(house.Wishes(new(10, 0)) with { Mobility = MobilityNeed.Wheelchair });
        await house.BookAsync(house.Wishes(new(12, 0)) with { Mobility = MobilityNeed.Wheelchair });
        var stops = await house.StopsAsync();
        var (pickUp, dropOff) = (stops[0].Planned, stops[1].Planned);

        var found = await house.House.ReadAsync(db => db.ReadFairnessAsync(new YearMonth(2027, 3), RideHouse.Token));

        found.ByNeed.Should().BeEquivalentTo(new Dictionary<MobilityNeed, FairnessRow>
        {
            [MobilityNeed.Walks] = new("", 1, 0, (int)Math.Round((new LocalTime(10, 0) - dropOff).ToDuration().TotalMinutes), (int)Math.Round((dropOff - pickUp).ToDuration().TotalMinutes)),
            [MobilityNeed.Wheelchair] = new("", 0, 2, null, null),
        });
        found.ByPerson.Select(row => (row.Name, row.Rides, row.Refused, row.RefusedPercent)).Should().Equal((house.Ona.FullName, 0, 2, 100), (jonas.FullName, 1, 0, 0));
        found.ByVillage.Select(row => (row.Name, row.Rides, row.Refused, row.RefusedPercent)).Should().Equal(("Kunigiškiai", 1, 2, 67));
        (await house.House.ReadAsync(db => db.ReadFairnessAsync(new YearMonth(2027, 4), RideHouse.Token))).ByPerson.Should().BeEmpty();
    }

    private static Task<Outcome<UnmetNeed, UnmetRideRefusal>?> RecordAsync(RideHouse house, UnmetRideForm form) =>
        house.House.RunAsync<RecordUnmetRide, Outcome<UnmetNeed, UnmetRideRefusal>?>(record => record.RunAsync(form, RideHouse.Token));
}
