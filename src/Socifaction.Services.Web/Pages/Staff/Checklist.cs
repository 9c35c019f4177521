using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>One thing to do before an initiative is live, where to do it, and whether it is done.</summary>
public sealed record ChecklistItem(string Words, string Path, bool IsDone);

/// <summary>What an initiative that rehearses still has to do. Each line is read from what there is, so nothing is ticked by hand.</summary>
public static class Checklist
{
    /// <summary>The lines in their order; none once the initiative is live.</summary>
    public static async Task<IReadOnlyList<ChecklistItem>> ListUntilLiveAsync(this ServicesDbContext db, Initiative initiative, CancellationToken cancellationToken)
    {
        if (!initiative.IsRehearsing)
        {
            return [];
        }

        var drives = await db.RideServices.AnyAsync(cancellationToken);
        var meets = await db.Activities.AnyAsync(cancellationToken);
        var withoutFactor = await db.StaffMembers.Where(one => one.IsActive && (one.Role == Role.Coordinator || one.Role == Role.Clerk))
            .Join(db.StaffAccounts, one => one.AccountId, account => account.Id, (_, account) => account)
            .AnyAsync(account => !account.TwoFactorEnabled && !db.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == account.Id), cancellationToken);
        return
        [
            new(Access.CheckContact, "~/staff/start", initiative.ContactName.Length > 0 && initiative.OfficeHours.Length > 0),
            .. drives ? [new ChecklistItem(Access.CheckRuns, "~/staff/rides/runs/week", await db.WeeklyRuns.AnyAsync(cancellationToken))] : Array.Empty<ChecklistItem>(),
            .. meets ? [new ChecklistItem(Access.CheckSessions, "~/staff/places/schedule", await db.WeeklySessions.AnyAsync(cancellationToken))] : Array.Empty<ChecklistItem>(),
            new(Access.CheckOffering, "~/staff/start", await db.Offerings.AnyAsync(one => one.IsPublished, cancellationToken)),
            new(Access.CheckPeople, "~/staff/residents/new", await db.Residents.AnyAsync(cancellationToken)),
            new(Access.CheckText, "~/staff/residents", await db.TestTexts.AnyAsync(cancellationToken)),
            new(Access.CheckFactor, "~/staff/account", !withoutFactor),
            new(Access.CheckLive, "~/staff/messages/live", false),
        ];
    }
}
