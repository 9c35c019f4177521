using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What a reply means.</summary>
public enum ReplyMeaning
{
    /// <summary>Not sure: a person reads it.</summary>
    Unclear = 0,
    Yes = 1,
    No = 2,

    /// <summary>Wants no more messages.</summary>
    Stop = 3,

    /// <summary>Is done and wants to be fetched.</summary>
    Fetch = 4,
}

/// <summary>
/// An SMS somebody sent to the initiative, or the key pressed in a call: what it said, what it was taken to mean, and whether staff
/// still have to read it.
/// </summary>
public sealed class InboundSms : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The provider's id: the same message twice is one message.</summary>
    public required string ProviderSid { get; init; }

    /// <summary>E.164.</summary>
    public required string From { get; init; }

    public required string Body { get; init; }

    public required Instant At { get; init; }

    public required ReplyMeaning Meaning { get; init; }

    /// <summary>The booking it was taken to answer; none when that is not certain.</summary>
    public Guid? BookingId { get; set; }

    /// <summary>Whether staff have yet to read it.</summary>
    public bool IsForStaff { get; set; }

    /// <summary>When the number was written back to by itself; none when it was not.</summary>
    public Instant? AnsweredAt { get; set; }
}
