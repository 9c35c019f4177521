using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Stays;

/// <summary>A room of the premises with its beds: the scarce thing, locked before anybody is given a bed in it.</summary>
public sealed class Room : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    /// <summary>What is written on the door.</summary>
    public required string Name { get; set; }

    public int Floor { get; set; } = 1;

    /// <summary>Whether somebody in a wheelchair can live in it.</summary>
    public bool HasWheelchairAccess { get; set; }

    public bool HasOwnBath { get; set; }

    /// <summary>The lowest is shown first.</summary>
    public int Order { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; } = 1;

    public List<Bed> Beds { get; } = [];

    /// <summary>The beds that are in use, in order.</summary>
    public IReadOnlyList<Bed> BedsInUse => [.. Beds.Where(bed => !bed.IsRemoved).OrderBy(bed => bed.Number)];
}

/// <summary>A bed of a room.</summary>
public sealed class Bed : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoomId { get; init; }

    /// <summary>Which of the room, from one on.</summary>
    public required int Number { get; init; }

    /// <summary>Carried out of the room; the nights slept in it stay known.</summary>
    public bool IsRemoved { get; set; }
}

/// <summary>Days on which a room is not to be lived in: painting, a burst pipe.</summary>
public sealed class RoomClosure : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RoomId { get; init; }

    public required LocalDate FirstNight { get; init; }

    /// <summary>The day it can be lived in again; none where nobody knows yet.</summary>
    public LocalDate? Until { get; init; }

    public required string Why { get; init; }

    public required string ClosedByName { get; init; }
}

/// <summary>
/// The nights for which one bed is taken: by a stay, by a residence or by a closure of the room. Claims of one bed never overlap;
/// the schema refuses it. What gives the bed back takes its claim away or ends it sooner.
/// </summary>
public sealed class BedClaim : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BedId { get; init; }

    public required LocalDate FirstNight { get; init; }

    /// <summary>The day the bed is free again; none where nobody knows.</summary>
    public LocalDate? Until { get; set; }

    public Guid? StayId { get; init; }

    public Guid? ResidenceId { get; init; }

    public Guid? ClosureId { get; init; }

    /// <summary>Whether it takes a night between these days, the second excluded; none means for ever.</summary>
    public bool Meets(LocalDate first, LocalDate? until) => (Until is null || first < Until) && (until is null || FirstNight < until);

    /// <summary>Whether it takes the night that begins on a day.</summary>
    public bool Covers(LocalDate night) => Meets(night, night.PlusDays(1));
}
