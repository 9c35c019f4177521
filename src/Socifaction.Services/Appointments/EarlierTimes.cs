using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>Somebody who wants to hear of an earlier time, and the first that is free.</summary>
public sealed record EarlierRow(AppointmentRow Appointment, FreeTime Earlier);

/// <summary>Use case: whom staff may offer an earlier time now. Each free time is shown to the one who has waited longest.</summary>
public sealed class EarlierTimes(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Those for whom something is free, whoever asked first coming first.</summary>
    public async Task<IReadOnlyList<EarlierRow>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        // Whoever is thinking about an offer is asked nothing more, and nobody is asked twice about one time.
        var waiting = await db.RowsOf(db.Appointments.Where(one => one.WantsEarlier && one.Status == BookingStatus.Booked && one.StartsAt > now
                && !db.Appointments.Any(offer => offer.InsteadOfId == one.Id && offer.Status == BookingStatus.Waitlisted)))
            .ToListAsync(cancellationToken);
        Guid[] ids = [.. waiting.Select(row => row.AppointmentId)];
        var since = await db.Appointments.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.CreatedAt, cancellationToken);
        var asked = (await db.Appointments.Where(one => one.InsteadOfId != null && ids.Contains(one.InsteadOfId.Value))
            .Select(one => new { one.InsteadOfId, one.StartsAt }).ToListAsync(cancellationToken)).Select(one => (one.InsteadOfId!.Value, one.StartsAt)).ToHashSet();
        var offered = new HashSet<(Guid, NodaTime.Instant)>();
        var found = new List<EarlierRow>();
        foreach (var ofType in waiting.GroupBy(row => (row.OfferingId, row.Minutes)))
        {
            var type = (await db.FindTypeAsync(ofType.Key.OfferingId, cancellationToken))!;
            var times = (await db.ReadFreeTimesAsync(type, ofType.Key.Minutes, clock.Today, ofType.Max(row => row.Date), clock, null, cancellationToken))
                .Between(clock.Today, ofType.Max(row => row.Date)).Where(time => time.StartsAt > now).ToList();
            foreach (var row in ofType.OrderBy(row => since[row.AppointmentId]))
            {
                if (times.Find(time => time.StartsAt < row.StartsAt && !asked.Contains((row.AppointmentId, time.StartsAt)) && offered.Add((row.OfferingId, time.StartsAt))) is { } earlier)
                {
                    found.Add(new(row, earlier));
                }
            }
        }

        return [.. found.OrderBy(row => row.Earlier.StartsAt)];
    }
}
