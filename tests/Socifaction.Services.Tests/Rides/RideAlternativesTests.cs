using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class RideAlternativesTests
{
    private static readonly LocalTime Nine = new(9, 0);

    [Theory, EveryDatabase]
    public async Task What_is_offered_instead_can_be_booked(Engine engine)
    {
        for (var chosen = 0; chosen < 3; chosen++)
        {
            await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
            var jonas = await house.RegisterAsync("Jonas");
            await house.BookedAsync(house.Wishes(Nine) with { ReturnAt = new LocalTime(11, 0) });
            var wishes = house.Wishes(Nine) with { ReturnAt = new LocalTime(11, 0) };
            (await house.BookAsync(wishes, jonas)).Refusal.Should().Be(RideRefusal.NoSeat);

            var others = await house.AlternativesAsync(wishes, jonas);

            others.Should().HaveCount(3).And.OnlyHaveUniqueItems();
            others.Should().OnlyContain(other => other.EarliestPickUp.Minute % 5 == 0);
            others.Zip(others.Skip(1)).Should().NotContain(pair => pair.First.IsMuchLike(pair.Second));
            var booked = await house.BookedAsync(others[chosen].Wishes, jonas);
            booked.Outward.StartTime.Should().Be(others[chosen].EarliestPickUp);
            booked.Return!.StartTime.Should().Be(others[chosen].EarliestReturn!.Value);
        }
    }

    [Theory, EveryDatabase]
    public async Task When_only_the_return_stands_in_the_way_the_appointment_stays(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var jonas = await house.RegisterAsync("Jonas");
        await house.BookedAsync(house.Wishes(new LocalTime(13, 0), RideWish.LeaveAt) with { From = Given.Polyclinic, To = Given.Home });

        var others = await house.AlternativesAsync(house.Wishes(Nine) with { ReturnAt = new LocalTime(13, 0) }, jonas);

        others[0].Wishes.WishTime.Should().Be(Nine);
        others[0].Wishes.ReturnAt.Should().NotBe(new LocalTime(13, 0));
    }

    [Theory, EveryDatabase]
    public async Task On_a_day_without_a_run_the_next_day_with_one_is_offered(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(3)));

        var others = await house.AlternativesAsync(house.Wishes(Nine, date: house.Tomorrow.PlusDays(1)));

        others.Should().NotBeEmpty().And.OnlyContain(other => other.Wishes.Date == house.Tomorrow.PlusDays(3));
        others[0].Wishes.WishTime.Should().Be(Nine);
    }

    [Theory, EveryDatabase]
    public async Task Where_nothing_would_help_nothing_is_offered(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);

        (await house.AlternativesAsync(house.Wishes(Nine) with { To = Address.Unknown })).Should().BeEmpty();
        (await house.AlternativesAsync(house.Wishes(Nine) with { Companions = 4 })).Should().BeEmpty();
    }
}
