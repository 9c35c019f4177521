using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>
/// Use case of staff: makes a run, changes it, or takes it off the road, as <see cref="CheckRun"/> has shown. Whoever can be
/// kept within their promise is; the others stay booked without a run until staff have called them, or are cancelled at once.
/// </summary>
public sealed class ChangeRun(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The run, or why not; null when there is no such run, offering, vehicle or driver.</summary>
    public async Task<Outcome<Run, RunRefusal>?> RunAsync(RunWanted wanted, CancellationToken cancellationToken)
    {
        if (await db.FindServiceAsync(wanted, cancellationToken) is not { } service)
        {
            return null;
        }

        var (runIds, locks) = await RunChange.ListLocksAsync(db, wanted, cancellationToken);
        return await db.LockAsync<Run, RunRefusal>(locks, async () =>
        {
            // The same form twice.
            if (await db.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == wanted.RunId, cancellationToken) is { } standing && wanted.IsAs(standing))
            {
                return standing;
            }

            if ((await RunChange.ReadAsync(db, service, wanted, runIds, clock, cancellationToken)).Refused(out var change, out var why))
            {
                return why;
            }

            return change.Mark == wanted.Seen ? change.Write(db) : RunRefusal.ChangedMeanwhile;
        }, cancellationToken);
    }
}
