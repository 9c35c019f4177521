using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>What a resource is.</summary>
public enum ResourceKind
{
    Worker = 1,
    Room = 2,
    Machine = 3,
}

/// <summary>A person, a room or a machine with a calendar of its own: the scarce thing. It is locked before its calendar is read.</summary>
public sealed class Resource : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required ResourceKind Kind { get; set; }

    /// <summary>Which of the staff it is; none for a room, a machine or a visiting specialist.</summary>
    public Guid? StaffMemberId { get; set; }

    /// <summary>Whether the weekly hours hold on public holidays too.</summary>
    public bool WorksOnHolidays { get; set; }

    /// <summary>Whether it is still in use.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The lowest is shown, and taken, first.</summary>
    public int Order { get; set; }

    /// <summary>Raised by every change of it or of its calendar.</summary>
    public int Version { get; set; } = 1;

    public List<WeeklyOpening> Openings { get; } = [];

    public List<CalendarOverride> Overrides { get; } = [];
}

/// <summary>Hours of a resource on a weekday, in every week or every so many weeks.</summary>
public sealed class WeeklyOpening : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResourceId { get; init; }

    public required IsoDayOfWeek Weekday { get; init; }

    public required LocalTime From { get; init; }

    public required LocalTime To { get; init; }

    /// <summary>1 for every week, 2 for every second one, counted from the week of the first day.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>The day from which it holds.</summary>
    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day on which it holds; none without an end.</summary>
    public LocalDate? LastDay { get; set; }

    /// <summary>Whether it holds on a day; holidays are not looked at.</summary>
    public bool HoldsOn(LocalDate date) =>
        date.DayOfWeek == Weekday && date >= FirstDay && (LastDay is not { } last || date <= last)
        && Period.DaysBetween(MondayOf(FirstDay), MondayOf(date)) / 7 % EveryWeeks == 0;

    private static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}

/// <summary>What an override does to the weekly hours.</summary>
public enum OverrideKind
{
    /// <summary>It is there besides, even on a holiday.</summary>
    ExtraHours = 1,

    /// <summary>The person is on leave or ill.</summary>
    Leave = 2,

    /// <summary>Shut or out of order.</summary>
    Closed = 3,

    /// <summary>Another user of the house has it.</summary>
    Blocked = 4,
}

/// <summary>Days on which a calendar is not as in other weeks.</summary>
public sealed class CalendarOverride : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ResourceId { get; init; }

    public required OverrideKind Kind { get; init; }

    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, included.</summary>
    public required LocalDate LastDay { get; init; }

    /// <summary>From when on each of the days; none for the whole day. Extra hours always say it.</summary>
    public LocalTime? From { get; init; }

    /// <summary>Until when on each of the days, the end excluded.</summary>
    public LocalTime? To { get; init; }

    /// <summary>Who has it, or what for, in a word: „biblioteka“. No health words.</summary>
    public string Who { get; init; } = "";
}
