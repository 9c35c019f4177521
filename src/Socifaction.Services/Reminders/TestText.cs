using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>A text that staff sent to see whether a person's telephone gets texts, and what became of it.</summary>
public sealed class TestText : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>That of the form, so that the same form sent twice sends once.</summary>
    public required Guid Id { get; init; }

    public required Guid ResidentId { get; init; }

    /// <summary>The person's number, E.164.</summary>
    public required string To { get; init; }

    public required int Parts { get; init; }

    public required Instant At { get; init; }

    public Guid? ById { get; init; }

    public required string ByName { get; init; }

    public ReminderStatus Status { get; set; } = ReminderStatus.Sending;

    public string? ProviderSid { get; set; }

    public int? ErrorCode { get; set; }

    /// <summary>Random, known only to the provider's callback address.</summary>
    public required string CallbackKey { get; init; }
}
