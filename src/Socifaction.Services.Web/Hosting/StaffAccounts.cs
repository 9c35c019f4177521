using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Identity's tables of accounts, with the authenticator's key sealed and the recovery codes kept as hashes.</summary>
public sealed class StaffAccounts(ServicesDbContext context, IDataProtectionProvider protection)
    : UserOnlyStore<StaffAccount, ServicesDbContext, Guid>(context)
{
    private readonly IDataProtector _seal = protection.CreateProtector("staff-authenticator");

    public override Task SetAuthenticatorKeyAsync(StaffAccount user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _seal.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(StaffAccount user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? _seal.Unprotect(kept) : null;

    public override Task ReplaceCodesAsync(StaffAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => HashOf(user, code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(StaffAccount user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, HashOf(user, code), cancellationToken);

    // A code has some fifty random bits, so a plain hash is enough.
    private static string HashOf(StaffAccount user, string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        user.Id + new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant())));
}
