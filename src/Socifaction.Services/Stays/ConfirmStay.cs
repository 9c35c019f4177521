using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>A request to be confirmed, the resident it turned out to be for, and the room if staff chose one.</summary>
public sealed record StayToConfirm(Guid StayId, Guid ResidentId, Guid? RoomId, Asking Asking);

/// <summary>Use case of staff: a request becomes a stay, by the same rules as a booking. The need of care was asked on the telephone.</summary>
public sealed class ConfirmStay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The stay, or why it cannot be given; null when there is no such request, room or resident.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayToConfirm command, CancellationToken cancellationToken)
    {
        var resident = await db.WhomMayBook(command.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.ResidentId, cancellationToken);
        var asked = await db.Stays.AsNoTracking().SingleOrDefaultAsync(stay => stay.Id == command.StayId, cancellationToken);
        if (resident is null || asked is null)
        {
            return null;
        }

        var premises = await db.Premises.AsNoTracking().SingleAsync(p => p.Id == asked.OfferingId, cancellationToken);
        var roomIds = await db.ListRoomIdsAsync(premises.Id, command.RoomId, cancellationToken);
        if (command.RoomId is not null && roomIds.Count == 0)
        {
            return null;
        }

        Outcome<Stay, StayRefusal> outcome;
        try
        {
            outcome = await db.LockAsync<Stay, StayRefusal>([.. roomIds, resident.Id, asked.Id], async () =>
            {
                var stay = await db.Stays.SingleAsync(s => s.Id == command.StayId, cancellationToken);
                if (stay.Status != BookingStatus.Requested)
                {
                    return stay.Status == BookingStatus.Booked && stay.ResidentId == resident.Id ? stay : StayRefusal.AlreadySettled;
                }

                if (premises.Ask(stay.Nights, CareLevel.Independent, resident, clock, command.Asking.ByStaff) is { } why)
                {
                    return why;
                }

                if (await db.IsHereAsync(resident.Id, stay.Date, stay.Departure, null, cancellationToken))
                {
                    return StayRefusal.AlreadyHere;
                }

                var sought = new BedsSought(premises.Id, command.RoomId, stay.Date, stay.Departure, stay.WholeRoom, resident.NeedsAccess());
                if ((await db.FindBedsAsync(sought, cancellationToken)).Refused(out var found, out var none))
                {
                    return none;
                }

                stay.ResidentId = resident.Id;
                db.Give(stay, found);
                stay.OweFor(premises, found.Beds.Count, resident.PaidShare);
                stay.Become(BookingStatus.Booked, BookingEventKind.Confirmed, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
                return stay;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = StayRefusal.NoRoom;
        }

        if (outcome.Refusal is { } refusal && refusal.IsUnmet())
        {
            await db.RecordUnmetAsync(
                command.StayId, premises, asked.Nights, refusal, resident.Home.Settlement, command.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }
}
