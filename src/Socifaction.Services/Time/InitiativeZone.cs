using NodaTime;
using NodaTime.TimeZones;

namespace Socifaction.Services.Time;

/// <summary>Local time to instant, by one rule: an hour the clock skips gives the first moment after it, an hour that comes twice gives the earlier.</summary>
public static class InitiativeZone
{
    private static readonly ZoneLocalMappingResolver Rule =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The zone of what belongs to no initiative.</summary>
    public static DateTimeZone Usual { get; } = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

    /// <summary>The instant a promised date and time stand for.</summary>
    public static Instant InstantOf(this DateTimeZone zone, LocalDate date, LocalTime time) =>
        (date + time).InZone(zone, Rule).ToInstant();

    /// <summary>Whether the clock jumps over this time; a person who types it is asked for another.</summary>
    public static bool IsSkipped(this DateTimeZone zone, LocalDate date, LocalTime time) =>
        zone.MapLocal(date + time).Count == 0;

    /// <summary>Whether this time comes twice; a person who types it is asked which is meant.</summary>
    public static bool IsAmbiguous(this DateTimeZone zone, LocalDate date, LocalTime time) =>
        zone.MapLocal(date + time).Count == 2;
}
