using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>Nights asked for with one form: for whom, in which room or any, one bed or the whole room, and how much help is needed.</summary>
public sealed record StayWanted(
    Guid RequestId, Guid PremisesId, Guid? RoomId, bool WholeRoom, Nights Nights, Guid ResidentId, StayPurpose Purpose, CareLevel Care, string Note, Asking Asking);

/// <summary>Use case of staff: gives somebody a bed or a whole room for some nights.</summary>
public sealed class BookStay(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The stay, or why it is not given; null when the premises, the room or the resident is not there.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayWanted wanted, CancellationToken cancellationToken)
    {
        var premises = await db.Premises.AsNoTracking().SingleOrDefaultAsync(p => p.Id == wanted.PremisesId, cancellationToken);
        var resident = await db.WhomMayBook(wanted.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted.ResidentId, cancellationToken);
        var roomIds = await db.ListRoomIdsAsync(wanted.PremisesId, wanted.RoomId, cancellationToken);
        if (premises is null || resident is null || (wanted.RoomId is not null && roomIds.Count == 0))
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(wanted with { RequestId = Guid.Empty });
        Outcome<Stay, StayRefusal> outcome;
        try
        {
            // The person is locked too: nobody sleeps in two beds.
            outcome = await db.LockAsync<Stay, StayRefusal>([wanted.RequestId, .. roomIds, resident.Id], async () =>
            {
                if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
                {
                    return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                        ? await db.Stays.SingleAsync(stay => stay.GroupId == receipt.GroupId, cancellationToken)
                        : StayRefusal.FormAlreadyUsed;
                }

                return await GiveAsync(wanted, premises, resident, fingerprint, cancellationToken);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = StayRefusal.NoRoom;
        }

        if (outcome.Refusal is { } why && why.IsUnmet())
        {
            await db.RecordUnmetAsync(wanted.RequestId, premises, wanted.Nights, why, resident.Home.Settlement, wanted.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private async Task<Outcome<Stay, StayRefusal>> GiveAsync(
        StayWanted wanted, Premises premises, Resident resident, byte[] fingerprint, CancellationToken cancellationToken)
    {
        var (nights, asking) = (wanted.Nights, wanted.Asking);
        if (premises.Ask(nights, wanted.Care, resident, clock, asking.ByStaff) is { } why)
        {
            return why;
        }

        if (await db.IsHereAsync(resident.Id, nights.Arrival, nights.Departure, null, cancellationToken))
        {
            return StayRefusal.AlreadyHere;
        }

        var sought = new BedsSought(premises.Id, wanted.RoomId, nights.Arrival, nights.Departure, wanted.WholeRoom, resident.NeedsAccess());
        if ((await db.FindBedsAsync(sought, cancellationToken)).Refused(out var found, out var none))
        {
            return none;
        }

        var stay = NewStay.In(premises, nights, wanted.WholeRoom, wanted.Purpose, current.Id, asking, wanted.Note, clock, resident.Id);
        db.Give(stay, found);
        stay.OweFor(premises, found.Beds.Count, resident.PaidShare);
        stay.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, clock.Now, asking.Because);
        db.Stays.Add(stay);
        db.AddReceipt(wanted.RequestId, fingerprint, stay.GroupId, clock.Now);
        return stay;
    }
}
