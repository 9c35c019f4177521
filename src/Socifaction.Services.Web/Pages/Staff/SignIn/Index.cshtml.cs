using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>Staff sign in by e-mail and password. A second factor will stand between the password and the cookie.</summary>
[AllowAnonymous]
public sealed class IndexModel(SignInManager<StaffAccount> signIn, SignInCodes limits, ServicesDbContext db, InstallationSettings settings) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The trial account of a demo.</summary>
    public string? DemoAccount { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => FindDemoAccountAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindDemoAccountAsync(cancellationToken);
        if (!await limits.WithinAsync("staff-password", HttpContext.AskerAddress(), 100, cancellationToken))
        {
            ModelState.AddModelError(nameof(Password), Texts.People.StaffLocked);
            return this.TooMany();
        }

        var result = await signIn.PasswordSignInAsync(Email?.Trim() ?? "", Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/Staff/Index");
        }

        ModelState.AddModelError(nameof(Password), result.IsLockedOut ? Texts.People.StaffLocked : Texts.People.StaffWrong);
        return this.Unacceptable();
    }

    private async Task FindDemoAccountAsync(CancellationToken cancellationToken)
    {
        if (settings.Demo)
        {
            DemoAccount = await db.StaffMembers.Where(s => s.AccountId != null)
                .Join(db.StaffAccounts, s => s.AccountId, a => a.Id, (s, a) => a.Email)
                .FirstOrDefaultAsync(cancellationToken);
        }
    }
}
