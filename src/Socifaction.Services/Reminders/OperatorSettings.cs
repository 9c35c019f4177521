namespace Socifaction.Services.Reminders;

/// <summary>How to reach an operator that takes SMS as JSON over HTTP, and how it proves that a report is its own.</summary>
public sealed record OperatorSettings
{
    /// <summary>Shorter secrets can be guessed.</summary>
    public const int ShortestSecret = 16;

    /// <summary>No operator: Twilio or the outbox is used.</summary>
    public static OperatorSettings None { get; } = new();

    private OperatorSettings() => Url = new("http://127.0.0.1");

    /// <summary>Refuses an address that could be listened to on the way, and reports that anybody could write.</summary>
    public OperatorSettings(Uri url, string key, string from, string webhookSecret = "", Uri? publicBaseUrl = null)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || !(url.Scheme == "https" || (url.IsLoopback && url.Scheme == "http")))
        {
            throw new ArgumentException("Operator:Url is https, or this machine.", nameof(url));
        }

        if (key.Length == 0 || from.Length == 0)
        {
            throw new ArgumentException("Operator:Key and Operator:From are needed.", nameof(key));
        }

        if (webhookSecret.Length is > 0 and < ShortestSecret)
        {
            throw new ArgumentException($"Operator:WebhookSecret has at least {ShortestSecret} characters.", nameof(webhookSecret));
        }

        (IsSet, Url, Key, From, WebhookSecret, PublicBaseUrl) = (true, url, key, from, webhookSecret, publicBaseUrl);
    }

    /// <summary>Whether an operator is set.</summary>
    public bool IsSet { get; }

    /// <summary>Where a message is posted.</summary>
    public Uri Url { get; }

    /// <summary>What the operator knows us by.</summary>
    public string Key { get; } = "";

    /// <summary>The header that carries the key, and before the key a word such as “Bearer”.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>The word before the key; empty for none.</summary>
    public string KeyPrefix { get; init; } = "";

    /// <summary>The platform's sender.</summary>
    public string From { get; } = "";

    /// <summary>What the operator says with each report; empty means that it reports nothing.</summary>
    public string WebhookSecret { get; } = "";

    /// <summary>Our own address as the world sees it; none where the operator cannot reach us.</summary>
    public Uri? PublicBaseUrl { get; }

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the operator says what became of a message.</summary>
    public bool Reports => WebhookSecret.Length > 0;

    /// <summary>Where the operator reports what became of a message.</summary>
    public Uri? ReportTo(string? reference) => !Reports || PublicBaseUrl is null || reference is null ? null
        : new Uri($"{PublicBaseUrl.AbsoluteUri.TrimEnd('/')}/webhooks/operator/status/{reference}");

    /// <summary>Neither the key nor the secret is ever printed.</summary>
    public override string ToString() => $"Operator at {Url.Host}";
}

/// <summary>Whether SMS leave this installation at all; otherwise they stand in the outbox.</summary>
public sealed class SmsGateways(TwilioSettings twilio, OperatorSettings @operator)
{
    /// <summary>Whether a provider is set.</summary>
    public bool IsSet => twilio.IsSet || @operator.IsSet;
}
