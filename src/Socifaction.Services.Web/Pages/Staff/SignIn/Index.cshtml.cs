using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>Staff sign in by e-mail and password, then a code where the account has one; or by a passkey, which is both.</summary>
[AllowAnonymous]
public sealed class IndexModel(StaffSignIn signIn, DoorLimits limits, PageFrame frame, ServicesDbContext db, CurrentInitiative current, InstallationSettings settings) : SignInPage(limits, frame)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>What the browser's passkey answered.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>The trial account of a demo.</summary>
    public string? DemoAccount { get; private set; }

    public Task OnGetAsync() => FindDemoAccountAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await FindDemoAccountAsync();
        if (await IsTooOftenAsync(nameof(Password)))
        {
            return this.TooMany();
        }

        var result = await signIn.PasswordSignInAsync(Email?.Trim() ?? "", Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return Onward();
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Staff/SignIn/Second", new { ReturnUrl });
        }

        ModelState.AddModelError(nameof(Password), result.IsLockedOut ? Texts.People.StaffLocked : Texts.People.StaffWrong);
        return this.Unacceptable();
    }

    /// <summary>What the browser's passkey is asked.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null!), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        await FindDemoAccountAsync();
        if (await IsTooOftenAsync(""))
        {
            return this.TooMany();
        }

        if (await signIn.ByPasskeyAsync(Credential))
        {
            return Onward();
        }

        ModelState.AddModelError("", Access.PasskeyFailed);
        return this.Unacceptable();
    }

    private async Task FindDemoAccountAsync()
    {
        if (settings.Demo)
        {
            var ids = current.IsSet
                ? db.StaffMembers.Where(one => one.AccountId != null && one.Role == Role.Coordinator).Select(one => one.AccountId)
                : db.Overseers.Where(one => one.AccountId != null && one.LocalityId == null).Select(one => one.AccountId);
            DemoAccount = await ids.Join(db.StaffAccounts, id => id, account => account.Id, (_, account) => account.Email).FirstOrDefaultAsync(Token);
        }
    }
}
