using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What came of a telephone call.</summary>
public enum CallOutcome
{
    /// <summary>The person was told.</summary>
    Reached = 1,

    /// <summary>Relatives will tell the person.</summary>
    ToldRelatives = 2,

    NoAnswer = 3,

    /// <summary>Still to be called: what was written down before was a mistake.</summary>
    CallAgain = 4,

    /// <summary>No call: the text was sent from the staff's own telephone.</summary>
    SentByHand = 5,
}

/// <summary>A telephone call that staff made because a message did not reach its person. Never changed: the latest counts.</summary>
public sealed class CallMade : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>The id of the form that said so: sent twice it is one call.</summary>
    public required Guid Id { get; init; }

    /// <summary>The message it stands for.</summary>
    public required Guid ReminderId { get; init; }

    public required CallOutcome Outcome { get; init; }

    public required Instant At { get; init; }

    public Guid? StaffMemberId { get; init; }

    public required string ByName { get; init; }
}

/// <summary>What calls about one message have come to.</summary>
public static class CallsMade
{
    /// <summary>Whether the latest of them, given in the order they were made, told the person or the relatives.</summary>
    public static bool HaveTold(this IEnumerable<CallMade> calls) =>
        calls.LastOrDefault() is { Outcome: CallOutcome.Reached or CallOutcome.ToldRelatives };
}
