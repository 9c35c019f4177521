using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Why a ride that has no run gets none.</summary>
public enum CoverRefusal
{
    /// <summary>It has a run again, or was cancelled.</summary>
    NotUncovered = 1,

    /// <summary>No run can keep that time.</summary>
    NoRoom,
}

/// <summary>A ride that lost its run, to be driven as it was promised or, with <see cref="WishTime"/>, when the person agreed to instead.</summary>
public sealed record RideToCover(Guid RideId, LocalTime? WishTime, Asking Asking);

/// <summary>Use case of staff: finds a run for a ride that has none. Everybody else's promise stands.</summary>
public sealed class CoverRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The ride with its run, or why not; null when there is no such ride.</summary>
    public async Task<Outcome<Ride, CoverRefusal>?> RunAsync(RideToCover wanted, CancellationToken cancellationToken)
    {
        var asked = await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == wanted.RideId, cancellationToken);
        if (asked is null)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == asked.OfferingId, cancellationToken);
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, asked.Date, cancellationToken);
        return await db.LockAsync<Ride, CoverRefusal>([.. runIds, asked.GroupId], async () =>
        {
            var group = await db.Rides.Where(ride => ride.GroupId == asked.GroupId && ride.Date == asked.Date).ToListAsync(cancellationToken);
            var ride = group.Single(other => other.Id == asked.Id);
            if (ride is not { Status: BookingStatus.Booked, IsUncovered: true })
            {
                return CoverRefusal.NotUncovered;
            }

            var day = await RideDay.ReadAsync(db, service, ride.Date, runIds, clock.Now, cancellationToken);
            var own = await db.Rides.OfResident(ride.ResidentId!.Value, ride.Date).ToListAsync(cancellationToken);
            List<Ride> together = wanted.WishTime is null ? [.. group.Where(other => other.IsUncovered && (other.Id == ride.Id || GoTogether(other, ride)))] : [ride];
            var after = day.With(day.Runs, [.. day.Rides, .. together], day.Holds);
            if (FindPlan(day, after, ride, together, own, wanted) is not { } planning)
            {
                return CoverRefusal.NoRoom;
            }

            after.Write(db, planning, planning.ChangedRunIds);
            var (by, channel, why) = wanted.Asking;
            foreach (var covered in together)
            {
                covered.Cover(by, channel, clock.Now, why);
            }

            if (wanted.WishTime is not null)
            {
                ride.Record(BookingEventKind.Moved, by, channel, clock.Now, why);
            }

            return ride;
        }, cancellationToken);
    }

    private RidePlanning? FindPlan(RideDay day, RideDay after, Ride ride, List<Ride> together, List<Ride> own, RideToCover wanted)
    {
        var planning = RidePlanning.Of(day, clock.Zone, [.. together.SelectMany(other => new[] { other.From, other.To })]);
        if (wanted.WishTime is not { } time)
        {
            var ids = together.ConvertAll(other => other.Id);
            return planning.Keep([.. after.Legs.Where(leg => ids.Contains(leg.Id)).OrderBy(leg => leg.EarliestPickUp)]);
        }

        if (day.Runs.Count == 0 || own.Exists(other => GoTogether(other, ride))
            || planning.Place(ride.ToLeg(clock.Now) with { Time = time }, mayRearrange: true).Refused(out var placed, out _)
            || !ride.MayBe(placed.Promise, ride.OthersAmong(own)))
        {
            return null;
        }

        ride.WishTime = ride.Wish == RideWish.WhenCalled ? ride.WishTime : time;
        ride.Keep(placed.Promise, clock);
        return placed.Then;
    }

    /// <summary>Whether the vehicle that brings somebody waits to take them on.</summary>
    internal static bool GoTogether(Ride one, Ride other) =>
        (one.VehicleWaits && one.FollowsId == other.Id) || (other.VehicleWaits && other.FollowsId == one.Id);
}
