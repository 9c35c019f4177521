using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class MonthlyLimitTests
{
    [Theory, EveryDatabase]
    public async Task The_rides_of_a_month_run_out_for_a_person_and_a_cancelled_one_is_given_back(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.MonthlyRides = 1);
        await house.House.SaveAsync(house.Run(house.Tomorrow.PlusDays(1)), house.Run(new(2027, 4, 1)));
        var next = house.Wishes(new(10, 0), date: house.Tomorrow.PlusDays(1));
        var first = (await house.BookedAsync(house.Wishes(new(10, 0)) with { ReturnAt = new(12, 0) })).Outward;

        (await house.BookAsync(next)).Refusal.Should().Be(RideRefusal.MonthlyLimit);
        (await house.UnmetAsync()).Should().ContainSingle().Which.Reason.Should().Be(nameof(RideRefusal.MonthlyLimit));
        (await house.BookAsync(house.Wishes(new(10, 0), date: new(2027, 4, 1)))).Refusal.Should().BeNull("another month");
        (await house.BookAsync(next, await house.RegisterAsync("Jonas"))).Refusal.Should().BeNull("another person");

        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(first.Id, true, house.Caller), RideHouse.Token));
        (await house.BookAsync(next)).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Of_many_who_ask_at_once_for_one_person_the_limit_is_given(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.MonthlyRides = 2);
        var hours = Enumerable.Range(9, 5).Select(hour => house.Wishes(new(hour, 0)));
        var outcomes = await Task.WhenAll(hours.Select(wishes => Task.Run(() => house.BookAsync(wishes))));

        outcomes.Count(outcome => outcome.Refusal is null).Should().Be(2);
        outcomes.Count(outcome => outcome.Refusal == RideRefusal.MonthlyLimit).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task Only_staff_go_past_it_and_their_reason_is_kept(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.MonthlyRides = 0);
        (await AskAsync(house, house.Caller, "Labai reikia")).Refusal.Should().Be(RideRefusal.MonthlyLimit);
        (await AskAsync(house, RideHouse.Clerk, "")).Refusal.Should().Be(RideRefusal.MonthlyLimit);
        (await AskAsync(house, RideHouse.Clerk, "Papildoma procedūra")).Refusal.Should().BeNull();

        (await house.RidesAsync()).Should().ContainSingle().Which.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.Booked && e.Why == "Papildoma procedūra");
    }

    private static async Task<Outcome<BookedRides, RideRefusal>> AskAsync(RideHouse house, Asking asking, string because) =>
        (await house.House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(
            new RideForm(Guid.CreateVersion7(), house.Ona.Id, house.Wishes(new(10, 0)), asking) { OverLimitBecause = because }, RideHouse.Token)))!.Value;
}
