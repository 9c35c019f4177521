using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>Whether a person knows that something does not take place, or takes place at another time.</summary>
public enum Reach
{
    Reached = 1,

    /// <summary>A message is planned or under way.</summary>
    OnTheWay,

    /// <summary>No message reached the person, or none is sent.</summary>
    ToCall,
}

/// <summary>How far the word has come that bookings do not take place, or take place at another time.</summary>
public static class ReachQueries
{
    /// <summary>A message that is not planned by then is not coming.</summary>
    private static readonly Duration PlannedWithin = Duration.FromMinutes(10);

    /// <summary>By booking, those of which there is nothing to tell left out; one text may speak of a whole group.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Reach>> ListReachAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> bookingIds, Instant now, CancellationToken cancellationToken)
    {
        var bookings = await db.Bookings.AsNoTracking().Where(booking => bookingIds.Contains(booking.Id))
            .Select(booking => new
            {
                booking.Id, booking.GroupId, booking.OfferingId, booking.ResidentId, booking.Status,
                Events = booking.Events.Select(e => new { e.Kind, e.At }).ToList(),
            }).ToListAsync(cancellationToken);
        Guid[] groups = [.. bookings.Select(booking => booking.GroupId).Distinct()];
        var rows = (await (
            from row in db.Reminders.AsNoTracking()
            join booking in db.Bookings on row.BookingId equals booking.Id
            where groups.Contains(booking.GroupId) && (row.Kind == ReminderKind.Cancellation || row.Kind == ReminderKind.Moved)
                && row.Status != ReminderStatus.Cancelled && !row.IsCopy
            orderby row.CreatedAt
            select new { row.Id, row.BookingId, booking.GroupId, booking.OfferingId, row.Kind, row.CreatedAt, row.Status, row.Channel })
            .ToListAsync(cancellationToken)).ToLookup(row => (row.GroupId, row.OfferingId, row.Kind));
        Guid[] ids = [.. rows.SelectMany(same => same).Select(row => row.Id)];
        var calls = (await db.CallsMade.AsNoTracking().Where(call => ids.Contains(call.ReminderId)).OrderBy(call => call.At).ThenBy(call => call.Id)
            .ToListAsync(cancellationToken)).ToLookup(call => call.ReminderId);
        var late = await db.Reminders.Where(row => ids.Contains(row.Id)).Where(LateMessages.AreLate(now, ReminderTimes.Usual))
            .Select(row => row.Id).ToListAsync(cancellationToken);
        var changed = from booking in bookings
                      let promised = booking.Events.Where(e => e.Kind is BookingEventKind.Booked or BookingEventKind.Confirmed).MaxBy(e => e.At)
                      let change = booking.Events.Where(e => e.Kind is BookingEventKind.Cancelled or BookingEventKind.Declined or BookingEventKind.Moved).MaxBy(e => e.At)
                      where change is not null && (promised is null || change.At >= promised.At)
                      select (Booking: booking, change.At);
        return changed.ToDictionary(one => one.Booking.Id, one =>
        {
            var (booking, at) = one;
            // A wish, whoever waits, and a stranger are told by nobody but staff.
            if (booking.ResidentId is null || booking.Status is not (BookingStatus.Cancelled or BookingStatus.Booked))
            {
                return Reach.ToCall;
            }

            var kind = booking.Status == BookingStatus.Booked ? ReminderKind.Moved : ReminderKind.Cancellation;
            var since = rows[(booking.GroupId, booking.OfferingId, kind)].Where(row => row.CreatedAt >= at).ToList();
            return (since.Find(row => row.BookingId == booking.Id) ?? since.FirstOrDefault()) is { } word
                ? calls[word.Id].HaveTold() ? Reach.Reached
                    : late.Contains(word.Id) ? Reach.ToCall
                    : Of(ToldQueries.Of(word.Status, word.Channel))
                : now - at < PlannedWithin ? Reach.OnTheWay
                : Reach.ToCall;
        });
    }

    internal static Reach Of(Told told) => told switch
    {
        Told.Delivered or Told.Phoned or Told.Confirmed => Reach.Reached,
        Told.NotYet or Told.Sent => Reach.OnTheWay,
        Told.Unconfirmed or Told.NotReached or Told.ToCall or Told.SaysNo => Reach.ToCall,
    };
}
