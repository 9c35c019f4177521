using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Stays.Residences;

/// <summary>A resident's right to live in a room until further notice, by a contract. Its beds are claimed as those of a stay are.</summary>
public sealed class Residence : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    /// <summary>The room, the last of them after a move; since when each of its beds is claimed stands in the claims.</summary>
    public required Guid RoomId { get; set; }

    public required Guid ResidentId { get; init; }

    public required string ContractNumber { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>The day the person moves out; none while nobody knows.</summary>
    public LocalDate? Until { get; set; }

    public bool WholeRoom { get; set; }

    public required Instant WrittenAt { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>Who wrote down the end, and why it ends.</summary>
    public string EndedByName { get; set; } = "";

    public string EndedBecause { get; set; } = "";

    public int Version { get; set; } = 1;

    public List<ResidenceEvent> Events { get; } = [];

    /// <summary>Writes down what happened, on which day it takes effect, and who said so.</summary>
    internal void Record(ResidenceEventKind kind, LocalDate day, Instant at, string byName, string why = "") => Events.Add(new()
    {
        ResidenceId = Id, Kind = kind, Day = day, RoomId = RoomId, At = at, ByName = byName, Why = why,
    });
}

/// <summary>What happened to a residence.</summary>
public enum ResidenceEventKind
{
    Started = 1,

    /// <summary>Into another room.</summary>
    Moved = 2,

    /// <summary>The day of moving out was set, or set anew.</summary>
    Ended = 3,
}

/// <summary>What happened to a residence, when it takes effect, and who wrote it down when. Never changed.</summary>
public sealed class ResidenceEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResidenceId { get; init; }

    public required ResidenceEventKind Kind { get; init; }

    /// <summary>The day on which it takes effect.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The room from then on; of an end the one that is left.</summary>
    public required Guid RoomId { get; init; }

    public required Instant At { get; init; }

    public required string ByName { get; init; }

    public string Why { get; init; } = "";
}
