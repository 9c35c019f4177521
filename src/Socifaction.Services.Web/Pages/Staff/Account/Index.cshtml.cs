using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Account;

/// <summary>One's own way in: passkeys, authenticator, recovery codes, and the browsers one is signed in with.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(StaffSignIn signIn, StaffSessions sessions, SignedIn signedIn, InstallationSettings settings, CurrentInitiative current)
    : AccountPage(signIn, sessions)
{
    private const int MostPasskeys = 10;
    private const int LongestName = 60;

    [BindProperty] public string? Credential { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Passkey { get; set; }
    [BindProperty] public string? Session { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];

    /// <summary>Recovery codes that were just made: they are shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public bool HasAuthenticator => Account.TwoFactorEnabled;

    public bool HasFactor => HasAuthenticator || Passkeys.Count > 0;

    /// <summary>Whether no other page opens before there is a second factor.</summary>
    public bool IsFactorMissing => settings.NeedsSecondFactor && !HasFactor && signedIn.NeedsTwoFactors;

    public Guid? ThisSession => Browsers.Current;

    public LocalDateTime LocalOf(Instant instant) => instant.InZone(current.IsSet ? current.Value.Zone : InitiativeZone.Usual).LocalDateTime;

    public Task OnGetAsync() => LoadAsync();

    /// <summary>What the browser is asked to make a passkey of.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(
        await Door.MakePasskeyCreationOptionsAsync(new() { Id = Account.Id.ToString(), Name = Email, DisplayName = signedIn.Name }), "application/json");

    public async Task<IActionResult> OnPostAddAsync()
    {
        await LoadAsync();
        var name = Required(nameof(Name), Name, Access.PasskeyNameMissing, LongestName);
        if (name is null)
        {
            return this.Unacceptable();
        }

        if (Passkeys.Count >= MostPasskeys)
        {
            ModelState.AddModelError("", Access.PasskeysMost);
            return this.Conflict();
        }

        if (await Door.AttestAsync(Credential, Account.Id) is not { } passkey)
        {
            ModelState.AddModelError("", Access.PasskeyFailed);
            return this.Unacceptable();
        }

        passkey.Name = name;
        await Accounts.AddOrUpdatePasskeyAsync(Account, passkey);
        await Accounts.UpdateSecurityStampAsync(Account);
        await EndOthersAsync();
        return CodesLeft > 0 ? RedirectToPage() : await ShowCodesAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await LoadAsync();
        if (Passkeys.FirstOrDefault(one => WebEncoders.Base64UrlEncode(one.CredentialId) == Passkey) is not { } passkey)
        {
            return NotFound();
        }

        await Accounts.RemovePasskeyAsync(Account, passkey.CredentialId);
        await Accounts.UpdateSecurityStampAsync(Account);
        await EndOthersAsync();
        return RedirectToPage();
    }

    /// <summary>Makes a key for the authenticator; it counts once its first code was given.</summary>
    public async Task<IActionResult> OnPostStartAsync()
    {
        if (!HasAuthenticator)
        {
            await Accounts.ResetAuthenticatorKeyAsync(Account);
            await EndOthersAsync();
        }

        return RedirectToPage("/Staff/Account/Authenticator");
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        await Accounts.SetTwoFactorEnabledAsync(Account, false);
        await Accounts.ResetAuthenticatorKeyAsync(Account);
        await EndOthersAsync();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        await LoadAsync();
        return HasFactor ? await ShowCodesAsync() : RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (IdOf(Session) is { } session)
        {
            await Browsers.EndAsync(Account.Id, session, Token);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await Browsers.EndAsync(Account.Id, null, Token);
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowCodesAsync()
    {
        Codes = await MakeCodesAsync();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Passkeys = [.. (await Accounts.GetPasskeysAsync(Account)).OrderBy(one => one.CreatedAt)];
        Sessions = await Browsers.ListAsync(Account.Id, Token);
        CodesLeft = await Accounts.CountRecoveryCodesAsync(Account);
    }
}
