using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.PeoplePages;

/// <summary>Who serves in the initiative, in which role, and whether they can sign in.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>A staff member and how things stand.</summary>
    public sealed record Row(StaffMember Member, string State);

    public async Task OnGetAsync()
    {
        var now = clock.Now;
        var invited = await db.StaffInvitations.Where(one => one.UsedAt == null && one.ExpiresAt > now).Select(one => one.StaffMemberId).ToListAsync(Token);
        Rows = [.. (await db.StaffMembers.AsNoTracking().ToListAsync(Token))
            .OrderByDescending(one => one.IsActive).ThenBy(one => one.Role).ThenBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)
            .Select(one => new Row(one, StateOf(one, invited.Contains(one.Id))))];
    }

    private string StateOf(StaffMember member, bool isInvited) =>
        !member.IsActive || member.LastDay < clock.Today ? Access.StateEnded
        : isInvited ? Access.StateInvited
        : member.AccountId is null ? Access.StateNoAccount
        : member.FirstDay > clock.Today ? Access.StateLater
        : Access.StateServes;
}
