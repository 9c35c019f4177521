using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Schedule;

/// <summary>In which part of the school year a weekly session takes place.</summary>
public enum Season
{
    Always = 0,

    /// <summary>While school is on.</summary>
    Term = 1,

    /// <summary>In school holidays.</summary>
    Holidays = 2,
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

    public Season Season { get; init; }

    /// <summary>First and last day of the series, both included; none means without end.</summary>
    public LocalDate? FirstDay { get; init; }

    public LocalDate? LastDay { get; set; }

    public List<WeeklyShift> Shifts { get; } = [];

    /// <summary>Adds who usually works at it.</summary>
    public void Staff(IReadOnlyCollection<Guid> staffMemberIds) =>
        Shifts.AddRange(staffMemberIds.Select(id => new WeeklyShift { WeeklySessionId = Id, StaffMemberId = id }));

    /// <summary>Whether the series has a session on the day, which lies in school holidays or does not.</summary>
    public bool FallsOn(LocalDate date, bool inSchoolHolidays) =>
        date.DayOfWeek == Weekday && (FirstDay is null || FirstDay <= date) && (LastDay is null || date <= LastDay)
        && IsInSeason(inSchoolHolidays);

    /// <summary>Whether it takes place on days like this: in school holidays or not.</summary>
    public bool IsInSeason(bool inSchoolHolidays) => Season switch
    {
        Season.Always => true,
        Season.Term => !inSchoolHolidays,
        Season.Holidays => inSchoolHolidays,
    };
}

/// <summary>A staff member who usually works at a weekly session.</summary>
public sealed class WeeklyShift : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WeeklySessionId { get; init; }

    public required Guid StaffMemberId { get; init; }
}
