using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>What the pages of a one-time link share: whoever has it makes an account, or brings the one they have.</summary>
public abstract class JoinPage(StaffSignIn signIn, DoorLimits limits, PageFrame frame) : SignInPage(limits, frame)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>The secret of the link.</summary>
    public string Secret { get; protected set; } = "";

    /// <summary>Signs in with what was typed. Whoever has a second factor gives it at the door, as always.</summary>
    protected async Task<IActionResult> EnterAsync(StaffAccount account)
    {
        var result = await signIn.PasswordSignInAsync(account.UserName!, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? ToHome() : RedirectToPage(result.RequiresTwoFactor ? "/Staff/SignIn/Second" : "/Staff/SignIn/Index");
    }

    /// <summary>The account that was brought or is made; null, with a message at the field, when it is neither.</summary>
    protected async Task<StaffAccount?> FindOrMakeAccountAsync()
    {
        var (accounts, email, password) = (signIn.UserManager, Email?.Trim() ?? "", Password ?? "");
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

    private bool Took(IdentityResult result)
    {
        foreach (var (field, words) in result.Errors.Select(error => error.InWords()).DistinctBy(error => error.Field))
        {
            ModelState.AddModelError(field, words);
        }

        return result.Succeeded;
    }
}
