using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>An appointment to give back, alone or with all coming ones that were booked with it.</summary>
public sealed record AppointmentToCancel(Guid AppointmentId, bool WholeGroup, Asking Asking);

/// <summary>How many were given back just now; none when all of them had been before.</summary>
public sealed record AppointmentsCancelled(int Count);

/// <summary>Use case: gives an appointment back exactly once, or all the coming ones of its group.</summary>
public sealed class CancelAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>What was given back, or why not; null when there is no such appointment or it is not theirs.</summary>
    public async Task<Outcome<AppointmentsCancelled, AppointmentRefusal>?> RunAsync(AppointmentToCancel command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        var theirs = db.Appointments.MayChange(db, asking);
        if (await theirs.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.AppointmentId, cancellationToken) is not { } wanted)
        {
            return null;
        }

        var asked = theirs.Where(one => one.Id == wanted.Id || (command.WholeGroup && one.GroupId == wanted.GroupId));
        var rows = await asked.Select(one => new { one.OfferingId, one.ResidentId }).ToListAsync(cancellationToken);
        Guid[] typeIds = [.. rows.Select(row => row.OfferingId).Distinct()];
        Guid[] resourceIds = await db.ResourceNeeds.Where(need => typeIds.Contains(need.OfferingId)).Select(need => need.ResourceId).ToArrayAsync(cancellationToken);
        return await db.LockAsync<AppointmentsCancelled, AppointmentRefusal>(
            [.. typeIds, .. resourceIds, .. rows.Select(row => row.ResidentId).OfType<Guid>()], async () =>
            {
                var live = await (
                    from one in asked
                    join type in db.AppointmentTypes on one.OfferingId equals type.Id
                    where one.Status == BookingStatus.Requested || one.Status == BookingStatus.Booked
                    select new { Appointment = one, Type = type }).ToListAsync(cancellationToken);
                var now = clock.Now;
                var coming = live.FindAll(row => row.Appointment.StartsAt > now);
                if (coming.Count == 0)
                {
                    // What was cancelled before says so as often as it is asked; what was used or has begun cannot be given back.
                    return live.Count > 0 || wanted.Status is BookingStatus.Fulfilled or BookingStatus.NoShow
                        ? AppointmentRefusal.Past
                        : new AppointmentsCancelled(0);
                }

                var inTime = coming.FindAll(row => asking.ByStaff || row.Type.Window.MayCancel(now, row.Appointment.StartsAt));
                if (inTime.Count == 0)
                {
                    return AppointmentRefusal.CancellingShut;
                }

                foreach (var row in inTime)
                {
                    row.Appointment.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, now, asking.Because);
                    await db.ReleaseAsync(row.Appointment.Id, cancellationToken);
                    if (row.Appointment.FreeUnits is > 0 and var free)
                    {
                        (row.Appointment.IsFree, row.Appointment.FreeKilograms) = (false, row.Appointment.Kilograms is null ? null : 0);
                        await db.PassFreeOnAsync(row.Type, row.Appointment, free, row.Appointment.Date, now, cancellationToken);
                    }
                }

                return new AppointmentsCancelled(inTime.Count);
            }, cancellationToken);
    }
}
