using NodaTime;

namespace Socifaction.Services.Bookings;

/// <summary>What the booking window says of a start.</summary>
public enum WindowAnswer
{
    Open,

    /// <summary>The start has passed.</summary>
    Past,

    /// <summary>Less than the least notice is left.</summary>
    TooLate,

    /// <summary>Booking has not opened yet.</summary>
    TooEarly,
}

/// <summary>How early and how late one may book or cancel by oneself; staff may do both until the start.</summary>
public sealed record BookingWindow(int OpensDaysBefore, int ShutsMinutesBefore, int CancelMinutesBefore)
{
    /// <summary>Four weeks ahead until two hours before; cancelling until the start.</summary>
    public static BookingWindow Usual { get; } = new(28, 120, 0);

    /// <summary>The last day that may be booked.</summary>
    public LocalDate LastDay(LocalDate today) => today.PlusDays(OpensDaysBefore);

    /// <summary>Whether a start may still be booked by residents, or past it all by staff.</summary>
    public WindowAnswer Ask(Instant now, LocalDate today, Instant startsAt, LocalDate date, bool byStaff) =>
        startsAt <= now ? WindowAnswer.Past
        : date > LastDay(today) ? WindowAnswer.TooEarly
        : !byStaff && startsAt - now < Duration.FromMinutes(ShutsMinutesBefore) ? WindowAnswer.TooLate
        : WindowAnswer.Open;

    /// <summary>Whether a resident may still cancel by oneself.</summary>
    public bool MayCancel(Instant now, Instant startsAt) =>
        now + Duration.FromMinutes(CancelMinutesBefore) < startsAt;
}
