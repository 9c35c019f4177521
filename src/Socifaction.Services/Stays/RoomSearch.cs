using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Stays;

/// <summary>Beds that are sought: in one room or any, from a day until another or for good; the claims of one holder do not count.</summary>
internal sealed record BedsSought(Guid PremisesId, Guid? RoomId, LocalDate First, LocalDate? Until, bool WholeRoom, bool NeedsAccess, Guid? Holder = null);

/// <summary>Reads rooms and claims, and finds beds in them.</summary>
public static class RoomSearch
{
    /// <summary>Whether the person lives only where a wheelchair gets in.</summary>
    public static bool NeedsAccess(this Resident resident) => resident.Mobility is not (MobilityNeed.Walks or MobilityNeed.Walker);

    /// <summary>The rooms to be locked for a search.</summary>
    internal static Task<List<Guid>> ListRoomIdsAsync(this ServicesDbContext db, Guid premisesId, Guid? roomId, CancellationToken cancellationToken) =>
        db.Rooms.Where(room => room.OfferingId == premisesId && (roomId == null || room.Id == roomId)).Select(room => room.Id).ToListAsync(cancellationToken);

    /// <summary>The rooms of the premises, and the claims on their beds that last beyond a day.</summary>
    internal static async Task<(List<Room> Rooms, Vacancies Vacancies)> ReadVacanciesAsync(
        this ServicesDbContext db, Guid premisesId, LocalDate from, Guid? holder, CancellationToken cancellationToken)
    {
        var rooms = await db.Rooms.AsNoTracking().Include(room => room.Beds).Where(room => room.OfferingId == premisesId)
            .OrderBy(room => room.Order).ThenBy(room => room.Id).ToListAsync(cancellationToken);
        var claims = await db.BedClaims.AsNoTracking()
            .Where(claim => (claim.Until == null || claim.Until > from)
                && (holder == null || (claim.StayId != holder && claim.ResidenceId != holder))
                && db.Rooms.Any(room => room.OfferingId == premisesId && room.Beds.Any(bed => bed.Id == claim.BedId)))
            .ToListAsync(cancellationToken);
        return (rooms, new(rooms, claims));
    }

    /// <summary>The beds, or why there are none.</summary>
    internal static async Task<Outcome<BedsFound, StayRefusal>> FindBedsAsync(this ServicesDbContext db, BedsSought sought, CancellationToken cancellationToken)
    {
        var (rooms, vacancies) = await db.ReadVacanciesAsync(sought.PremisesId, sought.First, sought.Holder, cancellationToken);
        if (sought.RoomId is not { } id)
        {
            return vacancies.Find(sought.First, sought.Until, sought.WholeRoom, sought.NeedsAccess) is { } any ? any : StayRefusal.NoRoom;
        }

        var room = rooms.Single(room => room.Id == id);
        if (sought.NeedsAccess && !room.HasWheelchairAccess)
        {
            return StayRefusal.NoAccess;
        }

        return vacancies.FindIn(room, sought.First, sought.Until, sought.WholeRoom) is { } found ? found
            : vacancies.IsClosed(room, sought.First, sought.Until) ? StayRefusal.RoomClosed
            : StayRefusal.NoRoom;
    }

    /// <summary>Whether the person stays or lives in the premises on some of the nights.</summary>
    internal static Task<bool> IsHereAsync(
        this ServicesDbContext db, Guid residentId, LocalDate first, LocalDate? until, Guid? holder, CancellationToken cancellationToken) =>
        db.BedClaims.AnyAsync(claim => (claim.Until == null || claim.Until > first) && (until == null || claim.FirstNight < until)
            && (db.Stays.Any(stay => stay.Id == claim.StayId && stay.ResidentId == residentId && stay.Id != holder)
                || db.Residences.Any(residence => residence.Id == claim.ResidenceId && residence.ResidentId == residentId && residence.Id != holder)), cancellationToken);
}
