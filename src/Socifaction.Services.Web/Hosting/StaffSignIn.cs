using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Identity's sign-in with two rules of ours: a passkey is a second factor too, and every sign-in begins a session that can be ended.</summary>
public sealed class StaffSignIn(
    UserManager<StaffAccount> accounts, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<StaffAccount>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation, StaffSessions sessions)
    : SignInManager<StaffAccount>(accounts, accessor, claims, options, logger, schemes, confirmation)
{
    /// <summary>Whether a password alone does not do.</summary>
    public override async Task<bool> IsTwoFactorEnabledAsync(StaffAccount user) =>
        await base.IsTwoFactorEnabledAsync(user) || (await UserManager.GetPasskeysAsync(user)).Count > 0;

    /// <summary>Writes the cookie of a new session, or of the standing one when the properties name it.</summary>
    public override async Task SignInWithClaimsAsync(StaffAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var properties = authenticationProperties ?? new AuthenticationProperties();
        await sessions.BeginAsync(user.Id, properties, Context);
        await base.SignInWithClaimsAsync(user, properties, additionalClaims);
    }

    /// <summary>Signs in by what a browser's passkey answered; false when that is nothing good.</summary>
    public async Task<bool> ByPasskeyAsync(string? credential)
    {
        try
        {
            return credential is { Length: > 0 } && (await PasskeySignInAsync(credential)).Succeeded;
        }
        catch (Exception unfit) when (IsUnfit(unfit))
        {
            return false;
        }
    }

    /// <summary>The passkey that a browser made for an account; null when that is nothing good.</summary>
    public async Task<UserPasskeyInfo?> AttestAsync(string? credential, Guid accountId)
    {
        try
        {
            return credential is { Length: > 0 } && await PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made
                && made.UserEntity.Id == accountId.ToString() ? made.Passkey : null;
        }
        catch (Exception unfit) when (IsUnfit(unfit))
        {
            return null;
        }
    }

    // Nothing was asked before, or what came is not what a browser sends.
    private static bool IsUnfit(Exception exception) =>
        exception is InvalidOperationException or PasskeyException or System.Text.Json.JsonException or FormatException;
}
