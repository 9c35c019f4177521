using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Rides.Runs;

namespace Socifaction.Services.Tests.Rides.Sharing;

public sealed class KeepApartTests
{
    private static readonly LocalTime Nine = new(9, 0);

    /// <summary>The control is the same day without the pair, on which they do ride together.</summary>
    [Theory, EveryDatabase]
    public async Task Two_who_are_kept_apart_are_never_on_board_together(Engine engine)
    {
        var together = new List<bool>();
        foreach (var apart in (bool[])[true, false])
        {
            await using var house = await RideHouse.OpenAsync(engine);
            var jonas = await house.RegisterAsync("Jonas");
            if (apart)
            {
                await house.KeepApartAsync(house.Ona.Id, jonas.Id);
            }

            var wishes = house.Wishes(Nine, RideWish.LeaveAt);
            await house.BookedAsync(wishes);
            var second = await house.BookAsync(wishes, jonas);

            (second.Refusal == RideRefusal.NoTimeToReachYou).Should().Be(apart, "there are seats enough, and nothing is said of the other");
            var others = await house.AlternativesAsync(wishes, jonas);
            if (apart)
            {
                others.Should().NotBeEmpty();
                (await house.BookAsync(others[0].Wishes, jonas)).Refusal.Should().BeNull("what is offered instead keeps them apart as well");
            }

            together.Add(await AreTogetherAsync(house));
        }

        together.Should().Equal(false, true);
    }

    /// <summary>The control is the same telephone call without the pair.</summary>
    [Theory, EveryDatabase]
    public async Task Another_time_agreed_for_a_ride_that_lost_its_run_keeps_them_apart_too(Engine engine)
    {
        var refusals = new List<CoverRefusal?>();
        foreach (var apart in (bool[])[true, false])
        {
            await using var house = await RideHouse.OpenAsync(engine);
            var jonas = await house.RegisterAsync("Jonas");
            if (apart)
            {
                await house.KeepApartAsync(house.Ona.Id, jonas.Id);
            }

            await house.BookedAsync(house.Wishes(Nine, RideWish.LeaveAt));
            var ride = (await house.BookedAsync(house.Wishes(new(15, 0), RideWish.LeaveAt), jonas)).Outward;
            await house.SaveAsync((await house.WantedAsync()) with { To = new(13, 0) });

            refusals.Add((await house.CoverAsync(ride, Nine))!.Value.Refusal);
            (await AreTogetherAsync(house)).Should().Be(!apart);
        }

        refusals.Should().Equal(CoverRefusal.NoRoom, null);
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_booked_held_rearranged_and_improved_they_do_not_meet(Engine engine)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            await using var house = await RideHouse.OpenAsync(engine);
            var (car, driver) = (Given.Vehicle(2, 0), Given.Staff("Petras", Role.Driver));
            await house.House.SaveAsync(car, driver);
            await house.House.SaveAsync(Given.Run(house.Service, car, driver, house.Tomorrow, house.House.Initiative));
            var jonas = await house.RegisterAsync("Jonas");
            await house.KeepApartAsync(jonas.Id, house.Ona.Id);
            var random = new Random(seed);
            for (var i = 0; i < 16; i++)
            {
                var person = (i % 3) switch { 0 => house.Ona, 1 => jonas, _ => await house.RegisterAsync($"Asmuo{i}") };
                var time = new LocalTime(8 + random.Next(7), 10 * random.Next(6));
                var requestId = Guid.CreateVersion7();
                if ((await house.BookAsync(house.Wishes(time), person, requestId, RideHouse.Clerk)).Refusal is not null
                    && await house.HoldAsync(requestId, house.Wishes(time), person) is [var held, ..])
                {
                    await house.BookAsync(held.Wishes, person, requestId, RideHouse.Clerk);
                }

                (await AreTogetherAsync(house)).Should().BeFalse();
            }

            await house.House.RunAsync<PlanDay, int>(plan => plan.RunAsync(RideHouse.Token));
            (await AreTogetherAsync(house)).Should().BeFalse();
            (await house.RidesAsync()).Select(ride => ride.ResidentId).Should().Contain([house.Ona.Id, jonas.Id]);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_is_held_for_one_is_not_shared_by_the_other(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 2);
        var jonas = await house.RegisterAsync("Jonas");
        await house.KeepApartAsync(house.Ona.Id, jonas.Id);
        var wishes = house.Wishes(Nine, RideWish.LeaveAt);
        await house.BookedAsync(wishes with { Companions = 1 }, await house.RegisterAsync("Bronius"));
        var held = (await house.HoldAsync(Guid.CreateVersion7(), wishes)).First(other => other.HeldUntil is not null);

        (await house.BookAsync(held.Wishes, jonas, asking: RideHouse.Clerk)).Refusal.Should().NotBeNull();
        (await house.BookAsync(held.Wishes, await house.RegisterAsync("Petras"), asking: RideHouse.Clerk)).Refusal.Should().BeNull("there is a seat for anybody else");
    }

