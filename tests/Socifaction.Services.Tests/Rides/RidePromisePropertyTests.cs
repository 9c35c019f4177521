using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides;

public sealed class RidePromisePropertyTests
{
    [Theory, EveryDatabase]
    public async Task Whatever_is_booked_later_no_promise_is_ever_broken(Engine engine)
    {
        var bookedInAll = 0;
        var kinds = new HashSet<(RideWish, bool)>();
        for (var seed = 0; seed < 3; seed++)
        {
            await using var house = await OpenAsync(engine);
            var random = new Random(seed);
            var promised = new Dictionary<Guid, (LocalTime, LocalTime?, LocalTime?)>();
            for (var i = 0; i < 25; i++)
            {
                var outcome = await house.BookAsync(Wishes(house, random), await house.RegisterAsync($"Asmuo{i}"));
                if (outcome.Value is { } booked)
                {
                    foreach (var ride in new[] { booked.Outward, booked.Return }.OfType<Ride>())
                    {
                        promised.Add(ride.Id, PromiseOf(ride));
                    }
                }

                var rides = await house.RidesAsync();
                rides.ToDictionary(ride => ride.Id, PromiseOf).Should().BeEquivalentTo(promised);
                await AllPromisesCanBeKeptAsync(house, rides);
            }

            bookedInAll += promised.Count;
            kinds.UnionWith((await house.RidesAsync()).Select(ride => (ride.Wish, ride.VehicleWaits)));
        }

        bookedInAll.Should().BeGreaterThan(30);
        kinds.Should().Contain([(RideWish.WhenCalled, false), (RideWish.LeaveAt, true)]);
    }

    /// <summary>A model of the day beside it: what was promised and not given back. Booking, giving back and improving must leave exactly that.</summary>
    [Theory, EveryDatabase]
    public async Task Through_a_days_life_what_is_promised_stands_until_it_is_given_back(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var random = new Random(20270316);
        var promised = new Dictionary<Guid, (LocalTime, LocalTime?, LocalTime?)>();
        var (refused, givenBack) = (0, 0);
        for (var i = 0; i < 50; i++)
        {
            if (i is 25 or 49)
            {
                await house.House.RunAsync<PlanDay, int>(plan => plan.RunAsync(RideHouse.Token));
            }
            else if (random.Next(3) == 0 && promised.Count > 0)
            {
                var standing = (await house.RidesAsync()).Where(ride => promised.ContainsKey(ride.Id)).ToLookup(ride => ride.GroupId);
                var trip = standing.OrderBy(group => group.Key).ElementAt(random.Next(standing.Count)).OrderBy(ride => ride.StartTime).ToList();
                var whole = random.Next(2) == 0;
                (await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(trip[^1].Id, whole, RideHouse.Clerk), RideHouse.Token)))!
                    .Value.Should().NotBeNull();
                foreach (var ride in whole ? trip : trip.TakeLast(1))
                {
                    promised.Remove(ride.Id);
                    givenBack++;
                }
            }
            else if ((await house.BookAsync(Wishes(house, random), await house.RegisterAsync($"Asmuo{i}"))).Value is { } booked)
            {
                foreach (var ride in new[] { booked.Outward, booked.Return }.OfType<Ride>())
                {
                    promised.Add(ride.Id, PromiseOf(ride));
                }
            }
            else
            {
                refused++;
            }

