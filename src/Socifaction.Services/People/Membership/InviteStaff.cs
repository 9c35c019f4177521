using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Membership;

/// <summary>A new staff member as a coordinator wants them; the id is the form's, so that sent twice it is one person.</summary>
public sealed record StaffWanted(Guid StaffMemberId, string Name, Role Role, LocalDate? FirstDay, LocalDate? LastDay, string ByName);

/// <summary>A staff member and the secret of the link, which is shown once.</summary>
public sealed record Invited(StaffMember Member, string Token, Instant ExpiresAt);

/// <summary>Use case of a coordinator: enters a staff member and makes the one-time link by which they get an account.</summary>
public sealed class InviteStaff(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>How long a link lives.</summary>
    public static readonly Duration Life = Duration.FromDays(7);

    /// <summary>The hash that a link's secret is kept as.</summary>
    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Enters somebody new; the same form again makes a new link for the same person.</summary>
    public Task<Outcome<Invited, StaffRefusal>> RunAsync(StaffWanted wanted, CancellationToken cancellationToken) =>
        db.LockAsync<Invited, StaffRefusal>([current.Id.Value], async () =>
        {
            if (wanted.LastDay < wanted.FirstDay)
            {
                return StaffRefusal.DaysTurned;
            }

            var member = await db.StaffMembers.SingleOrDefaultAsync(one => one.Id == wanted.StaffMemberId, cancellationToken);
            if (member is null)
            {
                member = new() { Id = wanted.StaffMemberId, Name = wanted.Name, Role = wanted.Role, FirstDay = wanted.FirstDay, LastDay = wanted.LastDay };
                db.Add(member);
            }

            return await LinkAsync(member, wanted.ByName, cancellationToken);
        }, cancellationToken);

    /// <summary>A new link for somebody who is here; earlier ones are void. Null when there is no such person.</summary>
    public async Task<Outcome<Invited, StaffRefusal>?> AgainAsync(Guid memberId, string byName, CancellationToken cancellationToken)
    {
        if (!await db.StaffMembers.AnyAsync(one => one.Id == memberId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Invited, StaffRefusal>([current.Id.Value], async () =>
            await LinkAsync(await db.StaffMembers.SingleAsync(one => one.Id == memberId, cancellationToken), byName, cancellationToken), cancellationToken);
    }

    private async Task<Outcome<Invited, StaffRefusal>> LinkAsync(StaffMember member, string byName, CancellationToken cancellationToken)
    {
        if (!member.IsActive)
        {
            return StaffRefusal.HasEnded;
        }

        foreach (var old in await db.StaffInvitations.Where(one => one.StaffMemberId == member.Id && one.UsedAt == null).ToListAsync(cancellationToken))
        {
            old.UsedAt = clock.Now;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var expires = clock.Now + Life;
        db.Add(new StaffInvitation { StaffMemberId = member.Id, TokenHash = HashOf(token), CreatedAt = clock.Now, ExpiresAt = expires, ByName = byName });
        db.Add(StaffEvent.Of(member, StaffEventKind.Invited, clock.Now, byName));
        return new Invited(member, token, expires);
    }
}
