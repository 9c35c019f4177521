using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>How far the word about a booking has come, as staff need to know it.</summary>
public enum Told
{
    /// <summary>A message waits for its time, or none is planned.</summary>
    NotYet = 0,

    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>The telephone has it.</summary>
    Delivered,

    /// <summary>Sent, but nobody knows whether it arrived.</summary>
    Unconfirmed,

    /// <summary>It did not arrive.</summary>
    NotReached,

    /// <summary>The person gets no SMS: staff telephone.</summary>
    ToCall,

    /// <summary>Staff told the person, or the relatives, by telephone.</summary>
    Phoned,

    /// <summary>The person wrote back or pressed: yes.</summary>
    Confirmed,

    /// <summary>The person wrote back or pressed: no. Staff see to it.</summary>
    SaysNo,
}

/// <summary>What the messages of a day have come to.</summary>
public static class ToldQueries
{
    /// <summary>
    /// By group of bookings of a day: what the person answered or staff said by telephone, else the latest message about it that still
    /// holds. One text may speak of a whole group.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Told>> ListToldAsync(
        this ServicesDbContext db, LocalDate date, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in db.Reminders
            join booking in db.Bookings on row.BookingId equals booking.Id
            where booking.Date == date && row.Status != ReminderStatus.Cancelled && !row.IsCopy && row.Kind != ReminderKind.Cancellation && row.Kind != ReminderKind.Notice
                && (row.Kind != ReminderKind.Offer || (booking.Status == BookingStatus.Waitlisted && booking.OfferedUntil == row.UsefulUntil))
            select new { row.Id, booking.GroupId, ByGroupId = booking.GroupId, booking.StartTime, row.Kind, row.Occurrence, row.CreatedAt, row.Channel, row.Status })
            .AsNoTracking().ToListAsync(cancellationToken);
        // A text about a person's whole day tells of each of its bookings.
        rows.AddRange(await (
            from spoken in db.SpokenOf
            join row in db.Reminders on spoken.ReminderId equals row.Id
            join booking in db.Bookings on spoken.BookingId equals booking.Id
            join carrier in db.Bookings on row.BookingId equals carrier.Id
            where booking.Date == date && row.Status != ReminderStatus.Cancelled && !row.IsCopy
            select new { row.Id, booking.GroupId, ByGroupId = carrier.GroupId, booking.StartTime, row.Kind, spoken.Occurrence, row.CreatedAt, row.Channel, row.Status })
            .AsNoTracking().ToListAsync(cancellationToken));
        var calls = (await (
            from call in db.CallsMade.AsNoTracking()
            join row in db.Reminders on call.ReminderId equals row.Id
            join booking in db.Bookings on row.BookingId equals booking.Id
            where booking.Date == date
            orderby call.At, call.Id
            select call).ToListAsync(cancellationToken)).ToLookup(call => call.ReminderId);
        var replies = (await (
            from sms in db.InboundSms.AsNoTracking()
            join booking in db.Bookings on sms.BookingId equals booking.Id
            where booking.Date == date && (sms.Meaning == ReplyMeaning.Yes || sms.Meaning == ReplyMeaning.No)
            orderby sms.At, sms.Id
            select new { booking.GroupId, sms.At, sms.Meaning }).ToListAsync(cancellationToken)).ToLookup(sms => sms.GroupId);
        // What was said of another start was said in vain.
        return rows.Where(row => row.Kind is not (ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore or ReminderKind.Moved)
                || row.Occurrence.StartsWith(ReminderRules.StartOf(date, row.StartTime), StringComparison.Ordinal))
            .GroupBy(row => row.GroupId).ToDictionary(
            group => group.Key,
            group =>
            {
                var row = group.OrderByDescending(row => row.Kind == ReminderKind.DayBefore).ThenByDescending(row => row.CreatedAt).First();
                // An answer to an earlier message says nothing of this one.
                return replies[group.Key].Concat(row.ByGroupId == group.Key ? [] : replies[row.ByGroupId]).OrderBy(sms => sms.At)
                    .LastOrDefault(sms => sms.At >= row.CreatedAt) is { } reply ? reply.Meaning == ReplyMeaning.Yes ? Told.Confirmed : Told.SaysNo
                    : calls[row.Id].HaveTold() ? Told.Phoned
                    : Of(row.Status, row.Channel);
            });
    }

    /// <summary>What a message's status means to staff.</summary>
    public static Told Of(ReminderStatus status, ReminderChannel channel) => status switch
    {
        ReminderStatus.Planned or ReminderStatus.Sending or ReminderStatus.Cancelled => Told.NotYet,
        ReminderStatus.Accepted or ReminderStatus.Sent => Told.Sent,
        ReminderStatus.Delivered => Told.Delivered,
        ReminderStatus.Unknown or ReminderStatus.Unconfirmed => Told.Unconfirmed,
        ReminderStatus.NeedsStaff when channel == ReminderChannel.Call => Told.ToCall,
        ReminderStatus.NeedsStaff or ReminderStatus.Undelivered or ReminderStatus.Failed or ReminderStatus.Missed => Told.NotReached,
    };
}
