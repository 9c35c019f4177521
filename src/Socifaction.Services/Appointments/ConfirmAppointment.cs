using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>A request to be confirmed, and the resident it turned out to be for.</summary>
public sealed record AppointmentToConfirm(Guid AppointmentId, Guid ResidentId, Asking Asking);

/// <summary>Use case of staff: a request becomes an appointment, by the same rules as a booking.</summary>
public sealed class ConfirmAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why it cannot be given; null when there is no such request or resident.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentToConfirm command, CancellationToken cancellationToken)
    {
        var resident = await db.WhomMayBook(command.Asking).AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.ResidentId, cancellationToken);
        var asked = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.AppointmentId, cancellationToken);
        if (resident is null || asked is null)
        {
            return null;
        }

        var type = (await db.FindTypeAsync(asked.OfferingId, cancellationToken))!;
        Outcome<Appointment, AppointmentRefusal> outcome;
        try
        {
            outcome = await db.LockAsync<Appointment, AppointmentRefusal>(type.Locks(resident.Id), async () =>
            {
                var appointment = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
                if (appointment.Status != BookingStatus.Requested)
                {
                    return appointment.Status == BookingStatus.Booked && appointment.ResidentId == resident.Id ? appointment : AppointmentRefusal.AlreadySettled;
                }

                type = (await db.FindTypeAsync(asked.OfferingId, cancellationToken))!;
                var start = appointment.Date + appointment.StartTime;
                var admission = await AppointmentAdmission.ReadAsync(
                    db, type, resident, [start], appointment.Minutes, command.Asking.ByStaff, clock, appointment.Id, cancellationToken);
                if (admission.Ask(start) is { } refusal)
                {
                    return refusal;
                }

                appointment.ResidentId = resident.Id;
                appointment.PriceAs(admission.FreeOf(start.Date, appointment.Units), type, resident.PaidShare);
                appointment.Become(BookingStatus.Booked, BookingEventKind.Confirmed, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
                db.Claim(appointment, admission.Find(start)!, type);
                return appointment;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = AppointmentRefusal.Taken;
        }

        if (outcome.Refusal is { } why && why.IsUnmet())
        {
            await db.RecordUnmetAsync(command.AppointmentId, type, asked.Date + asked.StartTime, why, resident, command.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }
}
