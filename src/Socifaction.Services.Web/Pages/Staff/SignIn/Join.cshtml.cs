using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>The one-time link: whoever has it makes an account, or brings the one they have.</summary>
[AllowAnonymous]
public sealed class JoinModel(JoinStaff join, StaffSignIn signIn, SignInCodes limits) : SignInPage(limits)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>Whom the link invites; null when it is void.</summary>
    public StaffMember? Invited { get; private set; }

    /// <summary>The secret of the link.</summary>
    public string Secret { get; private set; } = "";

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

        if (await FindOrMakeAccountAsync(Email?.Trim() ?? "", Password ?? "") is not { } account)
        {
            return this.Unacceptable();
        }

        if ((await join.RunAsync(token, account.Id, Token)).Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        // Whoever has a second factor gives it at the door, as always.
        var result = await signIn.PasswordSignInAsync(account.UserName!, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? RedirectToPage("/Staff/Index") : RedirectToPage(result.RequiresTwoFactor ? "/Staff/SignIn/Second" : "/Staff/SignIn/Index");
    }

    private async Task FindAsync(string token) => (Secret, Invited) = (token, await join.FindAsync(token, Token));

    private async Task<StaffAccount?> FindOrMakeAccountAsync(string email, string password)
    {
        var accounts = signIn.UserManager;
        if (!new EmailAddressAttribute().IsValid(email) || email.Length > 256 || email.Any(sign => char.IsControl(sign) || !char.IsAscii(sign)))
        {
            ModelState.AddModelError(nameof(Email), Access.EmailWrong);
            return null;
        }

        if (await accounts.FindByEmailAsync(email) is { } known)
        {
            // An account without a password was reset by the operator: it takes a new one here.
            if (!await accounts.HasPasswordAsync(known))
            {
                return Took(await accounts.AddPasswordAsync(known, password)) ? known : null;
            }

            if ((await signIn.CheckPasswordSignInAsync(known, password, lockoutOnFailure: true)).Succeeded)
            {
                return known;
            }

            ModelState.AddModelError(nameof(Password), Access.JoinKnownWrong);
            return null;
        }

        var account = new StaffAccount { UserName = email, Email = email, EmailConfirmed = true };
        return Took(await accounts.CreateAsync(account, password)) ? account : null;
    }

    private bool Took(Microsoft.AspNetCore.Identity.IdentityResult result)
    {
        foreach (var (field, words) in result.Errors.Select(error => error.InWords()).DistinctBy(error => error.Field))
        {
            ModelState.AddModelError(field, words);
        }

        return result.Succeeded;
    }
}
