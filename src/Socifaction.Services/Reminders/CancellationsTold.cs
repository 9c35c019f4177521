using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>How far the word has come that bookings do not take place.</summary>
public static class CancellationsTold
{
    /// <summary>
    /// By booking. One text may speak of a whole group; a booking for which no message is planned yet, or for whom nobody
    /// wants one, is not there.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Told>> ListCancellationsToldAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> bookingIds, CancellationToken cancellationToken)
    {
        var bookings = await db.Bookings.AsNoTracking().Where(booking => bookingIds.Contains(booking.Id))
            .Select(booking => new
            {
                booking.Id, booking.GroupId, booking.OfferingId,
                Ends = booking.Events.Where(e => e.Kind == BookingEventKind.Cancelled).Select(e => e.At).ToList(),
            }).ToListAsync(cancellationToken);
        Guid[] groups = [.. bookings.Select(booking => booking.GroupId).Distinct()];
        var rows = (await (
            from row in db.Reminders.AsNoTracking()
            join booking in db.Bookings on row.BookingId equals booking.Id
            where groups.Contains(booking.GroupId) && row.Kind == ReminderKind.Cancellation && row.Status != ReminderStatus.Cancelled
            orderby row.CreatedAt
            select new { row.BookingId, booking.GroupId, booking.OfferingId, row.CreatedAt, row.Status, row.Channel })
            .ToListAsync(cancellationToken)).ToLookup(row => (row.GroupId, row.OfferingId));
        var told = new Dictionary<Guid, Told>();
        foreach (var booking in bookings.Where(booking => booking.Ends.Count > 0))
        {
            var since = rows[(booking.GroupId, booking.OfferingId)].Where(row => row.CreatedAt >= booking.Ends.Max()).ToList();
            if ((since.Find(row => row.BookingId == booking.Id) ?? since.FirstOrDefault()) is { } word)
            {
                told.Add(booking.Id, ToldQueries.Of(word.Status, word.Channel));
            }
        }

        return told;
    }
}
