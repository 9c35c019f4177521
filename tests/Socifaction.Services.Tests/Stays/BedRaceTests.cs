using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

/// <summary>Many ask at once for the same beds: with the lock, with the schema alone, and, to see that the test sees it, with neither.</summary>
public sealed class BedRaceTests
{
    private const int Threads = 16;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Ten_thousand_tries_by_the_use_case_never_double_a_bed_and_the_refused_are_shown_other_nights(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, rooms, people) = await ArrangeAsync(house);

        var refused = new ConcurrentBag<(Nights Nights, bool Whole)>();

        // PostgreSQL is asked a fifth as often: each try is several trips to another process.
        var answers = await AtOnceAsync(engine == Engine.Sqlite ? 625 : 125, async (random, _) =>
        {
            var (nights, whole) = (house.Nights(random.Next(90), random.Next(1, 8)), random.Next(4) == 0);
            var room = random.Next(3) == 0 ? null : rooms[random.Next(rooms.Length)];
            var answer = await house.BookStayAsync(premises, people[random.Next(people.Length)], nights, room, whole);
            if (answer!.Value.Refusal == StayRefusal.NoRoom && random.Next(100) == 0)
            {
                refused.Add((nights, whole));
            }

            return answer;
        });

        (await house.CountDoubledAsync()).Should().Be(0);
        answers.Should().OnlyContain(answer => answer!.Value.Refusal == null || answer.Value.Refusal == StayRefusal.NoRoom || answer.Value.Refusal == StayRefusal.AlreadyHere);
        answers.Count(answer => answer!.Value.Refusal is null).Should().Be(await house.ReadAsync(db => db.Stays.CountAsync(Token))).And.BePositive();
        var shown = 0;
        foreach (var (nights, whole) in refused)
        {
            var options = await house.ReadAsync(db => db.ListOptionsAsync(premises, nights, whole, needsAccess: false, house.Today, 3, Token));
            options.All(option => option.Nights.Count == nights.Count).Should().BeTrue();
            if (options.Count == 0) continue;

            // Somebody new takes the first one: what is shown can be had.
            var person = Given.Resident($"Kitas{shown++}");
            await house.SaveAsync([person]);
            (await house.BookStayAsync(premises, person, options[0].Nights, options[0].Room, whole))!.Value.Refusal.Should().BeNull();
        }

        shown.Should().BePositive("where days are full, others are shown");
    }

    [Theory, EveryDatabase]
    public async Task Ten_thousand_tries_past_the_lock_are_stopped_by_the_schema(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, rooms, people) = await ArrangeAsync(house);
        var closures = await CloseForNothingAsync(house, rooms);

        var answers = await AtOnceAsync(625, (random, _) => ClaimNaivelyAsync(house, rooms, closures, random, looks: false));

        (await house.CountDoubledAsync()).Should().Be(0);
        answers.Should().Contain(true).And.Contain(false);
        answers.Count(taken => taken).Should().Be(await house.ReadAsync(db => db.BedClaims.CountAsync(Token)));
    }

    [Theory, EveryDatabase]
    public async Task Control_with_neither_lock_nor_guard_beds_are_doubled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (_, rooms, _) = await ArrangeAsync(house);
        var closures = await CloseForNothingAsync(house, rooms);
        await TakeTheGuardAwayAsync(house);

        await AtOnceAsync(20, (random, _) => ClaimNaivelyAsync(house, rooms, closures, random, looks: true));

        (await house.CountDoubledAsync()).Should().BePositive();
    }

    private static async Task<(Premises, Room[], Resident[])> ArrangeAsync(TestHouse house)
    {
        var premises = Given.Premises();
        Room[] rooms = [Given.Room(premises, 1), Given.Room(premises, 2), Given.Room(premises, 2)];
        Resident[] people = [.. Enumerable.Range(0, 40).Select(n => Given.Resident($"Žmogus{n}"))];
        await house.SaveAsync([premises, .. rooms, .. people]);
        return (premises, rooms, people);
    }

    private static async Task<RoomClosure[]> CloseForNothingAsync(TestHouse house, Room[] rooms)
    {
        RoomClosure[] closures = [.. rooms.Select(room => new RoomClosure { RoomId = room.Id, FirstNight = house.Today, Why = "", ClosedByName = "" })];
        await house.SaveAsync([.. closures]);
        return closures;
    }

    private static async Task<List<T>> AtOnceAsync<T>(int triesEach, Func<Random, int, Task<T>> ask)
    {
        var threads = Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            var (random, answers) = (new Random(thread), new List<T>());
            for (var n = 0; n < triesEach; n++) answers.Add(await ask(random, n));
            return answers;
        }, Token));
        return [.. (await Task.WhenAll(threads)).SelectMany(answers => answers)];
    }

    /// <summary>Reads, thinks if told to, writes: a claim without the lock.</summary>
    private static async Task<bool> ClaimNaivelyAsync(TestHouse house, Room[] rooms, RoomClosure[] closures, Random random, bool looks)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var which = random.Next(rooms.Length);
        var bed = rooms[which].Beds[random.Next(rooms[which].Beds.Count)].Id;
        var first = house.Today.PlusDays(random.Next(looks ? 6 : 120));
        LocalDate? until = random.Next(500) == 0 && !looks ? null : first.PlusDays(random.Next(1, 4));
        if (looks && await db.BedClaims.AnyAsync(c => c.BedId == bed && (c.Until == null || c.Until > first) && c.FirstNight < until, Token))
        {
            return false;
        }

        db.BedClaims.Add(new BedClaim { BedId = bed, FirstNight = first, Until = until, ClosureId = closures[which].Id });
        try
        {
            await db.SaveChangesAsync(Token);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return false;
        }
        catch (InvalidOperationException exception) when (exception.InnerException?.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DeadlockDetected })
        {
            // Past the lock two may wait for each other in the schema's guard: PostgreSQL turns one of them away.
            return false;
        }
    }

#pragma warning disable RS0030 // The control takes away what only the schema has.
    private static async Task TakeTheGuardAwayAsync(TestHouse house)
    {
        if (house.Database.IsPostgres)
        {
            await using var postgres = new NpgsqlConnection(house.Database.ConnectionString);
            await postgres.OpenAsync(Token);
            await using var drop = new NpgsqlCommand("ALTER TABLE bed_claim DROP CONSTRAINT ex_bed_claim_bed_id", postgres);
            await drop.ExecuteNonQueryAsync(Token);
            return;
        }

        await using var sqlite = new SqliteConnection(house.Database.ConnectionString + ";Pooling=False");
        await sqlite.OpenAsync(Token);
        await using var command = sqlite.CreateCommand();
        command.CommandText = "DROP TRIGGER bed_claim_bed_id_insert";
        await command.ExecuteNonQueryAsync(Token);
    }
#pragma warning restore RS0030
}
