using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>An earlier ride of a person with what was driven with it, to be repeated.</summary>
public sealed record Trip(Ride Outward, Ride? Back, IReadOnlyList<Ride> Onward)
{
    /// <summary>What was wished then, its day included.</summary>
    public RideWishes Wishes => ConfirmRide.WishesOf(Outward, Back, Onward);
}

/// <summary>What a person's earlier rides tell about the next one.</summary>
public static class Trips
{
    private const int LooksBack = 30;

    /// <summary>The last trips, those alike once.</summary>
    public static async Task<IReadOnlyList<Trip>> ListTripsAsync(this ServicesDbContext db, Guid residentId, int count, CancellationToken cancellationToken)
    {
        var latest = await db.Rides.AsNoTracking()
            .Where(ride => ride.ResidentId == residentId && ride.FollowsId == null && (ride.Status == BookingStatus.Booked || ride.Status == BookingStatus.Fulfilled))
            .OrderByDescending(ride => ride.StartsAt).Take(LooksBack).ToListAsync(cancellationToken);
        var shown = latest.DistinctBy(ride => (ride.To.ToString(), ride.Wish, ride.WishTime)).Take(count).ToList();
        var ids = shown.Select(ride => (Guid?)ride.Id).ToList();
        var following = (await db.Rides.AsNoTracking().Where(ride => ids.Contains(ride.FollowsId)).ToListAsync(cancellationToken)).ToLookup(ride => ride.FollowsId);
        return [.. shown.Select(ride => new Trip(
            ride, following[ride.Id].FirstOrDefault(other => other.IsReturn), [.. following[ride.Id].Where(other => other.IsOnward).OrderBy(other => other.WishTime)]))];
    }

    /// <summary>Where the person has been driven twice at least, most often first: each as a ride that went there. Home is left out.</summary>
    public static async Task<IReadOnlyList<Ride>> ListUsualPlacesAsync(
        this ServicesDbContext db, Resident resident, int count, CancellationToken cancellationToken)
    {
        var latest = await db.Rides.AsNoTracking()
            .Where(ride => ride.ResidentId == resident.Id && (ride.Status == BookingStatus.Booked || ride.Status == BookingStatus.Fulfilled))
            .OrderByDescending(ride => ride.StartsAt).Take(LooksBack).ToListAsync(cancellationToken);
        var goals = (await db.Destinations.AsNoTracking().ToListAsync(cancellationToken)).Select(goal => goal.NamedAddress().ToString()).ToHashSet();
        return [.. latest.GroupBy(ride => ride.To.ToString())
            .Where(rides => rides.Count() > 1 && rides.Key != resident.Home.ToString() && !goals.Contains(rides.Key))
            .OrderByDescending(rides => rides.Count()).Take(count).Select(rides => rides.First())];
    }
}
