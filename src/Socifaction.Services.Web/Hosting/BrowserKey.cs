using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Socifaction.Services.Web.Hosting;

/// <summary>A random key in a browser's cookie, by which a code or a half-filled form is bound to that browser.</summary>
public static class BrowserKey
{
    /// <summary>The key of the named cookie, or none.</summary>
    public static byte[]? Find(HttpContext context, string name)
    {
        var text = context.Request.Cookies[Settings(context).CookieName(name)];
        try
        {
            return text is { Length: 43 } ? WebEncoders.Base64UrlDecode(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The key of the named cookie; a new one is made and sent when there is none.</summary>
    public static byte[] FindOrMake(HttpContext context, string name, TimeSpan life)
    {
        if (Find(context, name) is { } known)
        {
            return known;
        }

        var key = RandomNumberGenerator.GetBytes(32);
        var settings = Settings(context);
        context.Response.Cookies.Append(settings.CookieName(name), WebEncoders.Base64UrlEncode(key), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.IsSecure,
            MaxAge = life,
        });
        return key;
    }

    private static InstallationSettings Settings(HttpContext context) => context.RequestServices.GetRequiredService<InstallationSettings>();
}
