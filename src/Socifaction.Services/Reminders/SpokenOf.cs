using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>One more booking that a message speaks of, besides the one that carries it: a person's other booking of that day.</summary>
public sealed class SpokenOf : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReminderId { get; init; }

    public required Guid BookingId { get; init; }

    /// <summary>The promise it was spoken of with: the announced start.</summary>
    public required string Occurrence { get; init; }
}