            var live = (await house.RidesAsync()).Where(ride => ride.Status == BookingStatus.Booked).ToList();
            live.ToDictionary(ride => ride.Id, PromiseOf).Should().BeEquivalentTo(promised);
            await AllPromisesCanBeKeptAsync(house, live);
        }

        (refused > 0, givenBack > 5, promised.Count > 5).Should().Be((true, true, true));
    }

    private static async Task<RideHouse> OpenAsync(Engine engine)
    {
        var house = await RideHouse.OpenAsync(engine, seats: 3);
        var (secondCar, secondDriver) = (Given.Vehicle(2, 0), Given.Staff("Petras", Role.Driver));
        await house.House.SaveAsync(secondCar, secondDriver);
        await house.House.SaveAsync(Given.Run(house.Service, secondCar, secondDriver, house.Tomorrow, house.House.Initiative, new(8, 0), new(13, 0)));
        return house;
    }

    // Which car comes is no promise: a day may be rearranged to take one more.
    private static (LocalTime, LocalTime?, LocalTime?) PromiseOf(Ride ride) => (ride.StartTime, ride.LatestStart, ride.LatestArrival);

    /// <summary>By the planner's exact test, and by hand: every planned time stands inside what was promised.</summary>
    private static async Task AllPromisesCanBeKeptAsync(RideHouse house, List<Ride> rides)
    {
        await using var scope = house.House.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var clock = scope.ServiceProvider.GetRequiredService<InitiativeClock>();
        var runIds = await RideDay.ListRunIdsAsync(db, house.Service.Id, house.Tomorrow, RideHouse.Token);
        var day = await RideDay.ReadAsync(db, house.Service, house.Tomorrow, runIds, clock.Now, RideHouse.Token);
        RidePlanning.Of(day, clock.Zone).Feasible.Should().BeTrue();

        var stops = await house.StopsAsync();
        stops.Should().HaveCount(rides.Count * 2);
        foreach (var ride in rides)
        {
            var pickUp = stops.Single(stop => stop.RideId == ride.Id && stop.Kind == StopKind.PickUp);
            var dropOff = stops.Single(stop => stop.RideId == ride.Id && stop.Kind == StopKind.DropOff);
            pickUp.RunId.Should().Be(ride.RunId!.Value).And.Be(dropOff.RunId);
            pickUp.Order.Should().BeLessThan(dropOff.Order);
            pickUp.Planned.Should().BeGreaterThanOrEqualTo(ride.StartTime).And.BeLessThanOrEqualTo(ride.LatestStart!.Value);
            dropOff.Planned.Should().BeLessThanOrEqualTo(ride.LatestArrival!.Value);
            var driving = TravelTimeTable.Seconds(ride.From, ride.To, house.Service.RoadFactor);
            Period.Between(pickUp.Planned, dropOff.Planned, PeriodUnits.Seconds).Seconds.Should().BeGreaterThanOrEqualTo(driving);
        }

        foreach (var back in rides.Where(ride => ride.VehicleWaits))
        {
            // The vehicle stands there from bringing the person to taking them on: nobody's stop lies between.
            var (there, on) = (stops.Single(stop => stop.RideId == back.FollowsId && stop.Kind == StopKind.DropOff), stops.Single(stop => stop.RideId == back.Id && stop.Kind == StopKind.PickUp));
            (on.RunId, on.Order).Should().Be((there.RunId, there.Order + 1));
        }

        foreach (var run in stops.GroupBy(stop => stop.RunId))
        {
            run.Select(stop => stop.Order).Should().Equal(Enumerable.Range(0, run.Count()));
            run.Select(stop => stop.Planned).Should().BeInAscendingOrder();
        }

        (await db.Runs.ToListAsync(RideHouse.Token)).Should().HaveCount(2);
    }

    private static RideWishes Wishes(RideHouse house, Random random)
    {
        Address Anywhere() => new("Kaimas", "", "", 55.15 + random.NextDouble() * 0.25, 22.0 + random.NextDouble() * 0.5);
        var time = new LocalTime(8 + random.Next(7), 5 * random.Next(12));
        var back = random.Next(5);
        return house.Wishes(time, random.Next(2) == 0 ? RideWish.ArriveBy : RideWish.LeaveAt) with
        {
            From = Anywhere(),
            To = random.Next(2) == 0 ? Given.Polyclinic : Anywhere(),
            ReturnAt = back is 0 or 1 ? time.PlusMinutes(90 + 5 * random.Next(12)) : back == 2 ? time.PlusMinutes(60) : null,
            ReturnBy = back == 2 ? time.PlusMinutes(120 + 5 * random.Next(24)) : null,
            WaitMinutes = back == 3 ? 15 * random.Next(1, 5) : null,
            Companions = random.Next(2),
            Mobility = random.Next(5) == 0 ? MobilityNeed.Wheelchair : MobilityNeed.Walks,
        };
    }
}
