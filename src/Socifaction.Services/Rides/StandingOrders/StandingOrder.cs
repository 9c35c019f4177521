using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>
/// Rides agreed until further notice: dialysis on Monday, Wednesday and Friday at 6.40. The night makes them into rides
/// some weeks ahead. First and last day are included.
/// </summary>
public sealed class StandingOrder : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    public required Address From { get; set; }

    public required Address To { get; set; }

    public required Weekdays Weekdays { get; set; }

    public required RideWish Wish { get; set; }

    public required LocalTime WishTime { get; set; }

    /// <summary>When the person leaves for home again, if at all.</summary>
    public LocalTime? ReturnAt { get; set; }

    public int Companions { get; set; }

    public MobilityNeed Mobility { get; set; }

    public bool HelpToDoor { get; set; }

    public string Note { get; set; } = "";

    public required LocalDate FirstDay { get; init; }

    /// <summary>None while it is without end.</summary>
    public LocalDate? LastDay { get; set; }

    /// <summary>The first day of a pause; none while there is no pause.</summary>
    public LocalDate? PausedFrom { get; set; }

    /// <summary>The last day of the pause; none while it is not known.</summary>
    public LocalDate? PausedTo { get; set; }

    /// <summary>Why it was paused or ended last.</summary>
    public string Because { get; set; } = "";

    public required Instant AgreedAt { get; init; }

    public required string AgreedByName { get; init; }

    /// <summary>Raised when another ride is agreed: days made under an earlier edition are made anew.</summary>
    public int Edition { get; private set; } = 1;

    /// <summary>Raised by every change; a change made from an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether a ride is due on the day.</summary>
    public bool FallsOn(LocalDate date) =>
        FirstDay <= date && (LastDay is null || date <= LastDay) && Weekdays.Has(date.DayOfWeek) && !IsPausedOn(date);

    /// <summary>Whether the day lies in the pause.</summary>
    public bool IsPausedOn(LocalDate date) => PausedFrom <= date && (PausedTo is null || date <= PausedTo);

    /// <summary>The wish for a day.</summary>
    public RideWishes WishesOn(LocalDate date) =>
        new(OfferingId, From, To, date, Wish, WishTime, ReturnAt, Companions, Mobility, HelpToDoor, Note);

    /// <summary>Agrees on another ride or other weekdays.</summary>
    internal void Agree(RideWishes wishes, Weekdays weekdays)
    {
        Weekdays = weekdays;
        if ((From, To, Wish, WishTime, ReturnAt, Companions, Mobility, HelpToDoor, Note)
            == (wishes.From, wishes.To, wishes.Wish, wishes.WishTime, wishes.ReturnAt, wishes.Companions, wishes.Mobility, wishes.HelpToDoor, wishes.Note))
        {
            return;
        }

        (From, To, Wish, WishTime, ReturnAt) = (wishes.From, wishes.To, wishes.Wish, wishes.WishTime, wishes.ReturnAt);
        (Companions, Mobility, HelpToDoor, Note) = (wishes.Companions, wishes.Mobility, wishes.HelpToDoor, wishes.Note);
        Edition++;
    }
}
