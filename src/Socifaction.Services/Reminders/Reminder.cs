using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What a message is about.</summary>
public enum ReminderKind
{
    /// <summary>The booking is promised.</summary>
    Confirmation = 1,

    /// <summary>It is tomorrow.</summary>
    DayBefore = 2,

    /// <summary>The initiative took it back.</summary>
    Cancellation = 3,

    /// <summary>A place came free and is kept until the person answers.</summary>
    Offer = 4,

    /// <summary>It takes place at another time than was promised.</summary>
    Moved = 5,

    /// <summary>It is in three days.</summary>
    ThreeDaysBefore = 6,

    /// <summary>What staff tell everybody of a day.</summary>
    Notice = 7,

    /// <summary>The person asked by SMS to be fetched: when the vehicle comes.</summary>
    Coming = 8,
}

/// <summary>How a message reaches a person.</summary>
public enum ReminderChannel
{
    Sms = 1,

    /// <summary>No way to send: staff telephone.</summary>
    Call = 2,

    /// <summary>A telephone call in which a voice reads the message and asks for a key to be pressed.</summary>
    Voice = 3,
}

/// <summary>Where a message stands.</summary>
public enum ReminderStatus
{
    /// <summary>Waits for its time.</summary>
    Planned = 1,

    /// <summary>The intent is written; the provider is being asked.</summary>
    Sending = 2,

    /// <summary>Nobody knows whether the provider took it.</summary>
    Unknown = 3,

    /// <summary>The provider took it.</summary>
    Accepted = 4,

    /// <summary>It left for the network.</summary>
    Sent = 5,

    /// <summary>Sent, with no word for so long; or a call in which no key was pressed.</summary>
    Unconfirmed = 6,

    /// <summary>The network says the telephone has it; or the person pressed a key in the call.</summary>
    Delivered = 7,

    /// <summary>The network could not deliver it.</summary>
    Undelivered = 8,

    /// <summary>The provider refused it.</summary>
    Failed = 9,

    /// <summary>No longer true: the booking was cancelled or moved.</summary>
    Cancelled = 10,

    /// <summary>Too late to be of use.</summary>
    Missed = 11,

    /// <summary>A person has to telephone.</summary>
    NeedsStaff = 12,
}

/// <summary>Why an ordinary message is not sent though it could be.</summary>
public enum HeldBy
{
    /// <summary>The number has had enough messages today.</summary>
    DayLimit = 1,

    /// <summary>The initiative's money for the month is spent.</summary>
    Budget = 2,
}

/// <summary>
/// One message about one booking to one person. The row is written before the provider is asked;
/// unique by booking, person, kind, channel and occurrence, so nothing is ever said twice.
/// </summary>
public sealed class Reminder : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BookingId { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid ResidentId { get; init; }

    public required ReminderKind Kind { get; init; }

    public required ReminderChannel Channel { get; init; }

    /// <summary>Whether it only lets a relative know what the person is told.</summary>
    public bool IsCopy { get; init; }

    /// <summary>The promise it is about: the announced start, or the event's id. A moved booking has another.</summary>
    public required string Occurrence { get; init; }

    /// <summary>E.164; empty when the channel is a call and no number is known.</summary>
    public required string To { get; init; }

    /// <summary>What it says, as it is sent.</summary>
    public required string Body { get; init; }

    /// <summary>SMS parts the text takes; none when it is read aloud.</summary>
    public required int Parts { get; init; }

    /// <summary>The booking's version it was worded from.</summary>
    public required int BookingVersion { get; init; }

    public required Instant DueAt { get; init; }

    /// <summary>After this it is better not sent.</summary>
    public required Instant UsefulUntil { get; init; }

    public required Instant CreatedAt { get; init; }

    public ReminderStatus Status { get; set; } = ReminderStatus.Planned;

    /// <summary>How often the provider was asked.</summary>
    public int Attempt { get; set; }

    /// <summary>When the latest attempt began.</summary>
    public Instant? StartedAt { get; set; }

    /// <summary>Not before this: a backed-off attempt, or the next poll.</summary>
    public Instant? NextTryAt { get; set; }

    /// <summary>The provider's id of the message.</summary>
    public string? ProviderSid { get; set; }

    /// <summary>The provider's last word, as it says it.</summary>
    public string? ProviderStatus { get; set; }

    public int? ErrorCode { get; set; }

    /// <summary>What kept it from being sent: staff telephone instead.</summary>
    public HeldBy? Held { get; set; }

    /// <summary>Random, known only to the provider's callback address.</summary>
    public required string CallbackKey { get; init; }
}

/// <summary>What the provider said of a message, and when. Never changed.</summary>
public sealed class ReminderEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReminderId { get; init; }

    public required string ProviderSid { get; init; }

    public required string ProviderStatus { get; init; }

    public int? ErrorCode { get; init; }

    public required Instant At { get; init; }
}

/// <summary>When a timer last did its work: staff see when the clock stopped.</summary>
public sealed class Heartbeat
{
    /// <summary>The timer's name.</summary>
    public required string Name { get; init; }

    public required Instant At { get; set; }
}

/// <summary>An SMS of a demo or development installation: kept to be read on a page instead of being sent.</summary>
public sealed class OutboxSms : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string To { get; init; }

    public required string Body { get; init; }

    public required Instant At { get; init; }
}
