using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>What a person whom the register does not know wishes: when, and where to call back (E.164).</summary>
public sealed record AppointmentWished(
    Guid RequestId, Guid OfferingId, LocalDateTime Start, int Minutes, string CallerName, string CallerPhone, Asking Asking);

/// <summary>Use case: keeps a stranger's wish until staff have called. It takes no time of anything.</summary>
public sealed class RequestAppointment(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the request, or why it was not kept; null when there is no such offering.</summary>
    public async Task<Outcome<AppointmentsBooked, AppointmentRefusal>?> RunAsync(AppointmentWished wished, CancellationToken cancellationToken)
    {
        if (await db.FindTypeAsync(wished.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        var asking = wished.Asking;
        var fingerprint = Receipts.Fingerprint(new
        {
            wished.OfferingId, Start = wished.Start.ToString(), wished.Minutes, wished.CallerName, wished.CallerPhone,
        });

        // The lock on the request id lets the same form sent twice at once be answered one after the other.
        var outcome = await db.LockAsync<AppointmentsBooked, AppointmentRefusal>([wished.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(wished.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new AppointmentsBooked(receipt.GroupId) : AppointmentRefusal.FormAlreadyUsed;
            }

            var admission = await AppointmentAdmission.ReadAsync(
                db, type, resident: null, [wished.Start], wished.Minutes, asking.ByStaff, clock, exceptBookingId: null, cancellationToken);
            if (admission.Ask(wished.Start) is { } refusal)
            {
                return refusal;
            }

            var appointment = NewAppointment.At(
                wished.Start, wished.Minutes, type, Guid.CreateVersion7(), current.Id, asking, "", clock, null, wished.CallerName, wished.CallerPhone);
            appointment.Become(BookingStatus.Requested, BookingEventKind.Requested, asking.By, asking.Channel, clock.Now, asking.Because);
            db.Appointments.Add(appointment);
            db.AddReceipt(wished.RequestId, fingerprint, appointment.GroupId, clock.Now);
            return new AppointmentsBooked(appointment.GroupId);
        }, cancellationToken);

        if (outcome.Refusal is { } why && why.IsUnmet())
        {
            await db.RecordUnmetAsync(wished.RequestId, type, wished.Start, why, resident: null, asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }
}
