using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>Use case: the free times of a type, as residents or staff may book them now.</summary>
public sealed class AppointmentAvailability(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The free times from a day on for so many days, in order; only what the booking window lets through.</summary>
    public async Task<IReadOnlyList<FreeTime>> RunAsync(
        AppointmentType type, int minutes, LocalDate first, int days, bool byStaff, CancellationToken cancellationToken)
    {
        first = LocalDate.Max(first, clock.Today);
        var last = LocalDate.Min(first.PlusDays(days - 1), type.Window.LastDay(clock.Today));
        if (last < first)
        {
            return [];
        }

        var times = await db.ReadFreeTimesAsync(type, minutes, first, last, clock, exceptBookingId: null, cancellationToken);
        return [.. times.Between(first, last).Where(time => type.Window.Ask(clock.Now, clock.Today, time.StartsAt, time.Date, byStaff) == WindowAnswer.Open)];
    }

    /// <summary>The free times nearest to one that cannot be had, in order of time.</summary>
    public async Task<IReadOnlyList<FreeTime>> ListNearestAsync(
        AppointmentType type, int minutes, LocalDateTime wanted, bool byStaff, int count, CancellationToken cancellationToken)
    {
        var wantedAt = clock.InstantOf(wanted.Date, wanted.TimeOfDay);
        var free = await RunAsync(type, minutes, clock.Today, type.Window.OpensDaysBefore + 1, byStaff, cancellationToken);
        return [.. free.OrderBy(time => Duration.FromTicks(Math.Abs((time.StartsAt - wantedAt).TotalTicks))).Take(count).OrderBy(time => time.StartsAt)];
    }
}