    [Theory, EveryDatabase]
    public async Task What_was_promised_together_before_stands_and_staff_see_it(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var jonas = await house.RegisterAsync("Jonas");
        await house.BookedAsync(house.Wishes(Nine));
        await house.BookedAsync(house.Wishes(Nine), jonas);
        await house.KeepApartAsync(house.Ona.Id, jonas.Id);

        (await ListAsync(house, jonas.Id)).Single().TogetherOn.Should().Equal(house.Tomorrow);
        await house.BookedAsync(house.Wishes(Nine), await house.RegisterAsync("Petras"));
        (await house.StopsAsync()).Should().HaveCount(6, "the car still takes others");
        (await house.BookAsync(house.Wishes(new(13, 0), RideWish.LeaveAt))).Refusal.Should().BeNull();
        (await house.BookAsync(house.Wishes(new(13, 0), RideWish.LeaveAt), jonas)).Refusal.Should().Be(RideRefusal.NoTimeToReachYou);
    }

    [Theory, EveryDatabase]
    public async Task A_pair_is_written_once_whoever_is_named_first_and_can_be_ended(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var jonas = await house.RegisterAsync("Jonas");

        var pairs = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            i % 2 == 0 ? house.KeepApartAsync(house.Ona.Id, jonas.Id) : house.KeepApartAsync(jonas.Id, house.Ona.Id))));

        var row = (await ListAsync(house, house.Ona.Id)).Single();
        pairs.Should().OnlyContain(pair => pair!.Value.Value!.Id == row.Id);
        (row.OtherName, row.WrittenByName, row.TogetherOn.Count).Should().Be((jonas.FullName, "Rasa", 0));
        (await house.KeepApartAsync(jonas.Id, jonas.Id))!.Value.Refusal.Should().Be(KeepApartRefusal.SamePerson);
        (await house.KeepApartAsync(jonas.Id, Guid.CreateVersion7())).Should().BeNull();
        (await EndAsync(house, (await house.RegisterAsync("Petras")).Id, row.Id)).Should().BeFalse("it is not his");

        (await EndAsync(house, jonas.Id, row.Id)).Should().BeTrue();

        (await ListAsync(house, house.Ona.Id)).Should().BeEmpty();
        (await EndAsync(house, jonas.Id, row.Id)).Should().BeFalse();
        await house.BookedAsync(house.Wishes(Nine));
        await house.BookedAsync(house.Wishes(Nine), jonas);
        (await AreTogetherAsync(house)).Should().BeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Nobody_sits_longer_than_their_own_limit_and_a_promise_keeps_its_own(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var near = new Address("Norkaičiai", "", "", 55.285, 22.185);
        (await house.LimitDetourAsync(house.Ona, 0)).Should().BeTrue();
        (await house.LimitDetourAsync(Given.Resident(), 0)).Should().BeFalse();
        var ride = (await house.BookedAsync(house.Wishes(Nine))).Outward;
        (ride.DetourMinutes, (await house.House.ReadAsync(db => db.Residents.SingleAsync(r => r.Id == house.Ona.Id))).DetourLimit!.ByName).Should().Be((0, "Rasa"));

        // On the way to the same place; the car would go round for him while she sits in it.
        var jonas = await house.RegisterAsync("Jonas");
        await house.BookAsync(house.Wishes(Nine) with { From = near }, jonas);
        (await SittingAsync(house, ride)).Should().Be(0);
        await house.LimitDetourAsync(house.Ona, null);
        await house.BookAsync(house.Wishes(Nine) with { From = near }, await house.RegisterAsync("Petras"));
        (await SittingAsync(house, ride)).Should().Be(0, "it was promised so");

        await using var control = await RideHouse.OpenAsync(engine);
        var usual = (await control.BookedAsync(control.Wishes(Nine))).Outward;
        await control.BookedAsync(control.Wishes(Nine) with { From = near }, await control.RegisterAsync("Jonas"));
        (await SittingAsync(control, usual)).Should().BePositive();
    }

    private static Task<IReadOnlyList<ApartRow>> ListAsync(RideHouse house, Guid residentId) =>
        house.House.ReadAsync(db => db.ListKeptApartAsync(residentId, house.House.Today, RideHouse.Token));

    private static Task<bool> EndAsync(RideHouse house, Guid residentId, Guid pairId) =>
        house.House.RunAsync<EndApart, bool>(end => end.RunAsync(residentId, pairId, RideHouse.Token));

    /// <summary>How many stops are made while the ride's party sits in the car.</summary>
    private static async Task<int> SittingAsync(RideHouse house, Ride ride)
    {
        var own = (await house.StopsAsync()).Where(stop => stop.RideId == ride.Id).ToList();
        return own.Max(stop => stop.Order) - own.Min(stop => stop.Order) - 1;
    }

    /// <summary>Whether Ona and Jonas are in one car at any time, stop by stop.</summary>
    private static async Task<bool> AreTogetherAsync(RideHouse house)
    {
        var rides = (await house.RidesAsync()).ToDictionary(ride => ride.Id);
        var pair = await house.House.ReadAsync(db => db.Residents.Where(r => r.GivenName == "Ona" || r.GivenName == "Jonas").Select(r => r.Id).ToListAsync(RideHouse.Token));
        foreach (var run in (await house.StopsAsync()).GroupBy(stop => stop.RunId))
        {
            var aboard = new HashSet<Guid>();
            foreach (var stop in run.OrderBy(stop => stop.Order))
            {
                var who = rides[stop.RideId].ResidentId!.Value;
                _ = stop.Kind == StopKind.PickUp ? aboard.Add(who) : aboard.Remove(who);
                if (pair.All(aboard.Contains))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
