using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>Use case of staff: from today on the person is on the list no longer; that they were stays known.</summary>
public sealed class EndCollector(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Whether there is such a person on the child's list; ending it twice is ending it.</summary>
    public async Task<bool> RunAsync(Guid residentId, Guid collectorId, CancellationToken cancellationToken)
    {
        if (await db.Collectors.SingleOrDefaultAsync(c => c.Id == collectorId && c.ResidentId == residentId, cancellationToken) is not { } collector)
        {
            return false;
        }

        var yesterday = clock.Today.PlusDays(-1);
        if (collector.FirstDay > yesterday)
        {
            // Never held: nothing is to be known of it.
            db.Collectors.Remove(collector);
        }
        else if (collector.LastDay is null || collector.LastDay > yesterday)
        {
            collector.LastDay = yesterday;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
