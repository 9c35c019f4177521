using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Appointments;

/// <summary>Nobody pays while a free one is left.</summary>
internal static class FreeTurns
{
    /// <summary>A free one was given back in a month: the person's next paid one of that month becomes free.</summary>
    public static async Task PassFreeOnAsync(
        this ServicesDbContext db, AppointmentType type, Appointment givenBack, LocalDate date, Instant now, CancellationToken cancellationToken)
    {
        var (first, last) = (date.PlusDays(1 - date.Day), date.With(DateAdjusters.EndOfMonth));
        var paid = await db.Appointments
            .Where(one => one.OfferingId == type.Id && one.ResidentId == givenBack.ResidentId && one.Id != givenBack.Id && one.Status == BookingStatus.Booked
                && one.StartsAt > now && one.Date >= first && one.Date <= last)
            .OrderBy(one => one.StartsAt).ToListAsync(cancellationToken);
        // What the transaction changed already counts as it is now.
        paid.Find(one => one is { Status: BookingStatus.Booked, IsFree: false })?.PriceAs(isFree: true, type);
    }
}
