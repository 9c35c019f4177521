using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>The booking: a person's meal of one day. Not found at home is <see cref="BookingStatus.NoShow"/>.</summary>
public sealed class Meal : Booking
{
    public required Guid MealDayId { get; init; }

    public required int Portions { get; set; }

    /// <summary>Brought to the person's home; else eaten where it is cooked.</summary>
    public required bool IsDelivered { get; init; }

    /// <summary>The diets chosen, divided by semicolons and sealed: they tell of health. None while nothing was chosen.</summary>
    public string? SealedDiet { get; init; }

    /// <summary>The standing order it was made from.</summary>
    public Guid? MealOrderId { get; init; }

    /// <summary>The pause that cancelled it: when the person comes back sooner, it is made anew.</summary>
    public Guid? MealPauseId { get; set; }

    /// <summary>When staff reached somebody who had not been found at home.</summary>
    public Instant? ReachedAt { get; set; }

    /// <summary>Whether nobody was at home and nobody has been reached since.</summary>
    public bool IsToBeReached => Status == BookingStatus.NoShow && IsDelivered && ReachedAt is null;
}
