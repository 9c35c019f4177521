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

public sealed class RideRaceTests
{
    /// <summary>Too far away for the car to go twice.</summary>
    private static readonly Address Skaudvile = new("Skaudvilė", "", "", 55.40556, 22.58861);


    [Theory, EveryDatabase]
    public async Task The_last_seat_is_given_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var people = await RegisterAsync(house, 16);

        var answers = await Task.WhenAll(people.Select(person => Task.Run(() => house.BookAsync(Wishes(house), person))));

        answers.Count(answer => answer.Refusal is null).Should().Be(1);
        answers.Where(answer => answer.Refusal is not null).Should().OnlyContain(answer => answer.Refusal == RideRefusal.NoSeat);
        MostAboard(await house.StopsAsync()).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Without_the_lock_the_same_race_overfills_the_car(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, seats: 1, wheelchairPlaces: 0);
        var people = await RegisterAsync(house, 16);
        using var everybodyHasRead = new Barrier(people.Count);

        await Task.WhenAll(people.Select(person => Task.Factory.StartNew(
            () => TakeNaively(house, person, everybodyHasRead), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        MostAboard(await house.StopsAsync()).Should().BeGreaterThan(1);
    }

    [Theory, EveryDatabase]
    public async Task A_car_and_a_driver_are_on_one_run_at_a_time(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var (otherCar, otherDriver) = (Given.Vehicle(), Given.Staff("Petras", Role.Driver));
        await house.House.SaveAsync(otherCar, otherDriver);

        var sameCar = await RaceAsync(house, house.Vehicle, otherDriver, hour => hour);
        var sameDriver = await RaceAsync(house, otherCar, house.Driver, hour => hour + 12);

        (sameCar, sameDriver).Should().Be((1, 1));
        await house.House.SaveAsync(Given.Run(house.Service, house.Vehicle, otherDriver, house.Tomorrow, house.House.Initiative, new(9, 0), new(10, 0)));
    }

    private static async Task<int> RaceAsync(RideHouse house, Vehicle vehicle, StaffMember driver, Func<int, int> hour)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            try
            {
                var run = Given.Run(
                    house.Service, vehicle, driver, house.Tomorrow, house.House.Initiative,
                    new LocalTime(hour(7), i), new LocalTime(hour(9), 0));
                await house.House.SaveAsync(run);
                return true;
            }
            catch (Exception exception) when (IsRefusedBySchema(exception))
            {
                return false;
            }
        })));
        return made.Count(saved => saved);
    }

    // Without the lock in front of it PostgreSQL may also settle the matter by ending a deadlock.
    private static bool IsRefusedBySchema(Exception exception) =>
        exception is DbUpdateException update ? update.IsTaken()
        : exception.GetBaseException() is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DeadlockDetected };

    /// <summary>What BookRide does, but for the lock.</summary>
    private static void TakeNaively(RideHouse house, Resident person, Barrier everybodyHasRead)
    {
        using var scope = house.House.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var clock = scope.ServiceProvider.GetRequiredService<InitiativeClock>();
        var runIds = RideDay.ListRunIdsAsync(db, house.Service.Id, house.Tomorrow, default).GetAwaiter().GetResult();
        var day = RideDay.ReadAsync(db, house.Service, house.Tomorrow, runIds, clock.Now, default).GetAwaiter().GetResult();
        everybodyHasRead.SignalAndWait(TimeSpan.FromSeconds(20)).Should().BeTrue();
        var admitted = new RideAdmission(day, clock, person, [], byStaff: false).Admit(Wishes(house)).Value!;
        var promise = admitted.Outward;
        var ride = Wishes(house).ToRide(Wishes(house).Legs[0], promise.RideId, null, RideHouse.AskOf(person), clock);
        ride.ResidentId = person.Id;
        ride.Keep(promise, clock);
        ride.Become(BookingStatus.Booked, BookingEventKind.Booked, RideHouse.AskOf(person).By, Channel.Web, clock.Now);
        db.Rides.Add(ride);
        var order = 0;
        db.RunStops.AddRange(admitted.Planning.ListStops(promise.RunId).Select(stop => new RunStop
        {
            RunId = promise.RunId,
            RideId = stop.RideId,
            Kind = stop.Kind,
            Order = order++,
            Planned = stop.Planned!.Value,
        }));
        db.SaveChanges();
    }

    private static RideWishes Wishes(RideHouse house) => house.Wishes(new LocalTime(13, 0)) with { To = Skaudvile };

    private static int MostAboard(IEnumerable<RunStop> stops)
    {
        var aboard = 0;
        return stops.OrderBy(stop => stop.Planned).ThenBy(stop => stop.Kind)
            .Select(stop => aboard += stop.Kind == StopKind.PickUp ? 1 : -1).Max();
    }

    private static async Task<List<Resident>> RegisterAsync(RideHouse house, int count)
    {
        var people = new List<Resident>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await house.RegisterAsync($"Asmuo{i}"));
        }

        return people;
    }
}
