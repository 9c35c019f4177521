using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>What became of an appointment that has begun.</summary>
public sealed record AppointmentToSettle(Guid AppointmentId, bool Came, Asking Asking)
{
    /// <summary>How many kilograms were brought; none where they are not counted, or stay as they were said before.</summary>
    public int? Kilograms { get; init; }
}

/// <summary>Use case of staff: writes down that the person came, and with how many kilograms, or did not come; a slip is put right the same way.</summary>
public sealed class SettleAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The appointment, or why it cannot be said; null when there is none.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(AppointmentToSettle command, CancellationToken cancellationToken)
    {
        if (await db.Appointments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.AppointmentId, cancellationToken) is not { } known)
        {
            return null;
        }

        if (command.Kilograms is < 1 or > BookAppointment.MostKilograms)
        {
            return AppointmentRefusal.WrongWeight;
        }

        // The person is locked too: the allowance can run out as well.
        return await db.LockAsync<Appointment, AppointmentRefusal>([known.OfferingId, command.AppointmentId, known.ResidentId ?? command.AppointmentId], async () =>
        {
            var type = (await db.FindTypeAsync(known.OfferingId, cancellationToken))!;
            var appointment = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
            var status = command.Came ? BookingStatus.Fulfilled : BookingStatus.NoShow;
            var weighed = command.Came && type.CountedIn == CountedIn.Kilograms && command.Kilograms != appointment.Kilograms ? command.Kilograms : null;
            if (appointment.Status == status && weighed is null)
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

            if (weighed is { } kilograms && await WeighAsync(appointment, kilograms, type, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            appointment.Become(
                status, command.Came ? BookingEventKind.Fulfilled : BookingEventKind.NoShow, command.Asking.By, command.Asking.Channel, clock.Now,
                weighed is { } kg ? FormattableString.Invariant($"{kg} kg") : command.Asking.Because);
            return appointment;
        }, cancellationToken);
    }

    private async Task<AppointmentRefusal?> WeighAsync(Appointment appointment, int kilograms, AppointmentType type, CancellationToken cancellationToken)
    {
        var others = await db.OfMonthAsync(appointment, cancellationToken);
        var (freeHeld, paidHeld) = (others.Sum(one => one.FreeUnits), others.Sum(one => one.Units - one.FreeUnits));
        var free = type.Allowance is { } allowance ? allowance.FreeOf(kilograms, freeHeld, paidHeld) : 0;
        if (free is not { } given)
        {
            return AppointmentRefusal.NotSoMuchLeft;
        }

        var was = appointment.FreeUnits;
        appointment.Kilograms = kilograms;
        appointment.PriceAs(given, type, await db.FindPaidShareAsync(appointment.ResidentId, cancellationToken));
        await db.PassFreeOnAsync(type, appointment, was - given, appointment.Date, clock.Now, cancellationToken);
        return null;
    }
}
