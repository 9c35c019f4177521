using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>When staff no longer wait for a message to do its work.</summary>
public static class LateMessages
{
    /// <summary>Whoever has missed a booking before is telephoned when there is no answer at this time of the day before.</summary>
    public static readonly LocalTime AnswerBy = new(15, 0);

    /// <summary>What was changed or cancelled: somebody may be waiting at the road.</summary>
    public static readonly ReminderKind[] Urgent = [ReminderKind.Cancellation, ReminderKind.Moved, ReminderKind.Notice, ReminderKind.Coming];

    /// <summary>So far back a missed booking counts.</summary>
    public const int DaysRemembered = 180;

    /// <summary>Whether what is changed or cancelled did not leave within a quarter of an hour, or anything else within an hour. What waits for the morning is not late.</summary>
    public static Expression<Func<Reminder, bool>> AreLate(Instant now, ReminderTimes times)
    {
        var (urgent, usual, soon) = (now - times.UrgentAfter, now - times.UnconfirmedAfter, now + times.LongestBackOff);
        return row => (row.Status == ReminderStatus.Planned || row.Status == ReminderStatus.Sending || row.Status == ReminderStatus.Unknown)
            && (row.DueAt < usual || (row.DueAt < urgent && Urgent.Contains(row.Kind)))
            && (row.NextTryAt == null || row.NextTryAt <= soon);
    }

    /// <summary>The messages about tomorrow, after three o’clock, and about today, to which somebody who has missed bookings before has not answered.</summary>
    internal static async Task<IReadOnlyList<Guid>> ListSilentAsync(this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now, clock.Today);
        var last = clock.LocalOf(now).TimeOfDay >= AnswerBy ? today.PlusDays(1) : today;
        var since = today.PlusDays(-DaysRemembered);
        var carried = from row in db.Reminders join booking in db.Bookings on row.BookingId equals booking.Id select new Said { Row = row, Booking = booking };
        var spoken = from one in db.SpokenOf
                     join row in db.Reminders on one.ReminderId equals row.Id
                     join booking in db.Bookings on one.BookingId equals booking.Id
                     select new Said { Row = row, Booking = booking };
        return [.. (await SilentAsync(carried)).Union(await SilentAsync(spoken))];

        Task<List<Guid>> SilentAsync(IQueryable<Said> said) => said
            .Where(one => one.Row.Kind == ReminderKind.DayBefore && one.Row.Status != ReminderStatus.Cancelled && !one.Row.IsCopy
                && one.Booking.Status == BookingStatus.Booked && one.Booking.Date <= last && one.Booking.StartsAt > now
                && db.Bookings.Any(missed => missed.ResidentId == one.Booking.ResidentId && missed.Status == BookingStatus.NoShow && missed.Date >= since)
                && !db.InboundSms.Any(sms => sms.Meaning != ReplyMeaning.Unclear && sms.At >= one.Row.CreatedAt
                    && (sms.BookingId == one.Row.BookingId
                        || db.Bookings.Any(answered => answered.Id == sms.BookingId && answered.GroupId == one.Booking.GroupId))))
            .Select(one => one.Row.Id).ToListAsync(cancellationToken);
    }

    private sealed class Said
    {
        public required Reminder Row { get; init; }

        public required Booking Booking { get; init; }
    }
}
