using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments;

/// <summary>Many ask at once for things that several types need.</summary>
public sealed class OverlappingResourcesTests
{
    private const int Threads = 16;
    private const int Tries = 10_000;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Ten_thousand_tries_on_sixteen_threads_leave_no_two_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (types, people) = await ArrangeAsync(house);
        var answers = new ConcurrentBag<AppointmentRefusal?>();
        var refused = new ConcurrentBag<(AppointmentType Type, LocalDateTime Start)>();

        await AtOnceAsync(Tries, async random =>
        {
            var (type, start) = Draw(house, types, random);
            var answer = (await house.BookAsync(Asked.ByStaff, type, people[random.Next(people.Length)], start))!.Value;
            answers.Add(answer.Refusal);
            if (answer.Refusal is AppointmentRefusal.Taken && random.Next(200) == 0)
            {
                refused.Add((type, start));
            }
        });

        answers.Should().HaveCount(Tries);
        (await CountOverlapsAsync(house)).Should().Be(0);
        (await house.ReadAsync(db => db.Appointments.CountAsync(Token))).Should().Be(answers.Count(answer => answer is null)).And.BeGreaterThan(100);
        answers.Distinct().Should().BeSubsetOf([null, AppointmentRefusal.Taken, AppointmentRefusal.AlreadyBooked]);
        refused.Should().NotBeEmpty();
        foreach (var (type, start) in refused)
        {
            (await house.RunAsync<AppointmentAvailability, IReadOnlyList<FreeTime>>(free => free.ListNearestAsync(type, 60, start, byStaff: true, 3, Token)))
                .Should().HaveCount(3, "there are other days");
        }
    }

    [Theory, EveryDatabase]
    public async Task Control_without_lock_and_guard_the_same_crowd_overlaps(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (types, people) = await ArrangeAsync(house);
        await DropGuardAsync(house, engine);

        await AtOnceAsync(320, random => ClaimNaivelyAsync(house, Draw(house, types, random, days: 1), people[random.Next(people.Length)]));

        (await CountOverlapsAsync(house)).Should().BePositive();
    }

    [Theory, EveryDatabase]
    public async Task Control_without_the_lock_the_guard_alone_holds(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (types, people) = await ArrangeAsync(house);
        var stopped = 0;

        await AtOnceAsync(320, async random =>
        {
            if (!await ClaimNaivelyAsync(house, Draw(house, types, random, days: 1), people[random.Next(people.Length)]))
            {
                Interlocked.Increment(ref stopped);
            }
        });

        stopped.Should().BePositive("they read, thought, and came too late");
        (await CountOverlapsAsync(house)).Should().Be(0);
    }

    private static (AppointmentType Type, LocalDateTime Start) Draw(TestHouse house, AppointmentType[] types, Random random, int days = 10) =>
        (types[random.Next(types.Length)], house.Today.PlusDays(1 + random.Next(days)) + new LocalTime(8, 0).PlusMinutes(5 * random.Next(132)));

    private static async Task<(AppointmentType[], Resident[])> ArrangeAsync(TestHouse house)
    {
        Resource[] workers = [Given.Resource("A"), Given.Resource("B"), Given.Resource("C")];
        Resource[] rooms = [Given.Resource("1"), Given.Resource("2")];
        AppointmentType[] types =
        [
            Given.AppointmentType([workers[0]], rooms), Given.AppointmentType(workers, workers, [rooms[0]]), Given.AppointmentType(rooms), Given.AppointmentType([workers[1], workers[2]]),
        ];
        (types[0].MinutesAfter, types[2].MinutesBefore) = (15, 10);
        Resident[] people = [.. Enumerable.Range(0, 60).Select(n => Given.Resident($"Žmogus{n}", phone: null))];
        await house.SaveAsync([.. workers, .. rooms, .. types, .. people]);
        return (types, people);
    }

    private static Task AtOnceAsync(int times, Func<Random, Task> ask) => Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
    {
        var (random, patience) = (new Random(thread), 20);
        for (var n = 0; n < times / Threads; n++)
        {
            try
            {
                await ask(random);
            }
            catch (Exception exception) when (exception.IsBusy() && patience-- > 0)
            {
                // On a machine with too much to do a person is told to try again, and does.
                n--;
            }
        }
    }, Token)));

    /// <summary>Reads, thinks, writes: what a booking without the lock would be. False when the database says no.</summary>
    private static async Task<bool> ClaimNaivelyAsync(TestHouse house, (AppointmentType Type, LocalDateTime Start) wanted, Resident resident)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var clock = scope.ServiceProvider.GetRequiredService<InitiativeClock>();
        var times = await db.ReadFreeTimesAsync(wanted.Type, 60, wanted.Start.Date, wanted.Start.Date, clock, null, Token);
        if (times.At(wanted.Start.Date, wanted.Start.TimeOfDay) is not { } free)
        {
            return true;
        }

        await Task.Delay(5, Token);
        var appointment = new Appointment
        {
            OfferingId = wanted.Type.Id, ResidentId = resident.Id, Date = free.Date, StartTime = free.From, EndTime = free.To, StartsAt = free.StartsAt, EndsAt = free.EndsAt,
            Minutes = 60, GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Staff, ArrangedByName = "", Channel = Channel.Phone, CreatedAt = clock.Now,
        };
        db.Appointments.Add(appointment);
        db.ResourceClaims.AddRange(free.ResourceIds.Select(id => new ResourceClaim { BookingId = appointment.Id, ResourceId = id, StartsAt = free.StartsAt, EndsAt = free.EndsAt }));
        try
        {
            await db.SaveChangesAsync(Token);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return false;
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } })
        {
            // Without the lock two may wait for one another in the guard, and one of them is sent away.
            return false;
        }
    }

    private static async Task<int> CountOverlapsAsync(TestHouse house)
    {
        var claims = await house.ReadAsync(db => db.ResourceClaims.Where(claim => !claim.IsReleased).ToListAsync(Token));
        return claims.GroupBy(claim => claim.ResourceId).Sum(same => CountPairs([.. same]));
    }

    private static int CountPairs(ResourceClaim[] claims) => Enumerable.Range(0, claims.Length)
        .Sum(i => claims.Skip(i + 1).Count(other => claims[i].StartsAt < other.EndsAt && other.StartsAt < claims[i].EndsAt));

    private static async Task DropGuardAsync(TestHouse house, Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            await using var connection = new SqliteConnection(house.Database.ConnectionString);
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER resource_claim_resource_id_insert; DROP TRIGGER resource_claim_resource_id_update";
            await command.ExecuteNonQueryAsync(Token);
        }
        else
        {
            await using var connection = new NpgsqlConnection(house.Database.ConnectionString);
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE resource_claim DROP CONSTRAINT ex_resource_claim_resource_id";
            await command.ExecuteNonQueryAsync(Token);
        }
    }
}
