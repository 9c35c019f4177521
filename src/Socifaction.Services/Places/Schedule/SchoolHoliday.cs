using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Schedule;

/// <summary>School holidays in the initiative's calendar, first and last day included: the hours differ, and families say which days they need.</summary>
public sealed class SchoolHoliday : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required LocalDate FirstDay { get; set; }

    public required LocalDate LastDay { get; set; }

    /// <summary>Whether the day lies in them.</summary>
    public bool Covers(LocalDate date) => FirstDay <= date && date <= LastDay;
}
