using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places;

/// <summary>What caps a session beside the room.</summary>
public enum CapacityRule
{
    /// <summary>The room alone.</summary>
    RoomOnly = 0,

    /// <summary>Children's day social care: 15 with one worker, 25 with two, 45 with three.</summary>
    ChildrenPerWorker = 1,
}

/// <summary>The offering: a day centre, a class, a course, an event, whose dated sessions people come to.</summary>
public sealed class Activity : Offering
{
    /// <summary>How many the room holds.</summary>
    public required int RoomLimit { get; set; }

    public CapacityRule CapacityRule { get; set; }

    /// <summary>Whether it is for children, booked by their guardians.</summary>
    public bool IsForChildren { get; set; }

    /// <summary>Whether sessions fall out on public holidays.</summary>
    public bool RestsOnHolidays { get; set; } = true;

    public List<WeeklySession> Pattern { get; } = [];
}

/// <summary>The pattern sessions are made from: a weekday, its hours and who works then.</summary>
public sealed class WeeklySession : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OfferingId { get; init; }

    public required IsoDayOfWeek Weekday { get; init; }

    public required LocalTime From { get; init; }

    public required LocalTime To { get; init; }

    /// <summary>First and last day of the series, both included; none means without end.</summary>
    public LocalDate? FirstDay { get; init; }

    public LocalDate? LastDay { get; init; }

    public List<WeeklyShift> Shifts { get; } = [];

    /// <summary>Whether the series has a session on the day.</summary>
    public bool FallsOn(LocalDate date) =>
        date.DayOfWeek == Weekday && (FirstDay is null || FirstDay <= date) && (LastDay is null || date <= LastDay);
}

/// <summary>A staff member who usually works at a weekly session.</summary>
public sealed class WeeklyShift : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WeeklySessionId { get; init; }

    public required Guid StaffMemberId { get; init; }
}
