using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Why a change of the schedule is not made.</summary>
public enum ScheduleChangeRefusal
{
    LastBeforeFirst = 1,

    /// <summary>All of it is over.</summary>
    Past,

    /// <summary>More than a year at once; a closed initiative more than three months.</summary>
    TooLong,

    /// <summary>The end does not come after the beginning, or only one of them was said.</summary>
    WrongHours,

    /// <summary>A room is closed by nights.</summary>
    WholeDays,

    /// <summary>A reason is needed.</summary>
    ReasonMissing,

    /// <summary>It would change something else now, or for others, than staff have seen.</summary>
    ChangedMeanwhile,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,
}

/// <summary>What happened, as staff say it; the reason stands in <see cref="Bookings.Asking.Because"/>. <see cref="Seen"/> is the mark of the plan that they were shown.</summary>
public sealed record ScheduleWanted(
    Guid RequestId, ScheduleChangeKind Kind, Guid? SubjectId, LocalDate FirstDay, LocalDate LastDay, LocalTime? From, LocalTime? To, Asking Asking)
{
    /// <summary>The longest that anything is away or closed, in days.</summary>
    public const int LongestDays = 366;

    /// <summary>The longest that the initiative is closed at once, in days.</summary>
    public const int LongestClosedDays = 92;

    /// <summary>The mark of the plan that was shown; empty when none was.</summary>
    public string Seen { get; init; } = "";

    /// <summary>By run: the driver or vehicle that it gets instead.</summary>
    public IReadOnlyDictionary<Guid, Guid> Instead { get; init; } = new Dictionary<Guid, Guid>();

    internal ScheduleChangeRefusal? FindObjection(InitiativeClock clock) =>
        LastDay < FirstDay ? ScheduleChangeRefusal.LastBeforeFirst
        : LastDay < clock.Today || (LastDay == clock.Today && To is { } until && clock.InstantOf(LastDay, until) <= clock.Now) ? ScheduleChangeRefusal.Past
        : Period.DaysBetween(FirstDay, LastDay) > (Kind == ScheduleChangeKind.Closed ? LongestClosedDays : LongestDays) ? ScheduleChangeRefusal.TooLong
        : LastDay > clock.Today.PlusDays(LongestDays) ? ScheduleChangeRefusal.TooLong
        : From is null != To is null || From >= To ? ScheduleChangeRefusal.WrongHours
        : From is not null && Kind == ScheduleChangeKind.RoomOut ? ScheduleChangeRefusal.WholeDays
        : null;

    /// <summary>The record of it.</summary>
    internal ScheduleChange NewChange(string subject, Instant at) => new()
    {
        Id = RequestId, Kind = Kind, SubjectId = SubjectId, Subject = subject, FirstDay = FirstDay, LastDay = LastDay, From = From, To = To,
        Why = Asking.Because, MadeAt = at, MadeByName = Asking.By.Name,
    };

    /// <summary>Whether a record says the same.</summary>
    internal bool IsAs(ScheduleChange change) =>
        (change.Kind, change.SubjectId, change.FirstDay, change.LastDay, change.From, change.To) == (Kind, SubjectId, FirstDay, LastDay, From, To);
}
