using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>Whether somebody wants to hear of an earlier time.</summary>
public sealed record EarlierWish(Guid AppointmentId, bool IsWanted, Asking Asking);

/// <summary>Use case: keeps whether the person wants to hear when something earlier comes free.</summary>
public sealed class WishEarlier(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why it is of no use; null when it is not there or not theirs.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(EarlierWish command, CancellationToken cancellationToken)
    {
        var theirs = db.Appointments.MayChange(db, command.Asking).Where(one => one.Id == command.AppointmentId);
        if (!await theirs.AnyAsync(cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Appointment, AppointmentRefusal>([command.AppointmentId], async () =>
        {
            var appointment = await theirs.SingleAsync(cancellationToken);
            if (appointment.Status != BookingStatus.Booked || appointment.StartsAt <= clock.Now)
            {
                return AppointmentRefusal.AlreadySettled;
            }

            appointment.WantsEarlier = command.IsWanted;
            return appointment;
        }, cancellationToken);
    }
}
