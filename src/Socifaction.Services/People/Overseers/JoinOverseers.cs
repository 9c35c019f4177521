using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Membership;

namespace Socifaction.Services.People.Overseers;

/// <summary>Use case: whoever has the link oversees with an account from now on. A link works once.</summary>
public sealed class JoinOverseers(ServicesDbContext db, IClock clock)
{
    /// <summary>Whom a link invites; null when it is used, has expired or is none.</summary>
    public async Task<Overseer?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (InviteStaff.HashOf(token), clock.GetCurrentInstant());
        return await db.Overseers.AsNoTracking().SingleOrDefaultAsync(one => one.TokenHash == hash && one.TokenExpiresAt > now && one.IsActive, cancellationToken);
    }

    /// <summary>Gives the invited person the account, or says why not.</summary>
    public Task<Outcome<Overseer, OverseerRefusal>> RunAsync(string token, Guid accountId, CancellationToken cancellationToken) =>
        db.LockAsync<Overseer, OverseerRefusal>([Overseer.Everybody], async () =>
        {
            if (await FindAsync(token, cancellationToken) is not { } found)
            {
                return OverseerRefusal.LinkVoid;
            }

            if (await db.Overseers.SingleOrDefaultAsync(one => one.AccountId == accountId && one.Id != found.Id, cancellationToken) is { } other)
            {
                if (other.IsActive)
                {
                    return OverseerRefusal.ServesAlready;
                }

                // Whoever served before and comes back is a new row; the old one keeps its history.
                other.AccountId = null;
                await db.SaveChangesAsync(cancellationToken);
            }

            var overseer = await db.Overseers.SingleAsync(one => one.Id == found.Id, cancellationToken);
            (overseer.AccountId, overseer.TokenHash, overseer.TokenExpiresAt) = (accountId, null, null);
            db.Add(new OverseerEvent { OverseerId = overseer.Id, Kind = OverseerEventKind.Joined, At = clock.GetCurrentInstant(), ByName = overseer.Name });
            return overseer;
        }, cancellationToken);

    /// <summary>Counts a try at the platform's door from an internet address; false when there were too many in the last hour.</summary>
    public async Task<bool> WithinAsync(string address, int most, CancellationToken cancellationToken)
    {
        var (who, now) = (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address))), clock.GetCurrentInstant());
        var since = now - Duration.FromHours(1);
        await db.DoorAttempts.Where(one => one.At <= since).ExecuteDeleteAsync(cancellationToken);
        return (await db.LockAsync<DoorAttempt, TooMany>([new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(who)).AsSpan(0, 16))], async () =>
        {
            if (await db.DoorAttempts.CountAsync(one => one.Who == who, cancellationToken) >= most)
            {
                return TooMany.InAnHour;
            }

            return db.Add(new DoorAttempt { Who = who, At = now }).Entity;
        }, cancellationToken)).Value is not null;
    }

    private enum TooMany
    {
        InAnHour,
    }
}
