using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays.Residences;

/// <summary>The room into which somebody moves on a day, as the residence was seen in a version; why stands in <see cref="Asking.Because"/>.</summary>
public sealed record ResidenceMove(Guid ResidenceId, int Version, Guid RoomId, LocalDate Day, bool WholeRoom, Asking Asking);

/// <summary>Use case of staff: a residence goes on in another room from a day on. The old beds are claimed until that day, the new ones from it.</summary>
public sealed class MoveResidence(ServicesDbContext db, InitiativeClock clock)
{
    private const int MonthsAhead = 12;

    /// <summary>The residence, or why not; null when the residence or the room is not there.</summary>
    public async Task<Outcome<Residence, StayRefusal>?> RunAsync(ResidenceMove move, CancellationToken cancellationToken)
    {
        if (await db.Residences.AsNoTracking().SingleOrDefaultAsync(r => r.Id == move.ResidenceId, cancellationToken) is not { } asked
            || await db.Rooms.AsNoTracking().SingleOrDefaultAsync(r => r.Id == move.RoomId && r.OfferingId == asked.OfferingId, cancellationToken) is not { } room)
        {
            return null;
        }

        try
        {
            Guid[] locked = [.. (await db.ListRoomIdsOfAsync(asked, cancellationToken)).Append(room.Id).Distinct(), asked.ResidentId];
            return await db.LockAsync<Residence, StayRefusal>(locked, async () =>
            {
                var residence = await db.Residences.SingleAsync(r => r.Id == move.ResidenceId, cancellationToken);
                if (residence.Version != move.Version)
                {
                    return StayRefusal.ChangedMeanwhile;
                }

                return AskDay(residence, move) is { } refusal ? refusal : await MoveAsync(residence, room, move, cancellationToken);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return StayRefusal.NoRoom;
        }
    }

    private StayRefusal? AskDay(Residence residence, ResidenceMove move) =>
        residence.Until <= move.Day ? StayRefusal.AlreadySettled
        : move.Day < clock.Today ? StayRefusal.Past
        : move.Day <= residence.FirstDay ? StayRefusal.NoNight
        : move.Day > clock.Today.PlusMonths(MonthsAhead) ? StayRefusal.NotOpenYet
        : null;

    private async Task<Outcome<Residence, StayRefusal>> MoveAsync(Residence residence, Room room, ResidenceMove move, CancellationToken cancellationToken)
    {
        var resident = await db.Residents.AsNoTracking().SingleAsync(r => r.Id == residence.ResidentId, cancellationToken);
        var sought = new BedsSought(room.OfferingId, room.Id, move.Day, residence.Until, move.WholeRoom, resident.NeedsAccess(), residence.Id);
        if ((await db.FindBedsAsync(sought, cancellationToken)).Refused(out var found, out var none))
        {
            return none;
        }

        // The old claims end first: the new ones may be of the same bed. A move that was to come later does not take place.
        var claims = await db.BedClaims.Where(claim => claim.ResidenceId == residence.Id && (claim.Until == null || claim.Until > move.Day)).ToListAsync(cancellationToken);
        db.BedClaims.RemoveRange(claims.Where(claim => claim.FirstNight >= move.Day));
        claims.FindAll(claim => claim.FirstNight < move.Day).ForEach(claim => claim.Until = move.Day);
        await db.SaveChangesAsync(cancellationToken);

        db.BedClaims.AddRange(found.Beds.Select(
            bed => new BedClaim { BedId = bed.Id, FirstNight = move.Day, Until = residence.Until, ResidenceId = residence.Id }));
        (residence.RoomId, residence.WholeRoom) = (room.Id, move.WholeRoom);
        residence.Record(ResidenceEventKind.Moved, move.Day, clock.Now, move.Asking.By.Name, move.Asking.Because);
        residence.Version++;
        return residence;
    }
}

/// <summary>Which rooms a residence takes beds of.</summary>
internal static class ResidenceRooms
{
    /// <summary>Those of its claims and the one it goes by, to be locked before it changes.</summary>
    public static async Task<List<Guid>> ListRoomIdsOfAsync(this ServicesDbContext db, Residence residence, CancellationToken cancellationToken) =>
        [.. (await db.Rooms.Where(room => room.Id == residence.RoomId
                || room.Beds.Any(bed => db.BedClaims.Any(claim => claim.BedId == bed.Id && claim.ResidenceId == residence.Id)))
            .Select(room => room.Id).ToListAsync(cancellationToken))];
}
