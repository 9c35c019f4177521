using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments;

/// <summary>Nobody pays while a free one is left.</summary>
internal static class FreeTurns
{
    /// <summary>What a person holds besides of the same type in the month of an appointment, used or not.</summary>
    public static Task<List<Appointment>> OfMonthAsync(this ServicesDbContext db, Appointment appointment, CancellationToken cancellationToken)
    {
        var (first, last) = (appointment.Date.PlusDays(1 - appointment.Date.Day), appointment.Date.With(DateAdjusters.EndOfMonth));
        return db.Appointments.AsNoTracking()
            .Where(one => one.OfferingId == appointment.OfferingId && one.ResidentId == appointment.ResidentId && one.Id != appointment.Id
                && one.Date >= first && one.Date <= last
                && (one.Status == BookingStatus.Booked || one.Status == BookingStatus.Fulfilled || one.Status == BookingStatus.NoShow))
            .ToListAsync(cancellationToken);
    }

    /// <summary>So many free times or kilograms were given back in a month: the person's next paid ones of that month become free.</summary>
    public static async Task PassFreeOnAsync(
        this ServicesDbContext db, AppointmentType type, Appointment givenBack, int units, LocalDate date, Instant now, CancellationToken cancellationToken)
    {
        if (units <= 0)
        {
            return;
        }

        var (first, last) = (date.PlusDays(1 - date.Day), date.With(DateAdjusters.EndOfMonth));
        var paid = await db.Appointments
            .Where(one => one.OfferingId == type.Id && one.ResidentId == givenBack.ResidentId && one.Id != givenBack.Id && one.Status == BookingStatus.Booked
                && one.StartsAt > now && one.Date >= first && one.Date <= last)
            .OrderBy(one => one.StartsAt).ToListAsync(cancellationToken);
        var paidShare = await db.FindPaidShareAsync(givenBack.ResidentId, cancellationToken);
        // What the transaction changed already counts as it is now.
        foreach (var one in paid.Where(one => one.Status == BookingStatus.Booked))
        {
            var passed = Math.Min(units, one.Units - one.FreeUnits);
            if (passed > 0)
            {
                one.PriceAs(one.FreeUnits + passed, type, paidShare);
                units -= passed;
            }
        }
    }
}
