using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>What became of an appointment that has begun.</summary>
public sealed record AppointmentToSettle(Guid AppointmentId, bool Came, Asking Asking);

/// <summary>Use case of staff: writes down that the person came, or did not; a slip is put right the same way.</summary>
public sealed class SettleAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why it cannot be said; null when there is none.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentToSettle command, CancellationToken cancellationToken)
    {
        if (await db.FindOfferingIdAsync(command.AppointmentId, cancellationToken) is not { } typeId)
        {
            return null;
        }

        return await db.LockAsync<Appointment, AppointmentRefusal>([typeId, command.AppointmentId], async () =>
        {
            var appointment = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
            var status = command.Came ? BookingStatus.Fulfilled : BookingStatus.NoShow;
            if (appointment.Status == status)
            {
                return appointment;
            }

            if (appointment.Status is not (BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow))
            {
                return AppointmentRefusal.AlreadySettled;
            }

            if (appointment.StartsAt > clock.Now)
            {
                return AppointmentRefusal.NotBegun;
            }

            appointment.Become(
                status, command.Came ? BookingEventKind.Fulfilled : BookingEventKind.NoShow, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            return appointment;
        }, cancellationToken);
    }
}
