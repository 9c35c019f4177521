using Microsoft.Data.Sqlite;
using Npgsql;

namespace Socifaction.Services.Data;

/// <summary>How long a write waits for others, and by what it is known that the database cannot take it just now.</summary>
public static class Busy
{
    /// <summary>A writer waits so many seconds for the others before it gives up.</summary>
    public const int SecondsToWait = 10;

    /// <summary>
    /// Whether the cause is the database's present state, not the program: locked for too long, full, unreachable, restarting.
    /// What was to be written was not written, or its request id will tell.
    /// </summary>
    public static bool IsBusy(this Exception exception) => exception switch
    {
        // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
        SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 } => true,
        // LOCK_NOT_AVAILABLE, ADMIN_SHUTDOWN, CRASH_SHUTDOWN, QUERY_CANCELED.
        PostgresException { SqlState: "55P03" or "57P01" or "57P02" or "57014" } => true,
        NpgsqlException { IsTransient: true } => true,
        TimeoutException => true,
        { InnerException: { } inner } => inner.IsBusy(),
        _ => false,
    };
}
