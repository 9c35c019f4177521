using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Socifaction.Services.Data;

/// <summary>
/// Every SQLite connection waits for the writer inside SQLite (up to 10 s) instead of polling every 150 ms,
/// has a commit on the disk before it is one, and lets the log grow to 4,000 pages before it is folded in.
/// </summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    private static readonly string Settings = FormattableString.Invariant($"PRAGMA busy_timeout = {Busy.SecondsToWait * 1000}; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>
/// Every PostgreSQL connection steps down to the app's role, tells row-level security whose rows it may see, and waits
/// for a lock no longer than 10 s. Npgsql resets all three when the connection returns to its pool.
/// </summary>
internal sealed class PostgresConnectionSettings : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var context = eventData.Context as ServicesDbContext;
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('role', $1, false), set_config('app.initiative', $2, false), set_config('lock_timeout', $3, false)";
        Add(PostgresServicesDbContext.AppRole);
        Add(context is null || context.InitiativeId == default ? "" : context.InitiativeId.ToString());
        Add(FormattableString.Invariant($"{Busy.SecondsToWait}s"));
        return command;

        void Add(string value)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
