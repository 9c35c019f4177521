using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Membership;

/// <summary>What a staff member is to be; <see cref="Version"/> is the one that the form was filled in on.</summary>
public sealed record StaffChange(Guid StaffMemberId, int Version, string Name, Role Role, LocalDate? FirstDay, LocalDate? LastDay, string ByName);

/// <summary>
/// Use cases of a coordinator: changes a staff member's name, role or days, and ends their service. The last coordinator
/// who can sign in and serves until further notice stays.
/// </summary>
public sealed class ChangeStaff(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>Changes; null when there is no such person.</summary>
    public Task<Outcome<StaffMember, StaffRefusal>?> RunAsync(StaffChange change, CancellationToken cancellationToken) =>
        ApplyAsync(change.StaffMemberId, change.Version, StaffEventKind.Changed, change.ByName, member =>
        {
            (member.Name, member.Role, member.FirstDay, member.LastDay) = (change.Name, change.Role, change.FirstDay, change.LastDay);
        }, cancellationToken);

    /// <summary>Ends the service at once; null when there is no such person. Ended again it stays ended.</summary>
    public Task<Outcome<StaffMember, StaffRefusal>?> EndAsync(Guid memberId, int version, string byName, CancellationToken cancellationToken) =>
        ApplyAsync(memberId, version, StaffEventKind.Ended, byName, member => member.IsActive = false, cancellationToken);

    private async Task<Outcome<StaffMember, StaffRefusal>?> ApplyAsync(
        Guid memberId, int version, StaffEventKind kind, string byName, Action<StaffMember> apply, CancellationToken cancellationToken)
    {
        if (!await db.StaffMembers.AnyAsync(one => one.Id == memberId, cancellationToken))
        {
            return null;
        }

        // The initiative's lock: two coordinators who end each other at once are told apart.
        return await db.LockAsync<StaffMember, StaffRefusal>([current.Id.Value], async () =>
        {
            var member = await db.StaffMembers.SingleAsync(one => one.Id == memberId, cancellationToken);
            if (!member.IsActive)
            {
                return StaffRefusal.HasEnded;
            }

            if (member.Version != version)
            {
                return StaffRefusal.ChangedMeanwhile;
            }

            var kept = Keeps(member);
            apply(member);
            if (member.LastDay < member.FirstDay)
            {
                return StaffRefusal.DaysTurned;
            }

            if (kept && !Keeps(member)
                && !(await db.StaffMembers.Where(one => one.Id != memberId).ToListAsync(cancellationToken)).Exists(Keeps))
            {
                return StaffRefusal.LastCoordinator;
            }

            member.Version++;
            db.Add(StaffEvent.Of(member, kind, clock.Now, byName));
            return member;
        }, cancellationToken);
    }

    // Whoever keeps an initiative from being locked out.
    private bool Keeps(StaffMember member) =>
        member is { Role: Role.Coordinator, AccountId: not null, LastDay: null } && member.ServesOn(clock.Today);
}
