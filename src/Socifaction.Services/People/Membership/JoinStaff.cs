using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Membership;

/// <summary>Use case: whoever has the link serves with an account from now on. A link works once.</summary>
public sealed class JoinStaff(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>Whom a link invites; null when it is used, has expired or is none.</summary>
    public async Task<StaffMember?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (InviteStaff.HashOf(token), clock.Now);
        return await db.StaffInvitations.Where(one => one.TokenHash == hash && one.UsedAt == null && one.ExpiresAt > now)
            .Join(db.StaffMembers.Where(member => member.IsActive), one => one.StaffMemberId, member => member.Id, (_, member) => member)
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Gives the invited person the account, or says why not.</summary>
    public Task<Outcome<StaffMember, StaffRefusal>> RunAsync(string token, Guid accountId, CancellationToken cancellationToken) =>
        db.LockAsync<StaffMember, StaffRefusal>([current.Id.Value], async () =>
        {
            if (await FindAsync(token, cancellationToken) is not { } found)
            {
                return StaffRefusal.LinkVoid;
            }

            var hash = InviteStaff.HashOf(token);
            (await db.StaffInvitations.SingleAsync(one => one.TokenHash == hash, cancellationToken)).UsedAt = clock.Now;
            if (await db.StaffMembers.SingleOrDefaultAsync(one => one.AccountId == accountId && one.Id != found.Id, cancellationToken) is { } other)
            {
                if (other.IsActive)
                {
                    return StaffRefusal.ServesAlready;
                }

                // Whoever served before and comes back is a new member; the old row keeps its history.
                other.AccountId = null;
                await db.SaveChangesAsync(cancellationToken);
            }

            var member = await db.StaffMembers.SingleAsync(one => one.Id == found.Id, cancellationToken);
            member.AccountId = accountId;
            member.Version++;
            db.Add(StaffEvent.Of(member, StaffEventKind.Joined, clock.Now, member.Name));
            return member;
        }, cancellationToken);
}
