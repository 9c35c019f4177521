using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>Appointments asked for with one form: one, or a series, all for one person and of one length.</summary>
public sealed record AppointmentWanted(
    Guid RequestId, Guid OfferingId, Guid ResidentId, IReadOnlyList<LocalDateTime> Starts, int Minutes, string Note, Asking Asking)
{
    /// <summary>Who sent the person, as staff write it down; empty where nobody has to.</summary>
    public string Referral { get; init; } = "";

    /// <summary>How many kilograms each time, where they are counted and staff know already.</summary>
    public int? Kilograms { get; init; }

    /// <summary>Whether the person wants to hear when something earlier comes free.</summary>
    public bool WantsEarlier { get; init; }

    /// <summary>The group of what was booked before and goes with it; none for one by itself.</summary>
    public Guid? GroupId { get; init; }
}

/// <summary>Appointments that were given together.</summary>
public sealed record AppointmentsBooked(Guid GroupId);

/// <summary>Use case: books an appointment or a whole series of them, all or none.</summary>
public sealed class BookAppointment(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The most that one form may ask for.</summary>
    public const int LongestSeries = 26;

    /// <summary>The most kilograms that anybody brings at once.</summary>
    public const int MostKilograms = 200;

    /// <summary>The group of what was booked, or why not; null when the offering or the resident is not there or not theirs.</summary>
    public async Task<Outcome<AppointmentsBooked, AppointmentRefusal>?> RunAsync(AppointmentWanted wanted, CancellationToken cancellationToken)
    {
        LocalDateTime[] starts = [.. wanted.Starts.Distinct().Order()];
        if (starts.Length is 0 or > LongestSeries)
        {
            return AppointmentRefusal.NothingChosen;
        }

        var resident = await db.WhomMayBook(wanted.Asking).AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted.ResidentId, cancellationToken);
        if (resident is null || await db.FindTypeAsync(wanted.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        if (wanted.Minutes is < 5 or > 720)
        {
            return AppointmentRefusal.WrongLength;
        }

        if (wanted.Kilograms is < 1 or > MostKilograms)
        {
            return AppointmentRefusal.WrongWeight;
        }

        var fingerprint = Receipts.Fingerprint(new
        {
            wanted.OfferingId, wanted.ResidentId, Starts = starts.Select(start => start.ToString()), wanted.Minutes, wanted.Note, wanted.Asking.By.Id, wanted.Kilograms,
        });
        LocalDateTime? refused = null;
        Outcome<AppointmentsBooked, AppointmentRefusal> outcome;
        try
        {
            // The person is locked too: the allowance can run out as well.
            outcome = await db.LockAsync<AppointmentsBooked, AppointmentRefusal>(type.Locks(resident.Id), async () =>
            {
                type = (await db.FindTypeAsync(wanted.OfferingId, cancellationToken))!;
                var admission = await AppointmentAdmission.ReadAsync(
                    db, type, resident, starts, wanted.Minutes, wanted.Asking.ByStaff, clock, exceptBookingId: null, cancellationToken);
                var groupId = wanted.GroupId ?? Guid.CreateVersion7();
                foreach (var start in starts)
                {
                    if (admission.Ask(start, wanted.Referral, wanted.Kilograms) is { } refusal)
                    {
                        refused = start;
                        return refusal;
                    }

                    Give(wanted, type, start, groupId, admission, resident.PaidShare);
                }

                await TakeInAsync(wanted, type, cancellationToken);
                db.AddReceipt(wanted.RequestId, fingerprint, groupId, clock.Now);
                return new AppointmentsBooked(groupId);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = AppointmentRefusal.Taken;
        }

        if (outcome.Refusal is not { } why)
        {
            return outcome;
        }

        // Looked for only now: a form is sent for the first time far oftener than for the second.
        if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
        {
            return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new AppointmentsBooked(receipt.GroupId) : AppointmentRefusal.FormAlreadyUsed;
        }

        if (why.IsUnmet() && refused is { } unmet)
        {
            await db.RecordUnmetAsync(wanted.RequestId, type, unmet, why, resident, wanted.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private void Give(AppointmentWanted wanted, AppointmentType type, LocalDateTime start, Guid groupId, AppointmentAdmission admission, int? paidShare)
    {
        var asking = wanted.Asking;
        var appointment = NewAppointment.At(start, wanted.Minutes, type, groupId, current.Id, asking, wanted.Note, clock, wanted.ResidentId, kilograms: wanted.Kilograms);
        appointment.WantsEarlier = wanted.WantsEarlier;
        appointment.PriceAs(admission.FreeOf(start.Date, appointment.Units), type, paidShare);
        appointment.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, clock.Now, asking.Because);
        db.Appointments.Add(appointment);
        db.Claim(appointment, admission.Find(start)!, type);
        admission.Count(appointment);
    }

    /// <summary>Whom staff book for is taken in from then on.</summary>
    private async Task TakeInAsync(AppointmentWanted wanted, AppointmentType type, CancellationToken cancellationToken)
    {
        if (type.WhoMayBook == WhoMayBook.Anybody || !wanted.Asking.ByStaff)
        {
            return;
        }

        var takenIn = await db.TakenIn.SingleOrDefaultAsync(one => one.OfferingId == type.Id && one.ResidentId == wanted.ResidentId, cancellationToken);
        if (takenIn is null)
        {
            db.TakenIn.Add(new TakenIn
            {
                InitiativeId = current.Id, OfferingId = type.Id, ResidentId = wanted.ResidentId, Referral = wanted.Referral, Since = clock.Now,
                ByName = wanted.Asking.By.Name,
            });
        }
        else if (wanted.Referral.Length > 0)
        {
            takenIn.Referral = wanted.Referral;
        }
    }
}
