using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Appointments;

/// <summary>The booking of a time with whatever its type needs.</summary>
public sealed class Appointment : Booking
{
    /// <summary>How long it takes, by the clock that never jumps.</summary>
    public required int Minutes { get; set; }

    /// <summary>How many kilograms; none where times are counted, and until they are weighed.</summary>
    public int? Kilograms { get; set; }

    /// <summary>Whether it is one of the month's free ones; of kilograms, whether all are free.</summary>
    public bool IsFree { get; set; }

    /// <summary>How many of the kilograms are free; none until they are weighed.</summary>
    public int? FreeKilograms { get; set; }

    /// <summary>How much of an allowance it takes.</summary>
    public int Units => Kilograms ?? 1;

    /// <summary>How much of that is free.</summary>
    public int FreeUnits => FreeKilograms ?? (IsFree ? 1 : 0);

    /// <summary>The appointment in place of which this earlier time is kept for the person, until they answer; none for one that stands by itself.</summary>
    public Guid? InsteadOfId { get; set; }

    /// <summary>Whether the person asked to be told when something earlier comes free.</summary>
    public bool WantsEarlier { get; set; }
}

/// <summary>
/// A time of a resource that a booking takes, with the minutes kept free before and after it.
/// Those that are not released never overlap; the database holds that as well.
/// </summary>
public sealed class ResourceClaim : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BookingId { get; init; }

    public required Guid ResourceId { get; init; }

    public required Instant StartsAt { get; init; }

    public required Instant EndsAt { get; init; }

    /// <summary>Whether the booking let go of it: cancelled, or moved.</summary>
    public bool IsReleased { get; set; }
}
