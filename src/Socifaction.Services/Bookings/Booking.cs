using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>
/// A claim on something an initiative offers. Who it is for, who arranged it and who is told are three people.
/// The promise is local (date and time); the instants are derived from it.
/// </summary>
public abstract class Booking : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    /// <summary>The resident it is for; none only while a stranger's request waits to be confirmed.</summary>
    public Guid? ResidentId { get; set; }

    /// <summary>What a stranger said their name is.</summary>
    public string CallerName { get; init; } = "";

    /// <summary>The number a stranger left to be called back on, E.164.</summary>
    public string CallerPhone { get; init; } = "";

    public BookingStatus Status { get; private set; } = BookingStatus.Requested;

    public required LocalDate Date { get; set; }

    /// <summary>When it starts; for a ride the earliest promised pick-up.</summary>
    public required LocalTime StartTime { get; set; }

    /// <summary>The latest promised start, where a window is promised.</summary>
    public LocalTime? LatestStart { get; set; }

    public required LocalTime EndTime { get; set; }

    /// <summary>Derived from date and start.</summary>
    public required Instant StartsAt { get; set; }

    /// <summary>Derived from date and end.</summary>
    public required Instant EndsAt { get; set; }

    /// <summary>Shared by the bookings that were made together.</summary>
    public required Guid GroupId { get; init; }

    /// <summary>The booking this one goes with and is announced with: a return leg's outward leg.</summary>
    public Guid? FollowsId { get; init; }

    public required ActorKind ArrangedByKind { get; init; }

    public Guid? ArrangedById { get; init; }

    /// <summary>Who arranged it, by name.</summary>
    public required string ArrangedByName { get; init; }

    /// <summary>What the arranger is to the resident, and why they arrange it: „duktė; mama neprigirdi“.</summary>
    public string ArrangedBecause { get; init; } = "";

    public required Channel Channel { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Owed, in cents.</summary>
    public int PriceCents { get; private set; }

    /// <summary>A word for the staff; no health words.</summary>
    public string Note { get; set; } = "";

    /// <summary>Until when a place that came free is kept for the person; none while nothing is offered.</summary>
    public Instant? OfferedUntil { get; set; }

    /// <summary>Promised, but nothing keeps the promise at present. Staff call the person; meanwhile no message speaks of it.</summary>
    public bool IsUncovered { get; private set; }

    /// <summary>Raised by every change; a change made from an older version is refused.</summary>
    public int Version { get; private set; } = 1;

    public List<BookingEvent> Events { get; } = [];

    /// <summary>Whether it still takes something scarce or may come to.</summary>
    public bool IsLive => Status is BookingStatus.Requested or BookingStatus.Waitlisted or BookingStatus.Booked;

    /// <summary>Sets what is owed: of the whole price in cents, what the person pays by the offering's rule.</summary>
    public void Owe(PriceRule price, int wholeCents, int? paidShare) => PriceCents = price.PaidBy(paidShare, wholeCents);

    /// <summary>Moves to a status and writes down who did it, when, how and why.</summary>
    public void Become(BookingStatus status, BookingEventKind kind, Actor actor, Channel channel, Instant at, string why = "")
    {
        (Status, IsUncovered) = (status, false);
        Record(kind, actor, channel, at, why);
    }

    /// <summary>What was to keep the promise is not there any more.</summary>
    public void Uncover(Actor actor, Channel channel, Instant at, string why)
    {
        IsUncovered = true;
        Record(BookingEventKind.Uncovered, actor, channel, at, why);
    }

    /// <summary>Something keeps the promise again.</summary>
    public void Cover(Actor actor, Channel channel, Instant at, string why)
    {
        IsUncovered = false;
        Record(BookingEventKind.Covered, actor, channel, at, why);
    }

    /// <summary>Writes down that something happened without a change of status.</summary>
    public void Record(BookingEventKind kind, Actor actor, Channel channel, Instant at, string why = "")
    {
        Version++;
        Events.Add(new BookingEvent
        {
            InitiativeId = InitiativeId,
            BookingId = Id,
            Kind = kind,
            At = at,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Channel = channel,
            Why = why,
        });
    }
}
