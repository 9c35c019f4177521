using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Socifaction.Services.Tenancy;

/// <summary>
/// The first segment of an initiative's addresses: 2 to 39 lower-case Latin letters and digits with single hyphens
/// between them, and none of the words that the platform's own addresses begin with.
/// </summary>
public static partial class Slug
{
    private const int Longest = 39;

    private static readonly HashSet<string> Reserved = new(
    [
        // Addresses of the platform itself.
        "webhooks", "hooks", "health", "healthz", "lib", "language", "accessibility", "privacy", "error", "staff",
        "sign-in", "sign-out", "signin", "signout", "login", "logout", "account", "driver", "locality", "initiatives",
        "outbox", "hangfire", "metrics", "jobs", "api", "openapi", "admin", "operator", "platform", "settings",
        // What browsers, robots and strangers ask of any site.
        "assets", "static", "css", "js", "images", "img", "fonts", "favicon", "robots", "sitemap", "well-known", "www",
        "index", "home", "help", "about", "contact", "search", "docs", "status", "new", "open", "null", "undefined",
        // Languages.
        "lt", "en", "uk", "ru", "pl", "de",
    ], StringComparer.Ordinal);

    /// <summary>The words no initiative may take.</summary>
    public static IReadOnlyCollection<string> ReservedWords => Reserved;

    /// <summary>Whether the text has the form of a slug.</summary>
    public static bool IsWellFormed([NotNullWhen(true)] string? text) => text is not null && Form().IsMatch(text);

    /// <summary>Whether the platform keeps the word for itself.</summary>
    public static bool IsReserved(string text) => Reserved.Contains(text);

    /// <summary>What a village or name looks like as a slug: „Kunigiškiai“ as kunigiskiai; empty when nothing is left of it.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var sign in WellFormed.Decomposed(text).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(sign)) slug.Append(sign);
            else if (!char.IsSurrogate(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
    }

    // \z, not $: a line end after the last letter is no slug.
    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){1,38}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
