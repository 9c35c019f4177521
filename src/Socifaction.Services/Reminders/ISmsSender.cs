using NodaTime;

namespace Socifaction.Services.Reminders;

/// <summary>One SMS to be sent, or one call to be made. <paramref name="From"/> null is the platform's sender.</summary>
public sealed record SmsMessage(string? From, string To, string Body, Uri? StatusCallback = null, Duration? ValidFor = null)
{
    public ReminderChannel Channel { get; init; } = ReminderChannel.Sms;

    /// <summary>The message's unguessable key, by which a provider may name it when it reports.</summary>
    public string? Reference { get; init; }

    /// <summary>Of a call: where the provider asks what is to be said.</summary>
    public Uri? Script { get; init; }

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
    /// <summary>Twilio's number for a wrong name or password, and ours for every provider.</summary>
    public const int WrongPassword = 20003;

    public static SendAnswer Unknown { get; } = new(SendVerdict.Unknown);

    public static SendAnswer NotSignedIn { get; } = new(SendVerdict.NotSignedIn, ErrorCode: WrongPassword);
}

/// <summary>A message or call as the provider keeps it; no sender when the provider does not keep one, and no text of a call.</summary>
public sealed record ProviderMessage(string Sid, string Status, string? From, string To, string Body, Instant CreatedAt, int? ErrorCode)
{
    /// <summary>Nothing personal.</summary>
    public override string ToString() => Sid;
}

/// <summary>
/// What a provider can do beside taking a message: list what it took and answer for it, bring what people write back, report what
/// became of a message. How an unknown outcome is settled follows from it.
/// </summary>
public sealed record SmsCapabilities(bool Listable, bool TwoWay, bool DeliveryReports)
{
    /// <summary>All of it.</summary>
    public static SmsCapabilities All { get; } = new(Listable: true, TwoWay: true, DeliveryReports: true);
}

/// <summary>Sends SMS, makes calls and answers for what it has taken: Twilio or an operator over HTTP, or the outbox of a demo.</summary>
public interface ISmsSender
{
    /// <summary>What this provider can do.</summary>
    SmsCapabilities Can { get; }

    /// <summary>The sender's name or number when an initiative has none of its own.</summary>
    string DefaultFrom { get; }

    /// <summary>The number that calls of an initiative with this sender come from; null when none can be made.</summary>
    string? CallerOf(string? sender);

    /// <summary>Asks once. Never asks again by itself.</summary>
    Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken);

    /// <summary>One message or call; null when it cannot be had now, or never where the provider keeps no list.</summary>
    Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken);

    /// <summary>Every message or every call to a number since an instant; null when the list could not be had whole.</summary>
    Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken);
}
