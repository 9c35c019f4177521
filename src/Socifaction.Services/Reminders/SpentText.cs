using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What an SMS that is about no booking was for.</summary>
public enum SpentOn
{
    /// <summary>A one-time code to sign in with.</summary>
    Code = 1,

    /// <summary>An answer that went out by itself.</summary>
    Answer = 2,
}

/// <summary>An SMS that was paid for and is about no booking. To whom it went and what it said is not kept.</summary>
public sealed class SpentText : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required SpentOn On { get; init; }

    public required int Parts { get; init; }

    public required Instant At { get; init; }
}
