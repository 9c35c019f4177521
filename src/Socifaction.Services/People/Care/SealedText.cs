using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>Seals what tells of health and home for one initiative: copied to another, or read without the keys, it says nothing.</summary>
public sealed class SealedText(IDataProtectionProvider protection, CurrentInitiative current)
{
    private IDataProtector Protector => protection.CreateProtector("care", current.Id.ToString());

    /// <summary>The text as it is kept.</summary>
    public string Seal(string text) => Protector.Protect(text);

    /// <summary>The text as it was written; null when the key it was sealed with is gone.</summary>
    public string? Open(string kept)
    {
        try
        {
            return Protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
