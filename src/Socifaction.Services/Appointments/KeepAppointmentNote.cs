using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>A word for the staff about an appointment, as it is to stand, and the version that it was changed from.</summary>
public sealed record AppointmentNote(Guid AppointmentId, string Note, int Version, Asking Asking);

/// <summary>Use case of staff: changes the note of an appointment, whenever it is or was.</summary>
public sealed class KeepAppointmentNote(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why the note stays; null when there is none.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentNote command, CancellationToken cancellationToken)
    {
        if (await db.FindOfferingIdAsync(command.AppointmentId, cancellationToken) is not { } typeId)
        {
            return null;
        }

        return await db.LockAsync<Appointment, AppointmentRefusal>([typeId, command.AppointmentId], async () =>
        {
            var appointment = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
            if (appointment.Note == command.Note)
            {
                return appointment;
            }

            if (appointment.Version != command.Version)
            {
                return AppointmentRefusal.ChangedMeanwhile;
            }

            appointment.Note = command.Note;
            appointment.Record(BookingEventKind.Changed, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            return appointment;
        }, cancellationToken);
    }
}
