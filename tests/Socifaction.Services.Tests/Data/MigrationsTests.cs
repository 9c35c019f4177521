using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

public sealed class MigrationsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_model_has_nothing_that_the_migrations_have_not(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        (await house.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges()))).Should().BeFalse("scripts/migration NAME adds what is missing to both databases");
    }

    [Theory, EveryDatabase]
    public async Task Every_migration_applies_from_empty_and_a_second_time_changes_nothing(Engine engine)
    {
        // A fresh database is made by migrating an empty one.
        await using var house = await TestHouse.OpenAsync(engine, Token);

        await house.Database.MigrateAsync(Token);

        await using var scope = house.ScopeOfNobody();
        var database = scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Database;
        (await database.GetPendingMigrationsAsync(Token)).Should().BeEmpty();
        (await database.GetAppliedMigrationsAsync(Token)).Should().NotBeEmpty().And.Equal(database.GetMigrations());
        (await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.CountAsync(Token)).Should().Be(2);
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations_by_name()
    {
        await using var sqlite = await TestHouse.OpenAsync(Engine.Sqlite, Token);
        var names = await sqlite.ReadAsync(db => Task.FromResult(db.Database.GetMigrations().Select(NameOf).ToList()));
        await using var postgres = new PostgresDesignTime().CreateDbContext([]);

        postgres.Database.GetMigrations().Select(NameOf).Should().Equal(names);

        static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }
}
