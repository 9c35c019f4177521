using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays.Residences;

/// <summary>A contract as staff enter it. The form's request id becomes the residence's own.</summary>
public sealed record ResidenceWanted(
    Guid RequestId, Guid RoomId, Guid ResidentId, string ContractNumber, LocalDate FirstDay, bool WholeRoom, Asking Asking);

/// <summary>Use case of staff: somebody begins to live in a room, until further notice.</summary>
public sealed class BeginResidence(ServicesDbContext db, InitiativeClock clock)
{
    private const int MonthsAhead = 12;

    /// <summary>The residence, or why not; null when the room or the resident is not there.</summary>
    public async Task<Outcome<Residence, StayRefusal>?> RunAsync(ResidenceWanted wanted, CancellationToken cancellationToken)
    {
        var room = await db.Rooms.AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted.RoomId, cancellationToken);
        var resident = await db.WhomMayBook(wanted.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted.ResidentId, cancellationToken);
        if (room is null || resident is null)
        {
            return null;
        }

        try
        {
            return await db.LockAsync<Residence, StayRefusal>([wanted.RequestId, room.Id, resident.Id], async () =>
            {
                if (await db.Residences.SingleOrDefaultAsync(r => r.Id == wanted.RequestId, cancellationToken) is { } entered)
                {
                    return (entered.RoomId, entered.ResidentId, entered.ContractNumber, entered.FirstDay, entered.WholeRoom)
                        == (wanted.RoomId, wanted.ResidentId, wanted.ContractNumber, wanted.FirstDay, wanted.WholeRoom)
                        ? entered : StayRefusal.FormAlreadyUsed;
                }

                if (wanted.FirstDay > clock.Today.PlusMonths(MonthsAhead))
                {
                    return StayRefusal.NotOpenYet;
                }

                if (await db.IsHereAsync(resident.Id, wanted.FirstDay, null, null, cancellationToken))
                {
                    return StayRefusal.AlreadyHere;
                }

                var sought = new BedsSought(room.OfferingId, room.Id, wanted.FirstDay, null, wanted.WholeRoom, resident.NeedsAccess());
                return (await db.FindBedsAsync(sought, cancellationToken)).Refused(out var found, out var none) ? none : Begin(wanted, found);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return StayRefusal.NoRoom;
        }
    }

    private Residence Begin(ResidenceWanted wanted, BedsFound found)
    {
        var residence = new Residence
        {
            Id = wanted.RequestId,
            OfferingId = found.Room.OfferingId,
            RoomId = found.Room.Id,
            ResidentId = wanted.ResidentId,
            ContractNumber = wanted.ContractNumber,
            FirstDay = wanted.FirstDay,
            WholeRoom = wanted.WholeRoom,
            WrittenAt = clock.Now,
            WrittenByName = wanted.Asking.By.Name,
        };
        residence.Record(ResidenceEventKind.Started, wanted.FirstDay, clock.Now, wanted.Asking.By.Name);
        db.Residences.Add(residence);
        db.BedClaims.AddRange(found.Beds.Select(bed => new BedClaim { BedId = bed.Id, FirstNight = wanted.FirstDay, ResidenceId = residence.Id }));
        return residence;
    }
}
