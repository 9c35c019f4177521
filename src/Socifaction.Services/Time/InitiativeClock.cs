using NodaTime;

namespace Socifaction.Services.Time;

/// <summary>Now and today, in the initiative's zone.</summary>
public sealed class InitiativeClock(IClock clock, DateTimeZone zone)
{
    /// <summary>The initiative's zone.</summary>
    public DateTimeZone Zone { get; } = zone;

    /// <summary>This moment.</summary>
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The day on the initiative's calendar.</summary>
    public LocalDate Today => LocalOf(Now).Date;

    /// <summary>The time on the initiative's wall.</summary>
    public LocalTime TimeNow => LocalOf(Now).TimeOfDay;

    /// <summary>The instant of a promised date and time, by the rule of <see cref="InitiativeZone"/>.</summary>
    public Instant InstantOf(LocalDate date, LocalTime time) => Zone.InstantOf(date, time);

    /// <summary>What calendar and wall clock show at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => instant.InZone(Zone).LocalDateTime;
}
