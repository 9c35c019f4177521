using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.People.Overseers;

/// <summary>Use case of the operator: somebody oversees no more, from their next request on. The last operator who can sign in stays.</summary>
public sealed class EndOverseer(ServicesDbContext db, IClock clock)
{
    /// <summary>Ends; null when there is no such person. Ended again they stay ended.</summary>
    public async Task<Outcome<Overseer, OverseerRefusal>?> RunAsync(Guid overseerId, string byName, CancellationToken cancellationToken)
    {
        if (!await db.Overseers.AnyAsync(one => one.Id == overseerId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Overseer, OverseerRefusal>([Overseer.Everybody], async () =>
        {
            var overseer = await db.Overseers.SingleAsync(one => one.Id == overseerId, cancellationToken);
            if (!overseer.IsActive)
            {
                return overseer;
            }

            if (overseer is { IsOperator: true, AccountId: not null }
                && !await db.Overseers.AnyAsync(one => one.Id != overseerId && one.LocalityId == null && one.IsActive && one.AccountId != null, cancellationToken))
            {
                return OverseerRefusal.LastOperator;
            }

            (overseer.IsActive, overseer.TokenHash, overseer.TokenExpiresAt) = (false, null, null);
            db.Add(new OverseerEvent { OverseerId = overseerId, Kind = OverseerEventKind.Ended, At = clock.GetCurrentInstant(), ByName = byName });
            return overseer;
        }, cancellationToken);
    }
}
