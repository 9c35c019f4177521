using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Account;

/// <summary>The key of an authenticator as a picture to scan and as text; its first code switches it on.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AuthenticatorModel(StaffSignIn signIn, StaffSessions sessions) : AccountPage(signIn, sessions)
{
    private const int SignsTogether = 4;

    private string _key = "";

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Recovery codes that were just made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The key in groups, to be typed.</summary>
    public string Secret => string.Join(' ', _key.Chunk(SignsTogether).Select(part => new string(part)));

    /// <summary>The picture's rows of squares.</summary>
    public IReadOnlyList<BitArray> Picture { get; private set; } = [];

    /// <summary>The dark squares as one path.</summary>
    public string Path => string.Concat(Picture.SelectMany((row, y) => Enumerable.Range(0, row.Length).Where(x => row[x])
        .Select(x => string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z"))));

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : RedirectToPage("/Staff/Account/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
        {
            return RedirectToPage("/Staff/Account/Index");
        }

        var code = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        if (!await Accounts.VerifyTwoFactorTokenAsync(Account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            ModelState.AddModelError(nameof(Code), Access.CodeWrong);
            return this.Unacceptable();
        }

        await Accounts.SetTwoFactorEnabledAsync(Account, true);
        await EndOthersAsync();
        if (await Accounts.CountRecoveryCodesAsync(Account) > 0)
        {
            return RedirectToPage("/Staff/Account/Index");
        }

        Codes = await MakeCodesAsync();
        return Page();
    }

    // A key is shown until it is in use, never afterwards.
    private async Task<bool> LoadAsync()
    {
        if (Account.TwoFactorEnabled || await Accounts.GetAuthenticatorKeyAsync(Account) is not { } key)
        {
            return false;
        }

        _key = key;
        var address = $"otpauth://totp/{Uri.EscapeDataString($"{Common.ProductName}:{Email}")}?secret={key}&issuer={Uri.EscapeDataString(Common.ProductName)}&digits=6";
        using var picture = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        Picture = [.. picture.ModuleMatrix.Select(row => new BitArray(row))];
        return true;
    }
}
