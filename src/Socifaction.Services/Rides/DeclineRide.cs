using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Staff's no to a request: the reason for the ledger, and in words in <see cref="Asking.Because"/>.</summary>
public sealed record RideDeclining(Guid RideId, RideRefusal Reason, Asking Asking);

/// <summary>Declines a request with its way back and writes the need down as unmet.</summary>
public sealed class DeclineRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The declined ride, or <see cref="RideRefusal.AlreadyAnswered"/>; null when there is no such request.</summary>
    public async Task<Outcome<Ride, RideRefusal>?> RunAsync(RideDeclining declining, CancellationToken cancellationToken)
    {
        var asked = await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == declining.RideId, cancellationToken);
        if (asked is null)
        {
            return null;
        }

        return await db.LockAsync<Ride, RideRefusal>([asked.GroupId], async () =>
        {
            var group = await db.Rides.Where(ride => ride.GroupId == asked.GroupId).ToListAsync(cancellationToken);
            var ride = group.Single(ride => ride.Id == asked.Id);
            if (ride.Status == BookingStatus.Declined)
            {
                return ride;
            }

            var waiting = group.Where(other => other.Status == BookingStatus.Requested).OrderBy(other => other.FollowsId is not null).ToList();
            if (!waiting.Contains(ride))
            {
                return RideRefusal.AlreadyAnswered;
            }

            var (by, channel, because) = declining.Asking;
            foreach (var each in waiting)
            {
                each.Become(BookingStatus.Declined, BookingEventKind.Declined, by, channel, clock.Now, because);
            }

            var wishes = ConfirmRide.WishesOf(waiting[0], waiting.Find(other => other.IsReturn), [.. waiting.Where(other => other.IsOnward)]);
            db.AddUnmetRide(Guid.CreateVersion7(), waiting[0].ResidentId, wishes, declining.Reason.ToString(), waiting[0].Channel, clock.Now);
            return ride;
        }, cancellationToken);
    }
}
