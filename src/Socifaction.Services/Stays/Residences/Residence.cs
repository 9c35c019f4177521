using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Stays.Residences;

/// <summary>A resident's right to live in a room until further notice, by a contract. Its beds are claimed as those of a stay are.</summary>
public sealed class Residence : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid RoomId { get; init; }

    public required Guid ResidentId { get; init; }

    public required string ContractNumber { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>The day the person moves out; none while nobody knows.</summary>
    public LocalDate? Until { get; set; }

    public bool WholeRoom { get; init; }

    public required Instant WrittenAt { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>Who wrote down the end, and why it ends.</summary>
    public string EndedByName { get; set; } = "";

    public string EndedBecause { get; set; } = "";

    public int Version { get; set; } = 1;
}
