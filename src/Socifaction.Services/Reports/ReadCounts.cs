using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reports;

/// <summary>What was booked.</summary>
public enum BookedKind
{
    Rides = 0,
    Places = 1,
    Appointments = 2,
    Visits = 3,
    Meals = 4,
    Stays = 5,
}

/// <summary>What became of a booking.</summary>
public enum BookedResult
{
    /// <summary>Given, or over and nobody said otherwise.</summary>
    Given = 0,

    /// <summary>Promised and still to come.</summary>
    Coming = 1,

    /// <summary>A wish, or on a waiting list.</summary>
    Waiting = 2,

    NoShow = 3,
    Cancelled = 4,
    Declined = 5,
}

/// <summary>What became of a message.</summary>
public enum MessageResult
{
    Reached = 0,

    /// <summary>It left, and nobody knows more.</summary>
    Unconfirmed = 1,

    Failed = 2,
}

/// <summary>
/// The counts of one initiative in a quarter, as they are. They leave this folder only inside a <see cref="CountTable"/>; the sums of kilometres,
/// nights and portions only where the count of what they are sums of is shown.
/// </summary>
internal sealed record InitiativeCounts(
    int[,] Bookings, int People, long Metres, int Nights, int Portions, IReadOnlyDictionary<string, int> Unmet, int[] Messages, LocalDate? LastActivity);

/// <summary>Counts an initiative's quarter, inside that initiative as everything of it is read.</summary>
internal sealed class ReadCounts(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>Counts.</summary>
    public async Task<InitiativeCounts> RunAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        var (first, last, now) = (quarter.First, quarter.Last, clock.Now);
        var bookings = new int[Enum.GetValues<BookedKind>().Length, Enum.GetValues<BookedResult>().Length];
        await CountAsync(BookedKind.Rides, db.Rides);
        await CountAsync(BookedKind.Places, db.Places);
        await CountAsync(BookedKind.Appointments, db.Appointments);
        await CountAsync(BookedKind.Visits, db.Visits);
        await CountAsync(BookedKind.Meals, db.Meals);
        await CountAsync(BookedKind.Stays, db.Stays);

        var people = await Given(db.Bookings).Where(one => one.ResidentId != null).Select(one => one.ResidentId).Distinct().CountAsync(cancellationToken);
        var metres = await Given(db.Rides).SumAsync(one => (long)one.Metres, cancellationToken);
        var portions = await Given(db.Meals).SumAsync(one => one.Portions, cancellationToken);
        var nights = (await Given(db.Stays).Select(one => new { one.Date, one.Departure }).ToListAsync(cancellationToken)).Sum(one => Period.DaysBetween(one.Date, one.Departure));
        var unmet = await db.UnmetNeeds.Where(one => one.Date >= first && one.Date <= last).GroupBy(one => one.Reason)
            .Select(same => new { Reason = same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Reason, one => one.Count, cancellationToken);
        var latest = await db.BookingEvents.OrderByDescending(one => one.At).Select(one => (Instant?)one.At).FirstOrDefaultAsync(cancellationToken);
        return new(bookings, people, metres, nights, portions, unmet, await CountMessagesAsync(quarter, cancellationToken), latest is { } at ? clock.LocalOf(at).Date : null);

        IQueryable<T> Given<T>(IQueryable<T> all) where T : Booking => all.Where(one => one.Date >= first && one.Date <= last
            && (one.Status == BookingStatus.Fulfilled || (one.Status == BookingStatus.Booked && one.EndsAt <= now)));

        async Task CountAsync<T>(BookedKind kind, IQueryable<T> all) where T : Booking
        {
            var groups = await all.Where(one => one.Date >= first && one.Date <= last).GroupBy(one => new { one.Status, IsOver = one.EndsAt <= now })
                .Select(same => new { same.Key.Status, same.Key.IsOver, Count = same.Count() }).ToListAsync(cancellationToken);
            foreach (var group in groups) bookings[(int)kind, (int)ResultOf(group.Status, group.IsOver)] += group.Count;
        }
    }

    private async Task<int[]> CountMessagesAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        // What a rehearsal sent reached staff only: it is nobody's message. GoLive calls it cancelled.
        var messages = new int[Enum.GetValues<MessageResult>().Length];
        if (current.Value.IsRehearsing)
        {
            return messages;
        }

        var (from, to) = (clock.InstantOf(quarter.First, LocalTime.Midnight), clock.InstantOf(quarter.Next.First, LocalTime.Midnight));
        var groups = await db.Reminders.Where(one => one.Channel != ReminderChannel.Call && one.StartedAt >= from && one.StartedAt < to)
            .GroupBy(one => one.Status).Select(same => new { Status = same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        foreach (var group in groups)
        {
            if (ResultOf(group.Status) is { } result) messages[(int)result] += group.Count;
        }

        return messages;
    }

    private static BookedResult ResultOf(BookingStatus status, bool isOver) => status switch
    {
        BookingStatus.Requested or BookingStatus.Waitlisted => BookedResult.Waiting,
        BookingStatus.Booked => isOver ? BookedResult.Given : BookedResult.Coming,
        BookingStatus.Fulfilled => BookedResult.Given,
        BookingStatus.NoShow => BookedResult.NoShow,
        BookingStatus.Cancelled => BookedResult.Cancelled,
        BookingStatus.Declined => BookedResult.Declined,
    };

    private static MessageResult? ResultOf(ReminderStatus status) => status switch
    {
        ReminderStatus.Delivered => MessageResult.Reached,
        ReminderStatus.Sending or ReminderStatus.Unknown or ReminderStatus.Accepted or ReminderStatus.Sent or ReminderStatus.Unconfirmed => MessageResult.Unconfirmed,
        ReminderStatus.Undelivered or ReminderStatus.Failed or ReminderStatus.NeedsStaff => MessageResult.Failed,
        ReminderStatus.Planned or ReminderStatus.Cancelled or ReminderStatus.Missed => null,
    };
}
