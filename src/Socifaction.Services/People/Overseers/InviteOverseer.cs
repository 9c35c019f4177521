using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Membership;

namespace Socifaction.Services.People.Overseers;

/// <summary>Whom to invite; without a locality an operator. The id is the form's, so that sent twice it is one person.</summary>
public sealed record OverseerWanted(Guid OverseerId, string? LocalitySlug, string Name, string ByName);

/// <summary>An overseer and the secret of the link, which is shown once.</summary>
public sealed record OverseerInvited(Overseer Overseer, string Token, Instant ExpiresAt);

/// <summary>Use case of the operator: a locality's coordinator, or another operator, and the one-time link by which they get an account.</summary>
public sealed class InviteOverseer(ServicesDbContext db, IClock clock)
{
    /// <summary>Enters somebody new. The same form again makes a new link for the same person, until they have joined.</summary>
    public Task<Outcome<OverseerInvited, OverseerRefusal>> RunAsync(OverseerWanted wanted, CancellationToken cancellationToken) =>
        db.LockAsync<OverseerInvited, OverseerRefusal>([Overseer.Everybody], async () =>
        {
            var locality = wanted.LocalitySlug is null ? null : await db.Localities.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == wanted.LocalitySlug, cancellationToken);
            if (locality is null && wanted.LocalitySlug is not null)
            {
                return OverseerRefusal.NoSuchLocality;
            }

            var overseer = await db.Overseers.SingleOrDefaultAsync(one => one.Id == wanted.OverseerId, cancellationToken);
            if (overseer is null)
            {
                overseer = new() { Id = wanted.OverseerId, LocalityId = locality?.Id, Name = wanted.Name };
                db.Add(overseer);
            }
            else if (overseer.AccountId is not null)
            {
                // A link for somebody who signs in already would be a second key to what is theirs.
                return OverseerRefusal.ServesAlready;
            }
            else if (!overseer.IsActive)
            {
                return OverseerRefusal.HasEnded;
            }

            var (token, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), clock.GetCurrentInstant());
            (overseer.TokenHash, overseer.TokenExpiresAt) = (InviteStaff.HashOf(token), now + InviteStaff.Life);
            db.Add(new OverseerEvent { OverseerId = overseer.Id, Kind = OverseerEventKind.Invited, At = now, ByName = wanted.ByName });
            return new OverseerInvited(overseer, token, overseer.TokenExpiresAt.Value);
        }, cancellationToken);
}
