using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Sharing;

/// <summary>Two residents not to be driven together, and who says so.</summary>
public sealed record PairToKeepApart(Guid ResidentId, Guid OtherId, string ByName);

/// <summary>Why two cannot be kept apart.</summary>
public enum KeepApartRefusal
{
    /// <summary>It is one and the same person.</summary>
    SamePerson = 1,
}

/// <summary>
/// Use case of staff: from now on nothing is promised that would have the two on board together. What was promised before
/// stands.
/// </summary>
public sealed class KeepApart(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The pair, the same when it is written already, or why not; null when there is no such resident.</summary>
    public async Task<Outcome<KeptApart, KeepApartRefusal>?> RunAsync(PairToKeepApart pair, CancellationToken cancellationToken)
    {
        Guid[] both = [pair.ResidentId, pair.OtherId];
        if (await db.Residents.CountAsync(resident => both.Contains(resident.Id), cancellationToken) != both.Distinct().Count())
        {
            return null;
        }

        if (pair.ResidentId == pair.OtherId)
        {
            return KeepApartRefusal.SamePerson;
        }

        return await db.LockAsync<KeptApart, KeepApartRefusal>(both, async () =>
        {
            var (one, other) = (both.Min(), both.Max());
            if (await db.KeptApart.SingleOrDefaultAsync(kept => kept.OneId == one && kept.OtherId == other, cancellationToken) is { } there)
            {
                return there;
            }

            var kept = new KeptApart { OneId = one, OtherId = other, WrittenByName = pair.ByName, WrittenAt = clock.Now };
            db.KeptApart.Add(kept);
            return kept;
        }, cancellationToken);
    }
}
