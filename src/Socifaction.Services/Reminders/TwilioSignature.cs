using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Socifaction.Services.Reminders;

/// <summary>Twilio's proof that a call is its own: base64 of HMAC-SHA1 over the address it called and the form fields in ordinal order. It has no time in it, so whoever acts on a call must bear it twice.</summary>
public static partial class TwilioSignature
{
    /// <summary>The signature of a call; values are the decoded ones, equal pairs count once. A GET has no form.</summary>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var field in form.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal))
            signed.Append(field.Key).Append(field.Value);
#pragma warning disable CA5350 // Twilio signs with SHA-1 and nothing else.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    /// <summary>Whether the signature fits a form call to the address, written with its port or without.</summary>
    public static bool IsValid(string authToken, string? signature, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(authToken)) return false;
        var fields = form.ToList();
        var given = Encoding.UTF8.GetBytes(signature);
        var valid = false;
        foreach (var spelling in Spellings(url))
            valid |= CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Compute(authToken, spelling, fields)));
        return valid;
    }

    /// <summary>Whether the signature fits a call whose body is not a form: the address names the body's SHA-256.</summary>
    public static bool IsValidBody(string authToken, string? signature, string url, ReadOnlySpan<byte> body)
    {
        var named = BodyHash().Match(url);
        if (!named.Success) return false;
        var given = Encoding.ASCII.GetBytes(named.Groups[1].Value.ToLowerInvariant());
        var computed = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)));
        return CryptographicOperations.FixedTimeEquals(given, computed) & IsValid(authToken, signature, url, []);
    }

    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var match = Authority().Match(url);
        if (!match.Success) yield break;
        var (before, port, after) = (match.Groups["before"].Value, match.Groups["port"].Value, match.Groups["after"].Value);
        yield return port.Length > 0
            ? before + after
            : before + (before.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80") + after;
    }

    // The address is compared letter by letter as it was called; Uri would tidy it.
    [GeneratedRegex(@"^(?<before>https?://(?:[^/?#@]*@)?(?:\[[^\]/?#]*\]|[^/?#:\[\]]+))(?<port>:[0-9]+)?(?<after>(?:[/?#].*)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Authority();

    [GeneratedRegex(@"[?&]bodySHA256=([0-9A-Fa-f]+)(?=&|#|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex BodyHash();
}
