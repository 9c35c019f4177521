using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>An earlier time to be offered to whoever has that appointment.</summary>
public sealed record EarlierToOffer(Guid AppointmentId, LocalDateTime Start, Asking Asking);

/// <summary>
/// Use case of staff: keeps an earlier time for the one whose turn it is and lets the messages say so. What is kept is an appointment
/// that waits for an answer and has the claims; the one that the person has stands until then.
/// </summary>
public sealed class OfferEarlier(ServicesDbContext db, InitiativeClock clock, EarlierTimes earlier)
{
    private static readonly Duration KeptFor = Duration.FromHours(4);
    private static readonly Duration LeastToAnswer = Duration.FromHours(1);
    private static readonly Duration LeastToCome = Duration.FromHours(2);
    private static readonly LocalTime Evening = new(20, 0);
    private static readonly LocalTime Morning = new(10, 0);

    /// <summary>What is kept, the same however often it is asked; or why nothing is; null when there is no such appointment.</summary>
    public async Task<Outcome<Appointment, AppointmentRefusal>?> RunAsync(EarlierToOffer command, CancellationToken cancellationToken)
    {
        var known = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.AppointmentId && one.ResidentId != null, cancellationToken);
        if (known is null || await db.FindTypeAsync(known.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        var resident = await db.Residents.AsNoTracking().SingleAsync(one => one.Id == known.ResidentId, cancellationToken);
        if (type.IsSilent || type.TellsCancellationsOnly || resident.PreferredChannel == PreferredChannel.None)
        {
            return AppointmentRefusal.NoMessages;
        }

        var isTheirTurn = (await earlier.RunAsync(cancellationToken))
            .Any(row => row.Appointment.AppointmentId == known.Id && row.Earlier.Date + row.Earlier.From == command.Start);
        try
        {
            return await db.LockAsync<Appointment, AppointmentRefusal>(
                type.Locks(resident.Id), () => OfferAsync(command, type, resident, isTheirTurn, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return AppointmentRefusal.Taken;
        }
    }

    /// <summary>Until when a time is kept: for four hours, over night until noon, and no later than two hours before it.</summary>
    public static Instant KeptUntil(Instant now, Instant startsAt, DateTimeZone zone)
    {
        var end = (now + KeptFor).InZone(zone).LocalDateTime;
        var noon = new LocalTime(12, 0);
        var until = end.TimeOfDay >= Evening ? zone.InstantOf(end.Date.PlusDays(1), noon)
            : end.TimeOfDay < Morning ? zone.InstantOf(end.Date, noon)
            : now + KeptFor;
        return Instant.Min(until, startsAt - LeastToCome);
    }

    private async Task<Outcome<Appointment, AppointmentRefusal>> OfferAsync(
        EarlierToOffer command, AppointmentType type, Resident resident, bool isTheirTurn, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var has = await db.Appointments.SingleAsync(one => one.Id == command.AppointmentId, cancellationToken);
        var open = await db.Appointments.SingleOrDefaultAsync(one => one.InsteadOfId == has.Id && one.Status == BookingStatus.Waitlisted, cancellationToken);
        if (open is not null)
        {
            return open.Date + open.StartTime == command.Start ? open : AppointmentRefusal.NotOfferedNow;
        }

        if (!isTheirTurn || has.Status != BookingStatus.Booked || has.StartsAt <= now)
        {
            return AppointmentRefusal.NotOfferedNow;
        }

        var offered = NewAppointment.At(
            command.Start, has.Minutes, type, Guid.CreateVersion7(), has.InitiativeId, command.Asking, "", clock, resident.Id, kilograms: has.Kilograms);
        (offered.InsteadOfId, offered.OfferedUntil) = (has.Id, KeptUntil(now, offered.StartsAt, clock.Zone));
        if (offered.OfferedUntil < now + LeastToAnswer)
        {
            return AppointmentRefusal.OfferTooSoon;
        }

        var admission = await AppointmentAdmission.ReadAsync(
            db, type, resident, [command.Start], has.Minutes, command.Asking.ByStaff, clock, has.Id, cancellationToken);
        var referral = await db.TakenIn.Where(one => one.OfferingId == type.Id && one.ResidentId == resident.Id)
            .Select(one => one.Referral).SingleOrDefaultAsync(cancellationToken) ?? "";
        if (admission.Ask(command.Start, referral, has.Kilograms) is { } refusal)
        {
            return refusal;
        }

        // Both stand until the answer: what the person has already is not free for what is offered.
        var free = await db.ReadFreeTimesAsync(type, has.Minutes, command.Start.Date, command.Start.Date, clock, exceptBookingId: null, cancellationToken);
        if (free.At(command.Start.Date, command.Start.TimeOfDay) is not { } time)
        {
            return AppointmentRefusal.Taken;
        }

        offered.Become(BookingStatus.Waitlisted, BookingEventKind.Offered, command.Asking.By, command.Asking.Channel, now, command.Asking.Because);
        db.Appointments.Add(offered);
        db.Claim(offered, time, type);
        return offered;
    }
}
