using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides.Sharing;

/// <summary>One whom a resident is kept apart from, and the days on which the two are driven together nevertheless, as was promised before.</summary>
public sealed record ApartRow(Guid Id, Guid OtherId, string OtherName, string WrittenByName, Instant WrittenAt, IReadOnlyList<LocalDate> TogetherOn);

/// <summary>What staff read about who is driven with whom.</summary>
public static class SharingQueries
{
    /// <summary>Whom a resident is kept apart from, by name.</summary>
    public static async Task<IReadOnlyList<ApartRow>> ListKeptApartAsync(
        this ServicesDbContext db, Guid residentId, LocalDate today, CancellationToken cancellationToken)
    {
        var pairs = await (
            from kept in db.KeptApart
            where kept.OneId == residentId || kept.OtherId == residentId
            join other in db.Residents on kept.OneId == residentId ? kept.OtherId : kept.OneId equals other.Id
            orderby other.Surname, other.GivenName
            select new { kept.Id, OtherId = other.Id, Name = other.GivenName + " " + other.Surname, kept.WrittenByName, kept.WrittenAt })
            .AsNoTracking().ToListAsync(cancellationToken);
        var people = pairs.Select(pair => (Guid?)pair.OtherId).Append(residentId).ToList();
        var stops = pairs.Count == 0 ? [] : await (
            from stop in db.RunStops
            join ride in db.Rides on stop.RideId equals ride.Id
            where people.Contains(ride.ResidentId) && ride.Date >= today && ride.Status == BookingStatus.Booked
            select new { ride.Id, ride.ResidentId, ride.Date, stop.RunId, stop.Order })
            .ToListAsync(cancellationToken);
        var rides = stops.GroupBy(stop => (stop.Id, stop.ResidentId, stop.Date, stop.RunId))
            .Select(ride => (ride.Key, First: ride.Min(stop => stop.Order), Last: ride.Max(stop => stop.Order))).ToList();
        return [.. pairs.Select(pair => new ApartRow(
            pair.Id, pair.OtherId, pair.Name, pair.WrittenByName, pair.WrittenAt,
            [.. rides.Where(ride => ride.Key.ResidentId == residentId
                    && rides.Any(other => other.Key.ResidentId == pair.OtherId && other.Key.RunId == ride.Key.RunId && other.First < ride.Last && ride.First < other.Last))
                .Select(ride => ride.Key.Date).Distinct().Order()]))];
    }

    /// <summary>Who travels, ride by ride: for staff alone.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ListTravellersAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> rideIds, CancellationToken cancellationToken) =>
        await (from ride in db.Rides
               where rideIds.Contains(ride.Id)
               join resident in db.Residents on ride.ResidentId equals resident.Id
               select new { ride.Id, Name = resident.GivenName + " " + resident.Surname })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);

    /// <summary>
    /// The open return of a day that somebody means who writes from this telephone; none when they have none or several, or
    /// when the telephone is not one person's alone.
    /// </summary>
    public static async Task<Ride?> FindOpenReturnAsync(this ServicesDbContext db, string e164, LocalDate date, CancellationToken cancellationToken)
    {
        var owners = await db.Residents.Where(resident => resident.Phones.Any(phone => phone.E164 == e164))
            .OrderBy(resident => resident.Id).Select(resident => resident.Id).Take(2).ToListAsync(cancellationToken);
        if (owners is not [var owner])
        {
            return null;
        }

        var open = await db.Rides.AsNoTracking().OfResident(owner, date)
            .Where(ride => ride.Wish == RideWish.WhenCalled && ride.CalledInAt == null).OrderBy(ride => ride.Id).Take(2).ToListAsync(cancellationToken);
        return open is [var only] ? only : null;
    }
}
