using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Socifaction.Services.Data;

/// <summary>
/// The one write transaction: locks the scarce rows first, then reads, asks and writes.
/// SQLite: writers queue first come, first served, and begin immediately. PostgreSQL: a transaction-level advisory
/// lock on each row's id, in order. Whoever makes a thing less available takes its lock.
/// </summary>
public static class ScarceRow
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    /// <summary>
    /// Runs <paramref name="work"/> with the rows locked. A value is saved and committed;
    /// a refusal leaves nothing behind. What was tracked before is forgotten, since it was read without the lock.
    /// </summary>
    public static async Task<Outcome<T, TRefusal>> LockAsync<T, TRefusal>(
        this ServicesDbContext db,
        IEnumerable<Guid> rows,
        Func<Task<Outcome<T, TRefusal>>> work,
        CancellationToken cancellationToken)
        where T : class
        where TRefusal : struct, Enum
    {
        db.ChangeTracker.Clear();
        // Saving is all or nothing here: a savepoint would only be one more trip while others wait.
        db.Database.AutoSavepointsEnabled = false;
        var gate = db is SqliteServicesDbContext
            ? Gates.GetOrAdd(db.Database.GetConnectionString()!, _ => new SemaphoreSlim(1, 1))
            : null;
        if (gate is not null && !await gate.WaitAsync(TimeSpan.FromSeconds(Busy.SecondsToWait), cancellationToken))
        {
            throw new TimeoutException("Other writers did not let go of the database in time.");
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            if (gate is null)
            {
                await LockRowsAsync(db, rows, cancellationToken);
            }

            var outcome = await work();
            if (outcome.Refusal is not null)
            {
                await transaction.RollbackAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return outcome;
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return outcome;
        }
        catch
        {
            db.ChangeTracker.Clear();
            throw;
        }
        finally
        {
            gate?.Release();
        }
    }

    /// <summary>Whether saving failed because the database already has such a row or an overlapping one.</summary>
    public static bool IsTaken(this DbUpdateException exception) => exception.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 or 1811 } => true,
        _ => false,
    };

    private static async Task LockRowsAsync(ServicesDbContext db, IEnumerable<Guid> rows, CancellationToken cancellationToken)
    {
        // An ordered array keeps two bookings of the same rows from waiting for one another.
        var keys = rows.Select(Key).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(k) FROM unnest({keys}) AS k", cancellationToken);
    }

    private static long Key(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BitConverter.ToInt64(bytes) ^ BitConverter.ToInt64(bytes[8..]);
    }
}
