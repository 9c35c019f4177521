using NodaTime;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>Visits agreed until further notice: who comes to whom, on which days of the week, from when until when, to do what.</summary>
public sealed class VisitPlan : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>Also the group of its visits.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    /// <summary>The resource that comes, a person.</summary>
    public required Guid WorkerId { get; init; }

    public required Weekdays Weekdays { get; init; }

    public required LocalTime From { get; init; }

    public required LocalTime To { get; init; }

    /// <summary>1 for every week, 2 for every second one, counted from the week of the first day.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Whether somebody comes on public holidays too; else they are left out.</summary>
    public bool VisitsOnHolidays { get; init; }

    /// <summary>What is to be done, divided as those of the offering.</summary>
    public string Tasks { get; init; } = "";

    /// <summary>How to get in, sealed: whoever knows where a key lies can open the door.</summary>
    public string? SealedEntry { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, included; none while it is without end.</summary>
    public LocalDate? LastDay { get; set; }

    public string EndedBecause { get; set; } = "";

    /// <summary>From when on nobody comes for a while; none while it is not paused.</summary>
    public LocalDate? PausedFrom { get; set; }

    /// <summary>The last day of the pause; none while nobody knows.</summary>
    public LocalDate? PausedUntil { get; set; }

    public string PausedBecause { get; set; } = "";

    public required Instant AgreedAt { get; init; }

    public required string AgreedByName { get; init; }

    /// <summary>Raised by every change; a change made from an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether a visit is due on the day.</summary>
    public bool FallsOn(LocalDate date) =>
        FirstDay <= date && (LastDay is not { } last || date <= last) && Weekdays.Has(date.DayOfWeek)
        && Period.DaysBetween(MondayOf(FirstDay), MondayOf(date)) / 7 % EveryWeeks == 0
        && (VisitsOnHolidays || !PublicHolidays.IsHoliday(date))
        && !(PausedFrom <= date && (PausedUntil is not { } until || date <= until));

    private static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
