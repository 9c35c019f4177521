using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>Other nights or another room for a stay, as somebody saw it in a version.</summary>
public sealed record StayChange(Guid StayId, int Version, Nights Nights, Guid? RoomId, bool WholeRoom, Asking Asking);

/// <summary>Use case of staff: gives a stay other nights or another room; of a person who is here already only the departure and the room change.</summary>
public sealed class ChangeStay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The stay, or why it cannot be so: then it is as it was; null when there is no such stay or room.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayChange change, CancellationToken cancellationToken)
    {
        if (await db.Stays.MayChange(db, change.Asking).AsNoTracking().SingleOrDefaultAsync(stay => stay.Id == change.StayId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var premises = await db.Premises.AsNoTracking().SingleAsync(p => p.Id == asked.OfferingId, cancellationToken);
        var roomIds = await db.ListRoomIdsAsync(premises.Id, change.RoomId, cancellationToken);
        if (change.RoomId is not null && roomIds.Count == 0)
        {
            return null;
        }

        try
        {
            return await db.LockAsync<Stay, StayRefusal>([.. roomIds, asked.RoomId ?? asked.Id, asked.ResidentId ?? asked.Id, asked.Id], async () =>
            {
                var stay = await db.Stays.SingleAsync(s => s.Id == change.StayId, cancellationToken);
                return stay.Version != change.Version ? StayRefusal.ChangedMeanwhile
                    : stay is not { Status: BookingStatus.Booked, ResidentId: { } residentId } ? StayRefusal.AlreadySettled
                    : await MoveAsync(stay, premises, await db.Residents.AsNoTracking().SingleAsync(r => r.Id == residentId, cancellationToken), change, cancellationToken);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return StayRefusal.NoRoom;
        }
    }

    private async Task<Outcome<Stay, StayRefusal>> MoveAsync(
        Stay stay, Premises premises, Resident resident, StayChange change, CancellationToken cancellationToken)
    {
        var nights = change.Nights;
        if (premises.AskLength(nights) is { } length)
        {
            return length;
        }

        if (nights.Arrival != stay.Date)
        {
            if (stay.ArrivedAt is not null)
            {
                return StayRefusal.AlreadyBegun;
            }

            if (premises.AskDay(nights.Arrival, clock, change.Asking.ByStaff) is { } why)
            {
                return why;
            }
        }

        if (nights.Departure <= clock.Today && nights.Departure != stay.Departure)
        {
            return StayRefusal.Past;
        }

        if (await db.IsHereAsync(resident.Id, nights.Arrival, nights.Departure, stay.Id, cancellationToken))
        {
            return StayRefusal.AlreadyHere;
        }

        var sought = new BedsSought(premises.Id, change.RoomId, nights.Arrival, nights.Departure, change.WholeRoom, resident.NeedsAccess(), stay.Id);
        if ((await db.FindBedsAsync(sought, cancellationToken)).Refused(out var found, out var none))
        {
            return none;
        }

        // The old claims go at once: the new ones may lie over them.
        var had = await db.BedClaims.Where(claim => claim.StayId == stay.Id).ExecuteDeleteAsync(cancellationToken);
        var (isMoved, nightsBefore) = (nights != stay.Nights, stay.Nights.Count);
        (stay.Date, stay.Departure, stay.WholeRoom) = (nights.Arrival, nights.Departure, change.WholeRoom);
        (stay.StartsAt, stay.EndsAt) = (clock.InstantOf(stay.Date, stay.StartTime), clock.InstantOf(stay.Departure, stay.EndTime));
        db.Give(stay, found);
        // What was booked keeps its price while it takes as many nights of as many beds.
        if ((nights.Count, found.Beds.Count) != (nightsBefore, had))
        {
            stay.OweFor(premises, found.Beds.Count, resident.PaidShare);
        }

        // Another room is no news for an SMS: the person comes on the day that was promised.
        stay.Record(isMoved ? BookingEventKind.Moved : BookingEventKind.RoomChanged, change.Asking.By, change.Asking.Channel, clock.Now, change.Asking.Because);
        return stay;
    }
}
