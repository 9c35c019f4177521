using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Why a date of a series has no session.</summary>
public enum SkipReason
{
    PublicHoliday = 1,

    /// <summary>Another session of the activity stands at that hour.</summary>
    Clash = 2,

    /// <summary>The clock skips that hour.</summary>
    ClockChange = 3,

    /// <summary>Staff left it out.</summary>
    ByHand = 4,
}

/// <summary>A date of a series that has no session, kept with the reason so that it is not made again and can be explained.</summary>
public sealed class SkippedDate : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WeeklySessionId { get; init; }

    public required LocalDate Date { get; init; }

    public required SkipReason Reason { get; init; }

    /// <summary>The staff's own words.</summary>
    public string Words { get; init; } = "";
}
