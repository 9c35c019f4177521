using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>A room as staff want it; one that is not there yet is entered under the id that its form brings, in version 0.</summary>
public sealed record RoomWanted(
    Guid RoomId, Guid PremisesId, int Version, string Name, int Floor, int Beds, bool HasWheelchairAccess, bool HasOwnBath);

/// <summary>Use case of staff: enters a room or changes one. A bed in which somebody is promised a night stays.</summary>
public sealed class KeepRoom(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The room, or why not; null when the premises are not there.</summary>
    public async Task<Outcome<Room, RoomRefusal>?> RunAsync(RoomWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.Premises.AnyAsync(p => p.Id == wanted.PremisesId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Room, RoomRefusal>([wanted.PremisesId, wanted.RoomId], async () =>
        {
            var rooms = await db.Rooms.Include(room => room.Beds).Where(room => room.OfferingId == wanted.PremisesId).ToListAsync(cancellationToken);
            if (rooms.Exists(other => other.Id != wanted.RoomId && other.Name == wanted.Name))
            {
                return RoomRefusal.NameTaken;
            }

            var room = rooms.Find(r => r.Id == wanted.RoomId);
            // The form of a new room sent twice finds the room it made.
            if (room is not null && wanted.Version != room.Version && wanted.Version != 0)
            {
                return RoomRefusal.ChangedMeanwhile;
            }

            if (room is null)
            {
                room = new Room { Id = wanted.RoomId, OfferingId = wanted.PremisesId, Name = wanted.Name, Order = rooms.Count + 1, Version = 0 };
                db.Rooms.Add(room);
            }

            (room.Name, room.Floor) = (wanted.Name, wanted.Floor);
            (room.HasWheelchairAccess, room.HasOwnBath) = (wanted.HasWheelchairAccess, wanted.HasOwnBath);
            room.Version++;
            return await SetBedsAsync(room, wanted.Beds, cancellationToken) ? room : RoomRefusal.BedTaken;
        }, cancellationToken);
    }

    private async Task<bool> SetBedsAsync(Room room, int count, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var going = room.BedsInUse.Where(bed => bed.Number > count).ToList();
        var ids = going.ConvertAll(bed => bed.Id);
        if (await db.BedClaims.AnyAsync(claim => ids.Contains(claim.BedId) && claim.ClosureId == null && (claim.Until == null || claim.Until > today), cancellationToken))
        {
            return false;
        }

        going.ForEach(bed => bed.IsRemoved = true);
        foreach (var number in Enumerable.Range(1, count))
        {
            if (room.Beds.Find(bed => bed.Number == number) is { } bed)
            {
                bed.IsRemoved = false;
            }
            else
            {
                await AddBedAsync(room, number, today, cancellationToken);
            }
        }

        return true;
    }

    // A bed that is brought into a closed room is closed with it.
    private async Task AddBedAsync(Room room, int number, NodaTime.LocalDate today, CancellationToken cancellationToken)
    {
        var bed = new Bed { RoomId = room.Id, Number = number };
        room.Beds.Add(bed);
        var closures = await db.RoomClosures.Where(closure => closure.RoomId == room.Id && (closure.Until == null || closure.Until > today)).ToListAsync(cancellationToken);
        db.BedClaims.AddRange(closures.Select(closure => new BedClaim { BedId = bed.Id, FirstNight = closure.FirstNight, Until = closure.Until, ClosureId = closure.Id }));
    }
}
