using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Waiting;

/// <summary>Who goes before whom; within one, first come, first served.</summary>
public enum Priority
{
    /// <summary>Sent by the municipality, the child-rights agency or a case manager.</summary>
    Referred = 1,

    /// <summary>A brother or sister already comes.</summary>
    Sibling = 2,

    Usual = 3,
}

/// <summary>Where an entry of the waiting list stands.</summary>
public enum WaitingStatus
{
    Waiting = 1,

    /// <summary>A place is kept for them until they answer.</summary>
    Offered = 2,

    /// <summary>They got places.</summary>
    Placed = 3,

    /// <summary>They wait no longer: taken back, declined, or the session is over.</summary>
    Ended = 4,
}

/// <summary>
/// A family's turn in the waiting list of one or several sessions. Who waits for which session stands in the places of its group
/// that are <see cref="Bookings.BookingStatus.Waitlisted"/>: a family waits as one.
/// </summary>
public sealed class WaitingEntry : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    /// <summary>The group of the waitlisted places.</summary>
    public required Guid GroupId { get; init; }

    /// <summary>Whether they come all together or not at all.</summary>
    public bool AllOrNothing { get; set; }

    public Priority Priority { get; set; } = Priority.Usual;

    /// <summary>Why they go before others, in words.</summary>
    public string PriorityBecause { get; set; } = "";

    public required Instant Since { get; init; }

    public WaitingStatus Status { get; set; } = WaitingStatus.Waiting;

    /// <summary>The later places they give up when these come free: “tell me if an earlier one frees”.</summary>
    public Guid? InsteadOfGroupId { get; init; }

    public int Version { get; set; } = 1;
}

/// <summary>Where an offer stands.</summary>
public enum OfferStatus
{
    Open = 1,
    Accepted = 2,
    Declined = 3,

    /// <summary>Nobody answered in time.</summary>
    Expired = 4,

    /// <summary>Taken back: the entry or the session ended.</summary>
    Withdrawn = 5,
}

/// <summary>
/// Places that came free and are kept for one entry until it answers or the time is over. What it keeps counts as taken
/// (<see cref="Session.Held"/>).
/// </summary>
public sealed class Offer : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EntryId { get; init; }

    /// <summary>Places kept in each session of the entry.</summary>
    public required int Size { get; init; }

    public required Instant MadeAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public OfferStatus Status { get; set; } = OfferStatus.Open;

    public Instant? AnsweredAt { get; set; }
}
