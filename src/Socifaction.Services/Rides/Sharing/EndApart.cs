using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides.Sharing;

/// <summary>Use case of staff: two who were kept apart may be driven together again. Nothing of it is kept.</summary>
public sealed class EndApart(ServicesDbContext db)
{
    /// <summary>Whether there is such a pair of this resident's.</summary>
    public async Task<bool> RunAsync(Guid residentId, Guid pairId, CancellationToken cancellationToken) =>
        await db.KeptApart.Where(kept => kept.Id == pairId && (kept.OneId == residentId || kept.OtherId == residentId))
            .ExecuteDeleteAsync(cancellationToken) == 1;
}
