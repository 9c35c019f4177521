using Npgsql;
using Socifaction.Services.Data;

namespace Socifaction.Services.Testing;

/// <summary>A fresh migrated database for one test: a file, or a PostgreSQL database copied from a template.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The environment variable with a connection string of a PostgreSQL server that tests may fill.</summary>
    public const string PostgresVariable = "SOCIFACTION_TEST_POSTGRES";

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? _sqliteTemplate;
    private static string? _postgresTemplate;

    /// <summary>The folder of the SQLite file; none on PostgreSQL.</summary>
    public string? Folder { get; }

    private TestDatabase(Database database, string? directory) => (Database, Folder) = (database, directory);

    /// <summary>The server, or none.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server ? server : null;

    public Database Database { get; }

    /// <summary>A new database of the given engine, at the newest migration and empty.</summary>
    public static Task<TestDatabase> CreateAsync(Engine engine, CancellationToken cancellationToken) => engine switch
    {
        Engine.Sqlite => CreateSqliteAsync(cancellationToken),
        Engine.Postgres => CreatePostgresAsync(cancellationToken),
    };

    public async ValueTask DisposeAsync()
    {
        if (Folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
        else
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database}\" WITH (FORCE)", default);
        }
    }

    private static async Task<TestDatabase> CreateSqliteAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            if (_sqliteTemplate is null)
            {
                var template = Directory.CreateTempSubdirectory("socifaction-template-").FullName;
                var database = Database.SqliteIn(template);
                await database.MigrateAsync(cancellationToken);
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                _sqliteTemplate = Path.Combine(template, "socifaction.db");
            }
        }
        finally
        {
            Gate.Release();
        }

        var directory = Directory.CreateTempSubdirectory("socifaction-test-").FullName;
        File.Copy(_sqliteTemplate, Path.Combine(directory, "socifaction.db"));
        return new(Database.SqliteIn(directory), directory);
    }

    private static async Task<TestDatabase> CreatePostgresAsync(CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await Gate.WaitAsync(cancellationToken);
        try
        {
            if (_postgresTemplate is null)
            {
                var template = $"template_{Guid.CreateVersion7():N}";
                await ExecuteAsync($"CREATE DATABASE \"{template}\"", cancellationToken);
                await Named(template, pooling: false).MigrateAsync(cancellationToken);
                _postgresTemplate = template;
            }

            await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{_postgresTemplate}\"", cancellationToken);
        }
        finally
        {
            Gate.Release();
        }

        return new(Named(name), null);
    }

    private static Database Named(string name, bool pooling = true) => Database.Postgres(
        new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, MaxPoolSize = 40, Pooling = pooling }.ConnectionString);

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresServer) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names made above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
