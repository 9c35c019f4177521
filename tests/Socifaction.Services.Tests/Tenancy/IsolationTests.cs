using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Tenancy;

/// <summary>An initiative's rows are its own: every kind of row, by reflection over the model.</summary>
public sealed class IsolationTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly MethodInfo CountOf = typeof(IsolationTests).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static, [typeof(ServicesDbContext), typeof(bool)])!;

    [Theory, EveryDatabase]
    public async Task A_neighbours_row_of_any_kind_is_not_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var types = await FillNeighbourAsync(house);

        types.Should().HaveCountGreaterThan(25);
        foreach (var type in types)
        {
            (await CountAsync(house, type, house.Neighbour)).Should().BePositive($"{type.Name} is there for its owner: the control");
            (await CountAsync(house, type, house.Initiative)).Should().Be(0, $"{type.Name} is the neighbour's");
            (await CountAsync(house, type, null)).Should().Be(0, $"{type.Name} is nobody's who names no initiative");
        }
    }

    [Theory, EveryDatabase]
    public async Task With_the_filter_off_SQLite_shows_the_rows_and_PostgreSQL_still_hides_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        foreach (var type in await FillNeighbourAsync(house))
        {
            var seen = await CountAsync(house, type, house.Initiative, withoutFilter: true);

            if (engine == Engine.Sqlite)
            {
                seen.Should().BePositive($"{type.Name}: without the filter the test above would fail, so it has teeth");
            }
            else
            {
                seen.Should().Be(0, $"{type.Name} is guarded by the database itself");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_row_of_another_initiative_is_neither_added_changed_nor_removed(Engine engine, EntityState change)
    {
        Assert.SkipWhen(engine == Engine.Postgres && TestDatabase.PostgresServer is null, $"{TestDatabase.PostgresVariable} is not set");
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var rows = await house.ReadAsync(db => Task.FromResult(OneOfEach.Make(db, house.Neighbour.Id)));

        foreach (var row in rows)
        {
            await using var scope = house.Scope();
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.Entry(row).State = change;

            var saving = () => db.SaveChangesAsync(Token);

            await saving.Should().ThrowAsync<InitiativeViolationException>($"{change} {row.GetType().Name}");
            db.Entry(row).State = EntityState.Detached;
        }
    }

    [Theory, EveryDatabase]
    public async Task Nobody_saves_a_row_without_having_entered_an_initiative(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await using var scope = house.ScopeOfNobody();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();

        foreach (var row in OneOfEach.Make(db, InitiativeId.None))
        {
            db.Entry(row).State = EntityState.Added;
            await FluentActions.Awaiting(() => db.SaveChangesAsync(Token)).Should().ThrowAsync<InitiativeViolationException>(row.GetType().Name);
            db.ChangeTracker.Clear();
        }
    }

    [Theory, EveryDatabase]
    public async Task A_row_does_not_move_to_another_initiative(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var household = new Services.People.Household { Name = "Žąsyčiai" };
        await house.SaveAsync(household);
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();

        // The initiative is part of the key, which EF does not let change; so is a delete-and-add refused above.
        var moving = async () =>
        {
            db.Entry(await db.Households.SingleAsync(Token)).Property(h => h.InitiativeId).CurrentValue = house.Neighbour.Id;
            await db.SaveChangesAsync(Token);
        };

        await moving.Should().ThrowAsync<InvalidOperationException>();
        (await house.ReadAsync(other => other.Households.CountAsync(Token))).Should().Be(1);
    }

    public static MatrixTheoryData<Engine, EntityState> Changes => new(
        Enum.GetValues<Engine>(), [EntityState.Added, EntityState.Modified, EntityState.Deleted]);

    private static async Task<IReadOnlyList<Type>> FillNeighbourAsync(TestHouse house)
    {
        await using var scope = house.Scope(house.Neighbour);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var rows = OneOfEach.Make(db, house.Neighbour.Id);
        db.AddRange(rows);
        await db.SaveChangesAsync(Token);
        return [.. rows.Select(row => row.GetType())];
    }

    private static async Task<int> CountAsync(TestHouse house, Type type, Initiative? initiative, bool withoutFilter = false)
    {
        await using var scope = initiative is null ? house.ScopeOfNobody() : house.Scope(initiative);
        return await (Task<int>)CountOf.MakeGenericMethod(type).Invoke(null, [scope.ServiceProvider.GetRequiredService<ServicesDbContext>(), withoutFilter])!;
    }

    private static Task<int> CountAsync<T>(ServicesDbContext db, bool withoutFilter) where T : class =>
        withoutFilter ? db.Set<T>().IgnoreQueryFilters([ServicesDbContext.InitiativeFilter]).CountAsync(Token) : db.Set<T>().CountAsync(Token);
}
