using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Socifaction.Services.Tenancy;

/// <summary>
/// The first segment of an initiative's addresses: 2 to 39 lower-case Latin letters and digits with single hyphens
/// between them, and none of the words that the platform's own addresses begin with.
/// </summary>
public static partial class Slug
{
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

    // \z, not $: a line end after the last letter is no slug.
    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){1,38}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
