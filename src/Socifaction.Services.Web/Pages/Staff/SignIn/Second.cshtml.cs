using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>After the password: a code of the authenticator, or one of the recovery codes.</summary>
[AllowAnonymous]
public sealed class SecondModel(StaffSignIn signIn, DoorLimits limits, PageFrame frame) : SignInPage(limits, frame)
{
    private const int CodeLength = 6;

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether a password was given just now, to which the code is added.</summary>
    public bool HasBegun { get; private set; }

    public async Task OnGetAsync() => HasBegun = await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<IActionResult> OnPostAsync()
    {
        // Counting forgets what was read before, so it comes first.
        var isTooOften = await IsTooOftenAsync(nameof(Code));
        await OnGetAsync();
        if (!HasBegun)
        {
            ModelState.AddModelError("", Access.SecondGone);
            return this.Conflict();
        }

        if (isTooOften)
        {
            return this.TooMany();
        }

        var code = new string([.. (Code ?? "").Where(char.IsAsciiLetterOrDigit)]);
        var result = code.Length <= CodeLength
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            return Onward();
        }

        ModelState.AddModelError(nameof(Code), result.IsLockedOut ? Texts.People.StaffLocked : Access.CodeWrong);
        return this.Unacceptable();
    }
}
