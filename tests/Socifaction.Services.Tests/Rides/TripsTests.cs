using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class TripsTests
{
    [Theory, EveryDatabase]
    public async Task The_last_trips_are_told_once_each_with_their_way_back(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(1)));
        await house.BookedAsync(house.Wishes(new(9, 0)) with { WaitMinutes = 30 });
        await house.BookedAsync(house.Wishes(new(9, 0), date: house.Tomorrow.PlusDays(1)) with { ReturnAt = new(11, 0) });
        await house.BookedAsync(house.Wishes(new(13, 0)) with { To = Sister });

        var trips = await house.House.ReadAsync(db => db.ListTripsAsync(house.Ona.Id, 3, RideHouse.Token));

        trips.Select(trip => (trip.Outward.To, trip.Wishes.ReturnAt)).Should().Equal((Given.Polyclinic, new LocalTime(11, 0)), (Sister, null));
    }

    [Theory, EveryDatabase]
    public async Task A_trip_with_waiting_is_repeated_with_waiting(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var wishes = house.Wishes(new(9, 0), RideWish.LeaveAt) with { WaitMinutes = 25 };
        await house.BookedAsync(wishes);

        var trip = (await house.House.ReadAsync(db => db.ListTripsAsync(house.Ona.Id, 3, RideHouse.Token))).Single();

        (trip.Wishes.WaitMinutes, trip.Wishes.ReturnAt).Should().Be((25, null));
    }

    [Theory, EveryDatabase]
    public async Task Where_somebody_was_twice_is_a_usual_place_and_home_is_none(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(1)));
        await house.BookedAsync(house.Wishes(new(9, 0)) with { To = Sister, ReturnAt = new(11, 0) });
        (await UsualAsync(house)).Should().BeEmpty("once is not usual");
        await house.BookedAsync(house.Wishes(new(9, 0), date: house.Tomorrow.PlusDays(1)) with { To = Sister, ReturnAt = new(11, 0) });

        (await UsualAsync(house)).Should().ContainSingle().Which.To.Should().Be(Sister);
    }

    private static Address Sister => new("Lomiai", "Lomių k. 4", "", 55.30, 22.30);

    private static Task<IReadOnlyList<Ride>> UsualAsync(RideHouse house) =>
        house.House.ReadAsync(db => db.ListUsualPlacesAsync(house.Ona, 3, RideHouse.Token));
}
