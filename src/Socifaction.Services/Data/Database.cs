using Microsoft.EntityFrameworkCore;
using Npgsql;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>Which database holds the tables: one SQLite file or PostgreSQL; how to reach it and bring it up to date.</summary>
public sealed class Database
{
    private Database(string connectionString, bool isPostgres) => (ConnectionString, IsPostgres) = (connectionString, isPostgres);

    public string ConnectionString { get; }

    public bool IsPostgres { get; }

    /// <summary>A SQLite file, given as a connection string.</summary>
    public static Database Sqlite(string connectionString) => new(connectionString, false);

    /// <summary>A SQLite file in a folder, which is made when missing.</summary>
    public static Database SqliteIn(string directory)
    {
        Directory.CreateDirectory(directory);
        return Sqlite($"Data Source={Path.Combine(Path.GetFullPath(directory), "socifaction.db")};Default Timeout={Busy.SecondsToWait}");
    }

    /// <summary>A PostgreSQL database. Refuses settings under which row-level security would not hold.</summary>
    public static Database Postgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.NoResetOnClose || settings.Multiplexing)
        {
            throw new ArgumentException("“No Reset On Close” and “Multiplexing” would carry one initiative's rights to another.", nameof(connectionString));
        }

        return new(connectionString, true);
    }

    /// <summary>Options of a context that serves initiatives.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        Choose(options);
        options.AddInterceptors(IsPostgres ? new PostgresConnectionSettings() : new SqliteConnectionSettings());
    }

    /// <summary>Options of a context that owns the schema: on PostgreSQL it does not step down to the app's role.</summary>
    internal DbContextOptions<TContext> OwnerOptions<TContext>() where TContext : ServicesDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        Choose(options);
        if (!IsPostgres)
        {
            options.AddInterceptors(new SqliteConnectionSettings());
        }

        return options.Options;
    }

    /// <summary>Creates what is missing and applies every migration that has not been applied.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using ServicesDbContext db = IsPostgres
            ? new PostgresServicesDbContext(OwnerOptions<PostgresServicesDbContext>(), new CurrentInitiative())
            : new SqliteServicesDbContext(OwnerOptions<SqliteServicesDbContext>(), new CurrentInitiative());
        await db.Database.MigrateAsync(cancellationToken);
        if (IsPostgres)
        {
            await RowLevelSecurity.ApplyAsync(db, cancellationToken);
        }
    }

    /// <summary>Lets the database count its rows anew, so that its plans fit them. Worth it after a large import.</summary>
    public async Task AnalyseAsync(CancellationToken cancellationToken)
    {
        await using ServicesDbContext db = IsPostgres
            ? new PostgresServicesDbContext(OwnerOptions<PostgresServicesDbContext>(), new CurrentInitiative())
            : new SqliteServicesDbContext(OwnerOptions<SqliteServicesDbContext>(), new CurrentInitiative());
        await db.Database.ExecuteSqlAsync($"ANALYZE", cancellationToken);
    }

    private void Choose(DbContextOptionsBuilder options)
    {
        if (IsPostgres)
        {
            options.UseNpgsql(ConnectionString, postgres => postgres.UseNodaTime());
        }
        else
        {
            // One parameter for a whole list, whatever its length: else EF writes the SQL anew each time.
            options.UseSqlite(ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
        }

        options.UseSnakeCaseNamingConvention();
    }
}
