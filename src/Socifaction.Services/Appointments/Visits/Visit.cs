using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>Why a visit came to nothing.</summary>
public enum VisitMissed
{
    /// <summary>Nobody opened.</summary>
    NotAtHome = 1,

    /// <summary>The person did not want help then.</summary>
    Refused = 2,

    /// <summary>Nobody could come.</summary>
    Cancelled = 3,
}

/// <summary>
/// The booking: a worker at a person's home on one day. What was planned (hours, tasks), what was done and why it was not
/// stand side by side. Uncovered, nobody comes until staff find somebody.
/// </summary>
public sealed class Visit : Booking
{
    /// <summary>The resource that comes, or was to come.</summary>
    public required Guid WorkerId { get; set; }

    /// <summary>The plan it was made from; none for one by itself.</summary>
    public Guid? VisitPlanId { get; init; }

    /// <summary>The day of the plan it was made for, wherever it was moved since.</summary>
    public LocalDate? PlanDay { get; init; }

    /// <summary>Whether a pause of the plan cancelled it: if the pause is shortened, the day is made again.</summary>
    public bool IsPaused { get; set; }

    /// <summary>What is to be done.</summary>
    public string Tasks { get; init; } = "";

    /// <summary>What was done.</summary>
    public string DoneTasks { get; set; } = "";

    /// <summary>When the worker really came.</summary>
    public LocalTime? CameAt { get; set; }

    /// <summary>When the worker really left.</summary>
    public LocalTime? LeftAt { get; set; }

    public VisitMissed? Missed { get; set; }

    /// <summary>More about it, in words. No health words.</summary>
    public string MissedBecause { get; set; } = "";

    /// <summary>Whether somebody else comes, or at another time, and the person has not been told.</summary>
    public bool IsToBeTold { get; set; }
}
