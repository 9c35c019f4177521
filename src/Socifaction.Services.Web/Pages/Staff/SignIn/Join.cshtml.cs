using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>The one-time link: whoever has it makes an account, or brings the one they have.</summary>
[AllowAnonymous]
public sealed class JoinModel(JoinStaff join, StaffSignIn signIn, DoorLimits limits, PageFrame frame) : JoinPage(signIn, limits, frame)
{
    /// <summary>Whom the link invites; null when it is void.</summary>
    public StaffMember? Invited { get; private set; }

    public Task OnGetAsync(string token) => FindAsync(token);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        await FindAsync(token);
        if (Invited is null)
        {
            ModelState.AddModelError("", Access.LinkVoid);
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

    private async Task FindAsync(string token) => (Secret, Invited) = (token, await join.FindAsync(token, Token));
}
