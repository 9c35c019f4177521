using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// When no message disturbs anyone: from 20:00 to 9:00, and to 10:00 on Sundays and public holidays. What falls due then goes out
/// earlier, never later. A telephone that rings disturbs more: it is quiet from 19:00 to 10:00, and to 12:00 on those days.
/// </summary>
public sealed class QuietHours(DateTimeZone zone, bool isCall = false)
{
    /// <summary>From this time of the evening it is quiet.</summary>
    public static readonly LocalTime Evening = new(20, 0);

    /// <summary>The time of the evening before to which a message that would fall into the quiet is brought forward.</summary>
    public static readonly LocalTime BroughtForwardTo = new(19, 30);

    private static readonly LocalTime Morning = new(9, 0);
    private static readonly LocalTime RestDayMorning = new(10, 0);
    private static readonly LocalTime CallsEvening = new(19, 0);
    private static readonly LocalTime CallsBroughtForwardTo = new(18, 30);
    private static readonly LocalTime CallsMorning = new(10, 0);
    private static readonly LocalTime CallsRestDayMorning = new(12, 0);

    /// <summary>The first time of a day at which one may send.</summary>
    public static LocalTime OpensOn(LocalDate date, bool isCall = false) =>
        date.DayOfWeek == IsoDayOfWeek.Sunday || PublicHolidays.IsHoliday(date)
            ? isCall ? CallsRestDayMorning : RestDayMorning
            : isCall ? CallsMorning : Morning;

    /// <summary>Whether this time of this day is quiet.</summary>
    public static bool IsQuiet(LocalDate date, LocalTime time, bool isCall = false) =>
        time >= (isCall ? CallsEvening : Evening) || time < OpensOn(date, isCall);

    /// <summary>Whether it is quiet now, asked at the moment of sending.</summary>
    public bool IsQuiet(Instant instant)
    {
        var local = instant.InZone(zone);
        return IsQuiet(local.Date, local.TimeOfDay, isCall);
    }

    /// <summary>When a message wished for this local time falls due: then, or on the evening that the quiet begins.</summary>
    public Instant Due(LocalDate date, LocalTime time) =>
        !IsQuiet(date, time, isCall) ? zone.InstantOf(date, time)
        : zone.InstantOf(time >= (isCall ? CallsEvening : Evening) ? date : date.PlusDays(-1), isCall ? CallsBroughtForwardTo : BroughtForwardTo);

    /// <summary>The first moment from this one on at which one may send.</summary>
    public Instant NextOpening(Instant instant)
    {
        if (!IsQuiet(instant)) return instant;
        var (date, time) = instant.InZone(zone).LocalDateTime;
        var day = time >= (isCall ? CallsEvening : Evening) ? date.PlusDays(1) : date;
        return zone.InstantOf(day, OpensOn(day, isCall));
    }

    /// <summary>Whether a message can still be sent before it is of no use; if not, staff telephone.</summary>
    public bool CanStillSend(Instant now, Instant usefulUntil) => NextOpening(now) < usefulUntil;
}
