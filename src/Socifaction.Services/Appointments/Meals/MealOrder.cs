using NodaTime;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>Meals agreed until further notice, on certain days of the week. The night makes them into meals two weeks ahead.</summary>
public sealed class MealOrder : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>Also the group of its meals.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    public required Weekdays Weekdays { get; init; }

    public required int Portions { get; init; }

    public required bool IsDelivered { get; init; }

    /// <summary>As <see cref="Meal.SealedDiet"/>.</summary>
    public string? SealedDiet { get; init; }

    public string Note { get; init; } = "";

    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, included; none while it is without end.</summary>
    public LocalDate? LastDay { get; set; }

    public string EndedBecause { get; set; } = "";

    public required Instant AgreedAt { get; init; }

    public required string AgreedByName { get; init; }

    /// <summary>Raised by every change; a change made from an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether a meal is due on the day.</summary>
    public bool FallsOn(LocalDate date) => FirstDay <= date && (LastDay is null || date <= LastDay) && Weekdays.Has(date.DayOfWeek);
}
