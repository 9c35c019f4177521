using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

public sealed class RunChangePropertyTests
{
    [Theory, EveryDatabase]
    public async Task Whatever_becomes_of_a_run_each_ride_is_kept_or_on_the_list_and_none_vanishes(Engine engine)
    {
        var (left, moved, again, waiting) = (0, 0, 0, 0);
        for (var seed = 0; seed < 5; seed++)
        {
            await using var house = await RideHouse.OpenAsync(engine, seats: 3);
            var random = new Random(seed);
            var (car, driver) = await house.SecondAsync(seats: 2, wheelchairPlaces: 0);
            await house.SaveAsync(house.NewRun(car, driver, new(8, 0), new(15, 0)));
            for (var i = 0; i < 18; i++)
            {
                await house.BookAsync(Wishes(house, random), await house.RegisterAsync($"Asmuo{i}"));
            }

            var promised = (await house.RidesAsync()).ToDictionary(ride => ride.Id, PromiseOf);
            for (var step = 0; step < 8; step++)
            {
                var runs = await house.RunsAsync();
                var wanted = Changed(runs[random.Next(runs.Count)], random);
                var preview = await house.PreviewAsync(wanted);
                (await house.ChangeAsync(wanted with { Seen = preview.Mark }))!.Value.Refusal.Should().BeNull();

                var rides = await house.RidesAsync();
                rides.ToDictionary(ride => ride.Id, PromiseOf).Should().BeEquivalentTo(promised);
                rides.Should().OnlyContain(ride => ride.Status == BookingStatus.Booked);
                rides.Where(ride => ride.RunId is null).Select(ride => ride.Id).Should().BeEquivalentTo(preview.ToCall.Select(call => call.RideId));
                rides.Should().OnlyContain(ride => ride.IsUncovered == (ride.RunId == null));
                await KeptByHandAsync(house, [.. rides.Where(ride => ride.RunId is not null)]);
                (left, moved, again) = (left + preview.ToCall.Count, moved + preview.Moved, again + preview.CoveredAgain);
                waiting += rides.Count(ride => ride.VehicleWaits && ride.RunId is not null);
            }
        }

        new[] { left, moved, again, waiting }.Should().OnlyContain(count => count > 3, "the days are worth looking at");
    }

    private static RunWanted Changed(Run run, Random random)
    {
        var wanted = RunHouse.WantedOf(run);
        return run.IsCancelled || random.Next(4) > 0
            ? wanted with
            {
                IsCancelled = false,
                From = new(7 + random.Next(4), 30),
                To = new(12 + random.Next(6), 0),
                Break = random.Next(2) == 0 ? new(new(10, 30), new(12, 0), 30) : null,
            }
            : wanted with { IsCancelled = true };
    }

    /// <summary>By hand and without the planner: each stop in its window, in order, with time to drive, seats enough, inside the run's hours.</summary>
    private static async Task KeptByHandAsync(RideHouse house, List<Ride> rides)
    {
        var (runs, stops) = (await house.RunsAsync(), await house.StopsAsync());
        var vehicles = await house.House.ReadAsync(db => db.Vehicles.AsNoTracking().ToListAsync(RideHouse.Token));
        stops.Select(stop => stop.RideId).Distinct().Should().BeEquivalentTo(rides.Select(ride => ride.Id));
        foreach (var ride in rides)
        {
            var (on, off) = (StopOf(ride, StopKind.PickUp), StopOf(ride, StopKind.DropOff));
            on.RunId.Should().Be(ride.RunId!.Value).And.Be(off.RunId);
            on.Order.Should().BeLessThan(off.Order);
            on.Planned.Should().BeGreaterThanOrEqualTo(ride.StartTime).And.BeLessThanOrEqualTo(ride.LatestStart!.Value);
            off.Planned.Should().BeLessThanOrEqualTo(ride.LatestArrival!.Value);
            (Seconds(off.Planned) - Seconds(on.Planned)).Should().BeLessThanOrEqualTo(
                TravelTimeTable.Seconds(ride.From, ride.To, house.Service.RoadFactor) + (60 * (house.Service.DetourMinutes + (2 * house.Service.BoardingMinutes) + 1)));
        }

        foreach (var back in rides.Where(ride => ride.VehicleWaits))
        {
            var (there, on) = (StopOf(rides.Single(ride => ride.Id == back.FollowsId), StopKind.DropOff), StopOf(back, StopKind.PickUp));
            (on.RunId, on.Order).Should().Be((there.RunId, there.Order + 1));
        }

        foreach (var of in stops.GroupBy(stop => stop.RunId))
        {
            var (run, aboard, previous) = (runs.Single(run => run.Id == of.Key), new List<Ride>(), (RunStop?)null);
            var vehicle = vehicles.Single(vehicle => vehicle.Id == run.VehicleId);
            run.IsCancelled.Should().BeFalse();
            of.Select(stop => stop.Order).Should().Equal(Enumerable.Range(0, of.Count()));
            foreach (var stop in of.OrderBy(stop => stop.Order))
            {
                var ride = rides.Single(ride => ride.Id == stop.RideId);
                stop.Planned.Should().BeGreaterThanOrEqualTo(run.From).And.BeLessThanOrEqualTo(run.To);
                if (previous is not null)
                {
                    // Planned times are told to the minute.
                    (Seconds(stop.Planned) - Seconds(previous.Planned) + 60).Should().BeGreaterThanOrEqualTo(
                        TravelTimeTable.Seconds(PlaceOf(previous), PlaceOf(stop), house.Service.RoadFactor));
                }

                if (stop.Kind == StopKind.PickUp)
                {
                    aboard.Add(ride);
                }
                else
                {
                    aboard.Remove(ride).Should().BeTrue();
                }

                aboard.Sum(one => one.Seats).Should().BeLessThanOrEqualTo(vehicle.Seats);
                aboard.Sum(one => one.WheelchairPlaces).Should().BeLessThanOrEqualTo(vehicle.WheelchairPlaces);
                previous = stop;
            }
        }

        RunStop StopOf(Ride ride, StopKind kind) => stops.Single(stop => stop.RideId == ride.Id && stop.Kind == kind);

        Address PlaceOf(RunStop stop) => rides.Single(ride => ride.Id == stop.RideId) is var ride && stop.Kind == StopKind.PickUp ? ride.From : ride.To;
    }

    private static int Seconds(LocalTime time) => (int)(time.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);

    private static (LocalTime, LocalTime?, LocalTime?) PromiseOf(Ride ride) => (ride.StartTime, ride.LatestStart, ride.LatestArrival);

    private static RideWishes Wishes(RideHouse house, Random random)
    {
        Address Anywhere() => new("Kaimas", "", "", 55.15 + random.NextDouble() * 0.25, 22.0 + random.NextDouble() * 0.5);
        var time = new LocalTime(8 + random.Next(7), 5 * random.Next(12));
        var back = random.Next(4);
        return house.Wishes(time, random.Next(2) == 0 ? RideWish.ArriveBy : RideWish.LeaveAt) with
        {
            From = Anywhere(),
            To = random.Next(2) == 0 ? Given.Polyclinic : Anywhere(),
            ReturnAt = back == 0 ? time.PlusMinutes(90 + 5 * random.Next(12)) : back == 1 ? time.PlusMinutes(60) : null,
            ReturnBy = back == 1 ? time.PlusMinutes(120 + 5 * random.Next(24)) : null,
            WaitMinutes = back == 2 ? 15 * random.Next(1, 4) : null,
            Companions = random.Next(2),
            Mobility = random.Next(5) == 0 ? MobilityNeed.Wheelchair : MobilityNeed.Walks,
        };
    }
}
