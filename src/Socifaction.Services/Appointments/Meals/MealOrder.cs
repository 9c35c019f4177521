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

    /// <summary>When the person is away, for now.</summary>
    public List<MealPause> Pauses { get; } = [];

    /// <summary>Raised by every change; a change made from an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether a meal is due on the day.</summary>
    public bool FallsOn(LocalDate date) => FirstDay <= date && (LastDay is null || date <= LastDay) && Weekdays.Has(date.DayOfWeek) && !Pauses.Exists(pause => pause.Covers(date));
}

/// <summary>Days on which a standing order rests, because the person is away: who said so and when, and who ended it sooner.</summary>
public sealed class MealPause : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MealOrderId { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, included; none until the person says that they are back.</summary>
    public LocalDate? LastDay { get; set; }

    /// <summary>Why, in a word. No health words.</summary>
    public string Because { get; init; } = "";

    public required Instant MadeAt { get; init; }

    public required string MadeByName { get; init; }

    /// <summary>When somebody set the day of coming back anew; none while nobody did.</summary>
    public Instant? ResumedAt { get; set; }

    public string ResumedByName { get; set; } = "";

    /// <summary>Whether the order rests on that day.</summary>
    public bool Covers(LocalDate date) => FirstDay <= date && (LastDay is not { } last || date <= last);

    /// <summary>Whether it was taken back before it began.</summary>
    public bool IsTakenBack => LastDay < FirstDay;
}
