using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Visits;

/// <summary>Many staff plan at once for the same workers.</summary>
public sealed class OverlappingVisitsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Of_two_plans_for_one_worker_at_once_one_is_told_every_day_that_it_cannot_have(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, worker) = (Given.HomeHelp(), HomeVisits.Worker("Nijolė"));
        Resident[] people = [.. Enumerable.Range(0, 6).Select(n => Given.Resident($"Žmogus{n}", phone: null))];
        await house.SaveAsync([help, worker, .. people]);
        var forms = people.Select((person, n) => HomeVisits.Plan(help, person, worker, house.Today.PlusDays(1)) with { From = new(9, 10 * n), To = new(10, 10 * n) }).ToList();

        var answers = await Task.WhenAll(forms.Select(form => Task.Run(() => house.StartAsync(form), Token)));

        answers.Select(answer => answer!.Value.Refusal).Should().BeEquivalentTo(new VisitRefusal?[] { null }.Concat(Enumerable.Repeat((VisitRefusal?)VisitRefusal.DaysCannotBeHad, 5)));
        var lost = forms[Array.FindIndex(answers, answer => answer!.Value.Refusal is not null)];
        (await house.CheckAsync(lost)).Select(day => day.Date).Should().Equal(await house.DaysAsync());
        (await house.ContradictionsAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_tried_at_random_no_worker_is_at_two_places_and_no_promise_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, today) = (Given.HomeHelp(), house.Today);
        Resource[] workers = [HomeVisits.Worker("A"), HomeVisits.Worker("B"), HomeVisits.Worker("C")];
        Resident[] people = [.. Enumerable.Range(0, 12).Select(n => Given.Resident($"Žmogus{n}", phone: null))];
        await house.SaveAsync([help, .. workers, .. people]);
        var (plans, visits, answers) = (new ConcurrentBag<Guid>(), new ConcurrentBag<Guid>(), new ConcurrentBag<VisitRefusal?>());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(thread => Task.Run(async () =>
        {
            var random = new Random(thread);
            for (var n = 0; n < 40; n++)
            {
                await TryAsync(random);
            }
        }, Token)));

        (await house.ContradictionsAsync()).Should().BeEmpty();
        answers.Should().Contain([null, VisitRefusal.Taken, VisitRefusal.DaysCannotBeHad]);
        (await house.VisitsAsync()).Count(visit => visit.Status == BookingStatus.Booked).Should().BeGreaterThan(20);

        async Task TryAsync(Random random)
        {
            var (worker, person, day) = (workers[random.Next(3)], people[random.Next(12)], today.PlusDays(1 + random.Next(20)));
            var from = 8 + random.Next(10);
            switch (random.Next(8))
            {
                case 0 or 1:
                    var form = HomeVisits.Plan(help, person, worker, day, (Weekdays)random.Next(1, 128), from, from + 1 + random.Next(2));
                    if (random.Next(2) == 0)
                    {
                        form = form with { Without = [.. (await house.CheckAsync(form)).Select(missing => missing.Date)] };
                    }

                    Note((await house.StartAsync(form))!.Value, plan => plans.Add(plan.Id));
                    break;
                case 2:
                    Note((await house.AddAsync(help, person, worker, day, from, from + 1))!.Value, visit => visits.Add(visit.Id));
                    break;
                case 3 or 4 when visits.TryPeek(out var id):
                    Note((await house.MoveAsync(await house.VisitAsync(id), worker, random.Next(3) == 0 ? null : new(day, new(from, 15), new(from + 1, 15))))!.Value);
                    break;
                case 5 when plans.TryPeek(out var id):
                    Note((await house.PauseAsync(await PlanAsync(id), random.Next(3) == 0 ? null : day, random.Next(2) == 0 ? null : day.PlusDays(random.Next(9))))!.Value);
                    break;
                case 6 when plans.TryTake(out var id):
                    Note((await house.EndAsync(await PlanAsync(id), day))!.Value);
                    break;
                case 7:
                    var leave = await house.LeaveAsync(worker, day, day);
                    await house.FillAsync();
                    await house.BackAsync(leave);
                    break;
            }
        }

        void Note<T>(Outcome<T, VisitRefusal> outcome, Action<T>? given = null) where T : class
        {
            answers.Add(outcome.Refusal);
            if (outcome.Value is { } value)
            {
                given?.Invoke(value);
            }
        }

        async Task<VisitPlan> PlanAsync(Guid id) => (await house.ReadAsync(db => db.VisitPlans.FindAsync([house.Initiative.Id, id], Token).AsTask()))!;
    }

    [Theory, EveryDatabase]
    public async Task Control_without_the_guard_a_second_claim_is_taken_and_seen(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, worker) = (Given.HomeHelp(), Given.Resident(), HomeVisits.Worker("Nijolė"));
        await house.SaveAsync(help, ona, worker);
        var visit = (await house.AddAsync(help, ona, worker, house.Today.PlusDays(1), 9, 10))!.Value.Value!;
        await Claiming().Should().ThrowAsync<Exception>("the database holds it too");
        (await house.ContradictionsAsync()).Should().BeEmpty();

        await DropGuardAsync(house, engine);
        await Claiming().Should().NotThrowAsync();
        (await house.ContradictionsAsync()).Should().NotBeEmpty();

        Func<Task> Claiming() => () => house.SaveAsync(new ResourceClaim
        {
            BookingId = visit.Id, ResourceId = worker.Id, StartsAt = visit.StartsAt + Duration.FromMinutes(30), EndsAt = visit.EndsAt + Duration.FromMinutes(30),
        });
    }

    private static async Task DropGuardAsync(TestHouse house, Engine engine)
    {
        await using System.Data.Common.DbConnection connection = engine == Engine.Sqlite ? new SqliteConnection(house.Database.ConnectionString) : new NpgsqlConnection(house.Database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = engine == Engine.Sqlite
            ? "DROP TRIGGER resource_claim_resource_id_insert; DROP TRIGGER resource_claim_resource_id_update"
            : "ALTER TABLE resource_claim DROP CONSTRAINT ex_resource_claim_resource_id";
        await command.ExecuteNonQueryAsync(Token);
    }
}
