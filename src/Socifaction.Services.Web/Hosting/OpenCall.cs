using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Who is calling for whom, and why, through all the bookings of one call: sealed in a cookie of this browser for half an hour,
/// so that no address holds it.
/// </summary>
public sealed class OpenCall(
    IDataProtectionProvider protection, CurrentInitiative current, InitiativeClock clock, IHttpContextAccessor accessor, InstallationSettings settings)
{
    private static readonly Duration Life = Duration.FromMinutes(30);

    private sealed record Kept(Guid ResidentId, string Caller, long Until);

    /// <summary>Who calls for that person; empty when the person does.</summary>
    public string CallerFor(Guid residentId) =>
        Read() is { } kept && kept.ResidentId == residentId && kept.Until > clock.Now.ToUnixTimeSeconds() ? kept.Caller : "";

    /// <summary>Keeps who calls for a person; nobody else when it is empty.</summary>
    public void Keep(Guid residentId, string caller)
    {
        var kept = new Kept(residentId, caller, (clock.Now + Life).ToUnixTimeSeconds());
        accessor.HttpContext!.Response.Cookies.Append(Name, Protector.Protect(JsonSerializer.Serialize(kept)), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.IsSecure,
            MaxAge = Life.ToTimeSpan(),
        });
    }

    private string Name => settings.CookieName("call");

    private IDataProtector Protector => protection.CreateProtector("open-call", current.Id.ToString());

    private Kept? Read()
    {
        try
        {
            return accessor.HttpContext!.Request.Cookies[Name] is { Length: > 0 } text ? JsonSerializer.Deserialize<Kept>(Protector.Unprotect(text)) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Of another initiative, or sealed with a key that is gone.
            return null;
        }
    }
}
