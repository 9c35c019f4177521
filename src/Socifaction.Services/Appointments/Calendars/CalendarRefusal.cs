namespace Socifaction.Services.Appointments.Calendars;

/// <summary>Why a calendar, a resource or a type of appointment is not kept so.</summary>
public enum CalendarRefusal
{
    /// <summary>The end does not come after the beginning, or extra hours say none.</summary>
    WrongHours = 1,

    /// <summary>The last day comes before the first, or all of it is over.</summary>
    WrongDays,

    /// <summary>There are hours at that time already.</summary>
    HoursOverlap,

    /// <summary>No length was said, or one that cannot be.</summary>
    WrongLength,

    /// <summary>It needs nothing: then it could be booked at any time by everybody.</summary>
    NothingNeeded,

    /// <summary>Somebody else changed it meanwhile.</summary>
    ChangedMeanwhile,
}
