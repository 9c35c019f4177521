using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>A request to be declined; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record AppointmentToDecline(Guid AppointmentId, Asking Asking);

/// <summary>Use case of staff: a request is not granted.</summary>
public sealed class DeclineAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The declined request, or that it was settled otherwise; null when there is no such request.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentToDecline command, CancellationToken cancellationToken)
    {
        if (await db.FindOfferingIdAsync(command.AppointmentId, cancellationToken) is not { } typeId)
        {
            return null;
        }

        return await db.LockAsync<Appointment, AppointmentRefusal>([typeId], async () =>
        {
            var appointment = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
            if (appointment.Status == BookingStatus.Requested)
            {
                appointment.Become(BookingStatus.Declined, BookingEventKind.Declined, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            }

            return appointment.Status == BookingStatus.Declined ? appointment : AppointmentRefusal.AlreadySettled;
        }, cancellationToken);
    }
}
