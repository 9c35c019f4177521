using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides.Sharing;

/// <summary>
/// Two residents who are never on board of one vehicle at the same time, and who wrote it down. Why is their own affair and
/// is not asked; neither of them is told.
/// </summary>
public sealed class KeptApart : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the two the one whose id comes first, so that a pair is written once.</summary>
    public required Guid OneId { get; init; }

    public required Guid OtherId { get; init; }

    public required string WrittenByName { get; init; }

    public required Instant WrittenAt { get; init; }
}
