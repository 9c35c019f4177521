using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Hosting;

/// <summary>What a staff member still has to do before the page opens.</summary>
public enum StillTo
{
    /// <summary>Nothing: the page is for others.</summary>
    Nothing,

    /// <summary>Set up a second factor.</summary>
    SetUpFactor,

    /// <summary>Prove once more who they are.</summary>
    ProveAgain,
}

/// <summary>Asks for a policy of <see cref="StaffDoors"/>.</summary>
internal sealed class StaffRequirement(string policy) : IAuthorizationRequirement
{
    public string Policy { get; } = policy;
}

/// <summary>Reads the membership at every request: a role taken back, or past its last day, is gone at once.</summary>
internal sealed class StaffHandler(
    ServicesDbContext db, SignedIn signedIn, CurrentInitiative current, StaffSessions sessions, InstallationSettings settings, IServiceProvider services)
    : AuthorizationHandler<StaffRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRequirement requirement)
    {
        if (!current.IsSet || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
        {
            return;
        }

        if (signedIn.Staff is null && await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.AccountId == account && s.IsActive) is { } member
            && member.ServesOn(services.GetRequiredService<InitiativeClock>().Today))
        {
            signedIn.Staff = member;
        }

        if (signedIn.Staff is not { } staff || !StaffDoors.Roles[requirement.Policy].Contains(staff.Role))
        {
            return;
        }

        if (requirement.Policy != StaffDoors.Own && settings.NeedsSecondFactor && signedIn.NeedsTwoFactors && !sessions.HasFactor)
        {
            signedIn.StillTo = StillTo.SetUpFactor;
        }
        else if (StaffDoors.NeedsProof(requirement.Policy) && !sessions.IsProvedLately)
        {
            signedIn.StillTo = StillTo.ProveAgain;
        }
        else
        {
            context.Succeed(requirement);
        }
    }
}
