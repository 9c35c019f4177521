using NodaTime;

namespace Socifaction.Services.Stays;

/// <summary>Beds in a room that may be had together.</summary>
public sealed record BedsFound(Room Room, IReadOnlyList<Bed> Beds);

/// <summary>Other nights, or another room, in place of those that cannot be had.</summary>
public sealed record StayOption(Nights Nights, Room Room);

/// <summary>Which beds are free on which nights. It decides; nothing here reads or writes.</summary>
public sealed class Vacancies(IReadOnlyList<Room> rooms, IEnumerable<BedClaim> claims)
{
    private const int FarthestDays = 60;

    private readonly ILookup<Guid, BedClaim> _claims = claims.ToLookup(claim => claim.BedId);

    /// <summary>Whether nobody has the bed between two days, the second excluded; none means for ever.</summary>
    public bool IsFree(Bed bed, LocalDate first, LocalDate? until) => !_claims[bed.Id].Any(claim => claim.Meets(first, until));

    /// <summary>A free bed of the room, or all its beds where the whole room is wanted; null when they cannot be had.</summary>
    public BedsFound? FindIn(Room room, LocalDate first, LocalDate? until, bool wholeRoom)
    {
        var beds = room.BedsInUse;
        var free = beds.Where(bed => IsFree(bed, first, until)).ToList();
        return free.Count == 0 || (wholeRoom && free.Count < beds.Count) ? null
            : new(room, wholeRoom ? free : [free[0]]);
    }

    /// <summary>The room that leaves most to others: whole rooms and rooms for wheelchairs go last to those who need neither.</summary>
    public BedsFound? Find(LocalDate first, LocalDate? until, bool wholeRoom, bool needsAccess) =>
        rooms.Where(room => room.HasWheelchairAccess || !needsAccess)
            .OrderBy(room => room.HasWheelchairAccess && !needsAccess)
            .ThenBy(room => room.BedsInUse.Count(bed => IsFree(bed, first, until)))
            .ThenBy(room => room.Order).ThenBy(room => room.Id)
            .Select(room => FindIn(room, first, until, wholeRoom))
            .FirstOrDefault(found => found is not null);

    /// <summary>Whether a closure of the room stands in the way.</summary>
    public bool IsClosed(Room room, LocalDate first, LocalDate? until) =>
        room.BedsInUse.Any(bed => _claims[bed.Id].Any(claim => claim.ClosureId is not null && claim.Meets(first, until)));

    /// <summary>The nearest arrivals, from a day on and not after another, on which as many nights can be had; at most so many.</summary>
    public IReadOnlyList<StayOption> ListNearest(Nights wished, bool wholeRoom, bool needsAccess, LocalDate earliest, LocalDate latest, int most) =>
        wished.Count < 1 ? []
        : [.. Enumerable.Range(0, FarthestDays).SelectMany(days => days == 0 ? (int[])[0] : [days, -days])
            .Select(days => wished.Arrival.PlusDays(days))
            .Where(arrival => arrival >= earliest && arrival <= latest)
            .Select(arrival => (Nights: wished.From(arrival), Found: Find(arrival, arrival.PlusDays(wished.Count), wholeRoom, needsAccess)))
            .Where(option => option.Found is not null)
            .Select(option => new StayOption(option.Nights, option.Found!.Room)).Take(most)];
}
