using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>What the texts that speak of several bookings speak of.</summary>
internal static class SpokenOfQueries
{
    /// <summary>Whether every other booking that a reminder speaks of stands as it says. Otherwise the next planning words it anew.</summary>
    public static async Task<bool> StillSpeaksTrulyAsync(this ServicesDbContext db, Reminder row, CancellationToken cancellationToken)
    {
        var others = await (
            from spoken in db.SpokenOf
            join booking in db.Bookings on spoken.BookingId equals booking.Id
            where spoken.ReminderId == row.Id
            select new { spoken.Occurrence, booking.Status, booking.Date, booking.StartTime, booking.IsUncovered }).ToListAsync(cancellationToken);
        return others.TrueForAll(one => one.Status == BookingStatus.Booked && !one.IsUncovered
            && one.Occurrence == ReminderRules.StartOf(one.Date, one.StartTime));
    }

    /// <summary>How many bookings that still stand a reminder speaks of: those made with the one that carries it, of its day, and the others.</summary>
    public static Task<int> CountSpokenOfAsync(this ServicesDbContext db, Reminder row, CancellationToken cancellationToken) =>
        db.Bookings.CountAsync(
            booking => booking.Status == BookingStatus.Booked
                && (db.Bookings.Any(of => of.Id == row.BookingId && of.GroupId == booking.GroupId && of.Date == booking.Date)
                    || db.SpokenOf.Any(spoken => spoken.ReminderId == row.Id && spoken.BookingId == booking.Id)),
            cancellationToken);
}
