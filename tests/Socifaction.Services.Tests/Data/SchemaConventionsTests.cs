using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

/// <summary>What every table must keep to, read from the database itself: a table added tomorrow is held to it tomorrow.</summary>
public sealed partial class SchemaConventionsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>The tables that belong to no initiative; adding one is a decision.</summary>
    private static readonly string[] GlobalTables =
    [
        "data_protection_key", "door_attempt", "heartbeat", "initiative", "locality", "overseer", "overseer_event", "settlement",
        "staff_account", "staff_account_claim", "staff_account_login", "staff_account_passkey", "staff_account_token", "staff_session",
    ];

    [Theory, EveryDatabase]
    public async Task Every_table_belongs_to_an_initiative_or_is_listed_here(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var schema = await LiveSchema.ReadAsync(house, engine);
        var owned = await house.ReadAsync(db => Task.FromResult(OwnedTypes(db).Select(type => type.GetTableName()!).Distinct().ToList()));

        schema.OwnedTables.Should().BeEquivalentTo(owned);
        schema.Tables.Except(schema.OwnedTables).Should().BeEquivalentTo(GlobalTables);
    }

    [Theory, EveryDatabase]
    public async Task The_key_of_an_owned_table_is_initiative_and_id(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var schema = await LiveSchema.ReadAsync(house, engine);

        foreach (var table in schema.OwnedTables)
        {
            schema.PrimaryKeys.Single(key => key.Table == table).Columns.Should().Equal(["initiative_id", "id"], table);
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_way_between_owned_tables_and_every_unique_key_begins_with_the_initiative(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var schema = await LiveSchema.ReadAsync(house, engine);

        var between = schema.ForeignKeys.Where(key => schema.OwnedTables.Contains(key.Table) && schema.OwnedTables.Contains(key.References)).ToList();
        between.Should().HaveCountGreaterThan(20);
        between.Should().OnlyContain(key => key.Columns[0] == "initiative_id");

        var unique = schema.UniqueIndexes.Where(key => schema.OwnedTables.Contains(key.Table)).ToList();
        unique.Should().HaveCountGreaterThan(10);
        unique.Should().OnlyContain(key => key.Columns[0] == "initiative_id");

        schema.ForeignKeys.Where(key => key.References == "initiative").Select(key => key.Table).Should().Contain(schema.OwnedTables);
    }

    [Theory, EveryDatabase]
    public async Task Names_are_small_and_money_is_whole_cents(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var schema = await LiveSchema.ReadAsync(house, engine);

        schema.Columns.Should().OnlyContain(column => SnakeCase().IsMatch(column.Table) && SnakeCase().IsMatch(column.Column));
        schema.Columns.Where(column => InexactType().IsMatch(column.Type)).Should().OnlyContain(
            column => column.Column.EndsWith("latitude", StringComparison.Ordinal) || column.Column.EndsWith("longitude", StringComparison.Ordinal)
                || column.Column == "road_factor");
        schema.Columns.Where(column => column.Column.EndsWith("cents", StringComparison.Ordinal)).Should().NotBeEmpty()
            .And.OnlyContain(column => column.Type == "INTEGER" || column.Type == "integer");
        schema.Columns.Should().NotContain(column => ForbiddenWord().IsMatch(column.Column), "a personal code is kept nowhere");
    }

    [Fact]
    public async Task PostgreSQL_guards_every_owned_table_a_second_time()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, $"{TestDatabase.PostgresVariable} is not set");
        await using var house = await TestHouse.OpenAsync(Engine.Postgres, Token);
        var schema = await LiveSchema.ReadAsync(house, Engine.Postgres);
        var guarded = await house.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Token);
            return await LiveSchema.RowsAsync(db.Database.GetDbConnection(), """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
                WHERE c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
                    SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)
                """);
        });

        guarded.Select(row => row[0]).Should().BeEquivalentTo(schema.OwnedTables);
    }

    [Fact]
    public async Task Without_a_named_initiative_the_apps_role_sees_nothing_and_writes_nothing_for_another()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, $"{TestDatabase.PostgresVariable} is not set");
        await using var house = await TestHouse.OpenAsync(Engine.Postgres, Token);
        await house.SaveAsync(new Services.People.Household { Name = "Žąsyčiai" });
        await using var connection = new NpgsqlConnection(house.Database.ConnectionString);
        await connection.OpenAsync(Token);
        (await LiveSchema.RowsAsync(connection, "SELECT count(*) FROM household")).Single()[0].Should().Be("1", "the owner of the test database is a superuser: the control");

        await LiveSchema.RowsAsync(connection, $"SELECT set_config('role', '{PostgresServicesDbContext.AppRole}', false)");
        (await LiveSchema.RowsAsync(connection, "SELECT count(*) FROM household")).Single()[0].Should().Be("0");
        var insert = $"INSERT INTO household (initiative_id, id, name) VALUES ('{house.Initiative.Id}', '{Guid.CreateVersion7()}', 'x')";
        (await InsertAsync(insert)).Should().Be("42501");

        await LiveSchema.RowsAsync(connection, $"SELECT set_config('app.initiative', '{house.Neighbour.Id}', false)");
        (await LiveSchema.RowsAsync(connection, "SELECT count(*) FROM household")).Single()[0].Should().Be("0");
        (await InsertAsync(insert)).Should().Be("42501");

        await LiveSchema.RowsAsync(connection, $"SELECT set_config('app.initiative', '{house.Initiative.Id}', false)");
        (await LiveSchema.RowsAsync(connection, "SELECT count(*) FROM household")).Single()[0].Should().Be("1");
        (await InsertAsync(insert)).Should().BeNull();
        var rights = await LiveSchema.RowsAsync(connection, $"SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = '{PostgresServicesDbContext.AppRole}'");
        rights.Single().Should().Equal("False", "False");
        (await LiveSchema.RowsAsync(connection, $"SELECT tablename FROM pg_tables WHERE tableowner = '{PostgresServicesDbContext.AppRole}'")).Should().BeEmpty();

        async Task<string?> InsertAsync(string sql)
        {
            try
            {
                await LiveSchema.RowsAsync(connection, sql);
                return null;
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }
    }

    private static IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IEntityType> OwnedTypes(ServicesDbContext db) =>
        db.Model.GetEntityTypes().Where(type => typeof(IInitiativeOwned).IsAssignableFrom(type.ClrType));

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();

    [GeneratedRegex("real|float|double|numeric|decimal|money", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InexactType();

    [GeneratedRegex("personal_code|asmens_kodas|national_id|^income", RegexOptions.CultureInvariant)]
    private static partial Regex ForbiddenWord();
}
