using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What a caller may be calling about: a booking that is ahead, else the last one.</summary>
public sealed record LikelyNeed(Guid ResidentId, string Name, string Offering, LocalDate? Date, LocalTime? Start, bool IsAhead);

/// <summary>A number to call back: its latest call, how often it rang, a vain attempt of staff, and everybody whose number it is.</summary>
public sealed record NumberToCallBack(MissedCall Latest, int Times, MissedCall? Tried, IReadOnlyList<LikelyNeed> People)
{
    /// <summary>What staff wrote down who had no time for the call.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it rang first.</summary>
    public required Instant FirstAt { get; init; }
}

/// <summary>Whom to call back.</summary>
public static class MissedCallQueries
{
    private const int Most = 200;

    /// <summary>Every number with an open call, whoever has waited longest first.</summary>
    public static async Task<IReadOnlyList<NumberToCallBack>> ListToCallBackAsync(
        this ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var calls = await db.MissedCalls.AsNoTracking().Where(call => call.SettledAt == null)
            .OrderBy(call => call.At).ThenBy(call => call.Id).Take(Most).ToListAsync(cancellationToken);
        if (calls.Count == 0)
        {
            return [];
        }

        var (now, numbers) = (clock.Now, calls.Select(call => call.From).Distinct().ToList());
        var people = await (
            from phone in db.Phones
            join person in db.Residents on phone.ResidentId equals person.Id
            where numbers.Contains(phone.E164)
            orderby person.Surname, person.GivenName, person.Id
            select new
            {
                phone.E164, person.Id, Name = person.GivenName + " " + person.Surname,
                Next = db.Bookings.Where(b => b.ResidentId == person.Id && b.StartsAt > now
                        && (b.Status == BookingStatus.Booked || b.Status == BookingStatus.Waitlisted || b.Status == BookingStatus.Requested))
                    .OrderBy(b => b.StartsAt).Select(b => (Guid?)b.Id).FirstOrDefault(),
                Last = db.Bookings.Where(b => b.ResidentId == person.Id && b.StartsAt <= now
                        && b.Status != BookingStatus.Cancelled && b.Status != BookingStatus.Declined)
                    .OrderByDescending(b => b.StartsAt).Select(b => (Guid?)b.Id).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var ids = people.Select(person => person.Next ?? person.Last).OfType<Guid>().Distinct().ToList();
        var about = await (
            from booking in db.Bookings
            join offering in db.Offerings on booking.OfferingId equals offering.Id
            where ids.Contains(booking.Id)
            select new { booking.Id, booking.Date, booking.StartTime, offering.Name }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var needs = people.DistinctBy(person => (person.E164, person.Id)).ToLookup(person => person.E164, person =>
        {
            var booking = (person.Next ?? person.Last) is { } id ? about.GetValueOrDefault(id) : null;
            return new LikelyNeed(person.Id, person.Name, booking?.Name ?? "", booking?.Date, booking?.StartTime, person.Next is not null);
        });
        return [.. calls.GroupBy(call => call.From).Select(group => new NumberToCallBack(
            group.Last(), group.Count(), group.Where(call => call.TriedAt is not null).MaxBy(call => call.TriedAt), [.. needs[group.Key]])
        {
            FirstAt = group.First().At,
            Note = string.Join("; ", group.Select(call => call.Note).Where(note => note.Length > 0).Distinct()),
        })];
    }
}
