using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// Each night: plans tomorrow's runs anew, so that they drive less. Every promise stands; who travels on which run and in
/// which order may change. What is booked while it is searching wins, and that day stays as it is. What was kept for calls and ended is cleared away.
/// </summary>
public sealed class PlanDay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Whoever read a day just before a hold ended may be writing still.</summary>
    private static readonly Duration StillRead = Duration.FromMinutes(1);

    /// <summary>How many runs are driven otherwise than before.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ended = clock.Now - StillRead;
        await db.RideHolds.Where(hold => hold.Until <= ended).ExecuteDeleteAsync(cancellationToken);
        var changed = 0;
        foreach (var service in await db.RideServices.AsNoTracking().ToListAsync(cancellationToken))
        {
            changed += await PlanAsync(service, cancellationToken);
        }

        return changed;
    }

    private async Task<int> PlanAsync(RideService service, CancellationToken cancellationToken)
    {
        var date = clock.Today.PlusDays(1);
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, date, cancellationToken);
        var read = await RideDay.ReadAsync(db, service, date, runIds, clock.Now, cancellationToken);
        if (read.Legs.Count == 0)
        {
            return 0;
        }

        // Searching takes seconds, and nobody who books meanwhile shall wait for it: the runs are locked only to write.
        var versions = read.Runs.Select(of => (of.Run.Id, of.Run.Version)).ToList();
        var planning = RidePlanning.Of(read, clock.Zone).Improve(cancellationToken);
        db.ChangeTracker.Clear();
        var outcome = await db.LockAsync<IReadOnlyList<Guid>, None>(
            runIds,
            async () =>
            {
                var day = await RideDay.ReadAsync(db, service, date, runIds, read.ReadAt, cancellationToken);
                if (!day.Runs.Select(of => (of.Run.Id, of.Run.Version)).SequenceEqual(versions)
                    || !day.Holds.Select(hold => hold.Id).SequenceEqual(read.Holds.Select(hold => hold.Id)))
                {
                    return Array.Empty<Guid>();
                }

                day.Write(db, planning, planning.ChangedRunIds);
                return planning.ChangedRunIds.ToList();
            },
            cancellationToken);
        return outcome.Value!.Count;
    }

    /// <summary>Planning a day is never refused.</summary>
    private enum None;
}
