using NodaTime;

namespace Socifaction.Services.Reminders;

/// <summary>One SMS to be sent. <paramref name="From"/> null is the platform's sender.</summary>
public sealed record SmsMessage(string? From, string To, string Body, Uri? StatusCallback = null, Duration? ValidFor = null)
{
    /// <summary>Nothing personal: logs hold no numbers and no texts.</summary>
    public override string ToString() => "SMS";
}

/// <summary>What one attempt to send came to.</summary>
public enum SendVerdict
{
    /// <summary>The provider has it and gave its id.</summary>
    Accepted,

    /// <summary>Certainly not taken; another time may do.</summary>
    TryLater,

    /// <summary>Certainly not taken, and asking again would not help.</summary>
    Refused,

    /// <summary>The account's own name or password is wrong: nothing can be sent.</summary>
    NotSignedIn,

    /// <summary>Nobody knows whether it was taken.</summary>
    Unknown,
}

/// <summary>What the provider answered to one attempt.</summary>
public sealed record SendAnswer(SendVerdict Verdict, string? Sid = null, string? ProviderStatus = null, int? ErrorCode = null, Duration? RetryAfter = null)
{
    public static SendAnswer Unknown { get; } = new(SendVerdict.Unknown);
}

/// <summary>A message as the provider keeps it; no sender when the provider does not keep one.</summary>
public sealed record ProviderMessage(string Sid, string Status, string? From, string To, string Body, Instant CreatedAt, int? ErrorCode)
{
    /// <summary>Nothing personal.</summary>
    public override string ToString() => Sid;
}

/// <summary>Sends SMS and answers for what it has taken: Twilio over HTTP, or the outbox of a demo.</summary>
public interface ISmsSender
{
    /// <summary>The sender's name or number when an initiative has none of its own.</summary>
    string DefaultFrom { get; }

    /// <summary>Asks once. Never asks again by itself.</summary>
    Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken);

    /// <summary>One message; null when it cannot be had now.</summary>
    Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken);

    /// <summary>Every message to a number since an instant; null when the list could not be had whole.</summary>
    Task<IReadOnlyList<ProviderMessage>?> ListAsync(string to, Instant since, CancellationToken cancellationToken);
}
