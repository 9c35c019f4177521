using NodaTime;

namespace Socifaction.Services.Stays;

/// <summary>How a room stands on one night: how many of its beds are taken, and whether it is closed.</summary>
public sealed record NightInRoom(int Taken, int Beds, bool IsClosed);

/// <summary>A room with each night of a month.</summary>
public sealed record RoomMonth(Room Room, IReadOnlyList<NightInRoom> Nights);

/// <summary>Rooms by nights. Pure.</summary>
public static class Occupancy
{
    /// <summary>The rooms over the nights of a month.</summary>
    public static IReadOnlyList<RoomMonth> Of(IEnumerable<Room> rooms, IEnumerable<BedClaim> claims, YearMonth month)
    {
        var byBed = claims.ToLookup(claim => claim.BedId);
        var first = month.OnDayOfMonth(1);
        var days = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        return [.. rooms.Select(room => new RoomMonth(room, [.. Enumerable.Range(0, days).Select(day => NightOf(room, byBed, first.PlusDays(day)))]))];
    }

    private static NightInRoom NightOf(Room room, ILookup<Guid, BedClaim> byBed, LocalDate night)
    {
        var beds = room.BedsInUse;
        var taking = beds.SelectMany(bed => byBed[bed.Id].Where(claim => claim.Covers(night))).ToList();
        return new(taking.Count(claim => claim.ClosureId is null), beds.Count, taking.Exists(claim => claim.ClosureId is not null));
    }
}
