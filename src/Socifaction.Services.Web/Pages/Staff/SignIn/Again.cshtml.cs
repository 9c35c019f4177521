using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>
/// A browser that lay idle, was locked, or is about to change people and roles: whoever is signed in gives the password once more and
/// goes on where they were. Somebody else signs in as themselves.
/// </summary>
[AllowAnonymous]
public sealed class AgainModel(StaffSignIn signIn, StaffSessions sessions, DoorLimits limits, PageFrame frame, ServicesDbContext db, CurrentInitiative current) : SignInPage(limits, frame)
{
    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>Whose browser it is.</summary>
    public string Email { get; private set; } = "";

    public bool IsLocked => sessions.LockedAccount is not null;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? RedirectToPage("/Staff/SignIn/Index", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        // Counting forgets what was read before, so it comes first.
        var isTooOften = await IsTooOftenAsync(nameof(Password));
        if (await FindAsync() is not { } account)
        {
            ModelState.AddModelError("", Texts.Access.AgainNobody);
            return this.Conflict();
        }

        if (isTooOften)
        {
            return this.TooMany();
        }

        var result = await signIn.CheckPasswordSignInAsync(account, Password ?? "", lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await signIn.SignInAsync(account, sessions.GoOn(), "pwd");
            return Onward();
        }

        ModelState.AddModelError(nameof(Password), result.IsLockedOut ? Texts.People.StaffLocked : Texts.People.StaffWrong);
        return this.Unacceptable();
    }

    /// <summary>Locks this browser before somebody else sits down at it.</summary>
    public async Task<IActionResult> OnPostLockAsync()
    {
        await sessions.LockAsync(HttpContext);
        return RedirectToPage("/Staff/SignIn/Again");
    }

    private async Task<StaffAccount?> FindAsync()
    {
        var account = sessions.LockedAccount is { } locked
            ? await signIn.UserManager.FindByIdAsync(locked.ToString())
            : (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } person ? await signIn.UserManager.GetUserAsync(person) : null;
        // In an initiative where they do not serve they are a stranger.
        if (account is null || !(current.IsSet
            ? await db.StaffMembers.AnyAsync(member => member.AccountId == account.Id && member.IsActive, Token)
            : await db.Overseers.AnyAsync(overseer => overseer.AccountId == account.Id && overseer.IsActive, Token)))
        {
            return null;
        }

        Email = account.Email ?? "";
        return account;
    }
}
