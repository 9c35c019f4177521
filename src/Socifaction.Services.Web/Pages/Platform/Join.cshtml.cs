using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Staff.SignIn;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>The one-time link of an overseer.</summary>
[AllowAnonymous]
public sealed class JoinModel(JoinOverseers join, StaffSignIn signIn, DoorLimits limits, PageFrame frame, ServicesDbContext db) : JoinPage(signIn, limits, frame)
{
    /// <summary>Whom the link invites; null when it is void.</summary>
    public Overseer? Invited { get; private set; }

    /// <summary>What they will see.</summary>
    public string Sees { get; private set; } = "";

    public Task OnGetAsync(string token) => FindAsync(token);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        await FindAsync(token);
        if (Invited is null)
        {
            ModelState.AddModelError("", Oversight.RefusedLink);
            return this.Conflict();
        }

        if (await IsTooOftenAsync(nameof(Password)))
        {
            return this.TooMany();
        }

        if (await FindOrMakeAccountAsync() is not { } account)
        {
            return this.Unacceptable();
        }

        if ((await join.RunAsync(token, account.Id, Token)).Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        return await EnterAsync(account);
    }

    private async Task FindAsync(string token)
    {
        (Secret, Invited) = (token, await join.FindAsync(token, Token));
        var locality = Invited?.LocalityId;
        Sees = await db.Localities.Where(one => one.Id == locality).Select(one => one.Name).SingleOrDefaultAsync(Token) ?? Oversight.SeesAll;
    }
}
