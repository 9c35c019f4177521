using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>An appointment to be moved, as it stood when whoever asks read it.</summary>
public sealed record AppointmentToMove(Guid AppointmentId, LocalDateTime Start, int Minutes, int Version, Asking Asking);

/// <summary>Use case: gives an appointment another time or length. The old time is free only when the new one is taken.</summary>
public sealed class MoveAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why it cannot be moved; null when it is not there or not theirs.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentToMove command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        var theirs = db.Appointments.MayChange(db, asking).Where(one => one.Id == command.AppointmentId && one.ResidentId != null);
        if (await theirs.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } known
            || await db.FindTypeAsync(known.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        if (command.Minutes is < 5 or > 720)
        {
            return AppointmentRefusal.WrongLength;
        }

        try
        {
            return await db.LockAsync<Appointment, AppointmentRefusal>(type.Locks(known.ResidentId!.Value), async () =>
            {
                type = (await db.FindTypeAsync(known.OfferingId, cancellationToken))!;
                var appointment = await theirs.SingleAsync(cancellationToken);
                if (appointment.Status == BookingStatus.Booked && appointment.Date + appointment.StartTime == command.Start && appointment.Minutes == command.Minutes)
                {
                    // The same form sent again.
                    return appointment;
                }

                if (appointment.Status != BookingStatus.Booked || appointment.StartsAt <= clock.Now)
                {
                    return AppointmentRefusal.AlreadySettled;
                }

                if (appointment.Version != command.Version)
                {
                    return AppointmentRefusal.ChangedMeanwhile;
                }

                return await MoveAsync(db, clock, appointment, type, command.Start, command.Minutes, asking, asking.ByStaff, cancellationToken) is { } refusal
                    ? refusal
                    : appointment;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return AppointmentRefusal.Taken;
        }
    }

    /// <summary>With the locks held: moves it, or says why it cannot be moved. What staff offered is given by their limits of notice.</summary>
    internal static async Task<AppointmentRefusal?> MoveAsync(
        ServicesDbContext db, InitiativeClock clock, Appointment appointment, AppointmentType type, LocalDateTime start, int minutes, Asking asking, bool byStaff,
        CancellationToken cancellationToken)
    {
        var resident = await db.Residents.AsNoTracking().SingleAsync(one => one.Id == appointment.ResidentId, cancellationToken);
        var admission = await AppointmentAdmission.ReadAsync(db, type, resident, [start], minutes, byStaff, clock, appointment.Id, cancellationToken);
        var referral = await db.TakenIn.Where(one => one.OfferingId == type.Id && one.ResidentId == resident.Id)
            .Select(one => one.Referral).SingleOrDefaultAsync(cancellationToken) ?? "";
        if (admission.Ask(start, referral, appointment.Kilograms) is { } refusal)
        {
            return refusal;
        }

        await db.ReleaseAsync(appointment.Id, cancellationToken);
        var (was, wasFree) = (appointment.Date, appointment.FreeUnits);
        Move(appointment, admission.Find(start)!, minutes);
        // What was booked keeps its price, unless another month gives more or less of it free.
        if (admission.FreeOf(start.Date, appointment.Units) is var free && free != wasFree)
        {
            appointment.PriceAs(free, type, resident.PaidShare);
        }

        if ((was.Year, was.Month) != (appointment.Date.Year, appointment.Date.Month))
        {
            await db.PassFreeOnAsync(type, appointment, wasFree, was, clock.Now, cancellationToken);
        }

        if (appointment.IsUncovered)
        {
            appointment.Cover(asking.By, asking.Channel, clock.Now, asking.Because);
        }

        appointment.Record(BookingEventKind.Moved, asking.By, asking.Channel, clock.Now, asking.Because);
        db.Claim(appointment, admission.Find(start)!, type);
        return null;
    }

    private static void Move(Appointment appointment, FreeTime to, int minutes)
    {
        (appointment.Date, appointment.StartTime, appointment.EndTime) = (to.Date, to.From, to.To);
        (appointment.StartsAt, appointment.EndsAt, appointment.Minutes) = (to.StartsAt, to.EndsAt, minutes);
    }
}
