namespace Socifaction.Services.Reminders;

/// <summary>How to reach Twilio, and where Twilio reaches us.</summary>
public sealed record TwilioSettings
{
    /// <summary>Twilio's own address.</summary>
    public static Uri UsualBaseUrl { get; } = new("https://api.twilio.com");

    /// <summary>A voice that reads Lithuanian.</summary>
    public const string UsualVoice = "Google.lt-LT-Standard-B";

    /// <summary>No provider: the outbox is used.</summary>
    public static TwilioSettings None { get; } = new("", "", "", UsualBaseUrl, null);

    /// <summary>Refuses an address that could carry the password to a stranger.</summary>
    public TwilioSettings(string accountSid, string authToken, string from, Uri baseUrl, Uri? publicBaseUrl)
    {
        if (!IsTrusted(baseUrl))
        {
            throw new ArgumentException("Twilio:BaseUrl is https at twilio.com, or this machine.", nameof(baseUrl));
        }

        (AccountSid, AuthToken, From, BaseUrl, PublicBaseUrl) = (accountSid, authToken, from, baseUrl, publicBaseUrl);
    }

    public string AccountSid { get; }

    /// <summary>Password of the account, and key of its signatures.</summary>
    public string AuthToken { get; }

    /// <summary>The platform's sender: a number, or a name of at most 11 letters.</summary>
    public string From { get; }

    /// <summary>The number that calls come from where an initiative's sender is a name; empty where the platform has none.</summary>
    public string CallsFrom { get; init; } = "";

    /// <summary>Who reads calls aloud, by the provider's name; empty leaves it to the provider.</summary>
    public string Voice { get; init; } = UsualVoice;

    public Uri BaseUrl { get; }

    /// <summary>Our own address as the world sees it; none means no callbacks, only polling.</summary>
    public Uri? PublicBaseUrl { get; }

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>About what a part of a message costs, in euro cents, for staff to see.</summary>
    public decimal PartCents { get; init; } = 5;

    /// <summary>Whether a provider is set.</summary>
    public bool IsSet => AccountSid.Length > 0 && AuthToken.Length > 0;

    /// <summary>Where Twilio reports what became of an attempt.</summary>
    public Uri? CallbackOf(string key, int attempt) => PublicBaseUrl is null ? null
        : new Uri($"{PublicBaseUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/status/{key}?a={attempt}");

    /// <summary>Where Twilio asks what to say in a call; none where it cannot reach us.</summary>
    public Uri? ScriptOf(string key) => PublicBaseUrl is null ? null
        : new Uri($"{PublicBaseUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/voice/{key}");

    /// <summary>The token is never printed.</summary>
    public override string ToString() => $"Twilio at {BaseUrl.Host}";

    private static bool IsTrusted(Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0
        && ((url.IsLoopback && url.Scheme is "http" or "https")
            || (url.Scheme == "https" && url.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase)));
}
