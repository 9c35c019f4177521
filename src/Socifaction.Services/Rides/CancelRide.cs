using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Why a ride cannot be cancelled.</summary>
public enum CancelRefusal
{
    /// <summary>It has begun or is over.</summary>
    AlreadyHappened = 1,

    /// <summary>Too little notice is left for the person; staff still may.</summary>
    TooLate,
}

/// <summary>Asks to cancel a ride; with <see cref="WholeGroup"/> also the way back and whatever was booked with it.</summary>
public sealed record RideCancelling(Guid RideId, bool WholeGroup, Asking Asking);

/// <summary>Takes a ride back: its stops are freed and the run is planned anew without them.</summary>
public sealed class CancelRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The cancelled ride, also when it was so before, or why not; null when there is no such ride or it is not theirs.</summary>
    public async Task<Outcome<Ride, CancelRefusal>?> RunAsync(RideCancelling cancelling, CancellationToken cancellationToken)
    {
        var theirs = db.Rides.MayChange(db, cancelling.Asking);
        var asked = await theirs.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == cancelling.RideId, cancellationToken);
        if (asked is null)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == asked.OfferingId, cancellationToken);
        var days = await theirs.Where(ride => ride.GroupId == asked.GroupId).Select(ride => ride.Date).Distinct().ToListAsync(cancellationToken);
        var runIds = new List<Guid>();
        foreach (var day in days)
        {
            runIds.AddRange(await RideDay.ListRunIdsAsync(db, service.Id, day, cancellationToken));
        }

        return await db.LockAsync<Ride, CancelRefusal>([.. runIds, asked.GroupId], async () =>
        {
            var group = await theirs.Where(ride => ride.GroupId == asked.GroupId).ToListAsync(cancellationToken);
            var ride = group.Single(other => other.Id == asked.Id);
            if (ride.Status is BookingStatus.Cancelled or BookingStatus.Declined && (!cancelling.WholeGroup || group.All(other => !IsOpen(other))))
            {
                return ride;
            }

            if (ride.IsLive && FindObjection(ride, service, cancelling.Asking.ByStaff) is { } why)
            {
                return why;
            }

            if (ride.Status is BookingStatus.Fulfilled or BookingStatus.NoShow)
            {
                return CancelRefusal.AlreadyHappened;
            }

            var leaving = group
                .Where(other => other.Id == ride.Id || cancelling.WholeGroup)
                .Where(other => other.IsLive && FindObjection(other, service, cancelling.Asking.ByStaff) is null)
                .ToList();
            foreach (var day in leaving.GroupBy(other => other.Date))
            {
                await FreeAsync(service, [.. day], runIds, cancelling.Asking, cancellationToken);
            }

            return ride;
        }, cancellationToken);
    }

    private bool IsOpen(Ride ride) => ride.IsLive && ride.StartsAt > clock.Now;

    private CancelRefusal? FindObjection(Ride ride, RideService service, bool byStaff) =>
        ride.StartsAt <= clock.Now ? CancelRefusal.AlreadyHappened
        : !byStaff && !service.Window.MayCancel(clock.Now, ride.StartsAt) ? CancelRefusal.TooLate
        : null;

    private async Task FreeAsync(RideService service, List<Ride> leaving, List<Guid> runIds, Asking asking, CancellationToken cancellationToken)
    {
        var day = await RideDay.ReadAsync(db, service, leaving[0].Date, runIds, clock.Now, cancellationToken);
        var planning = RidePlanning.Of(day.Without(leaving), clock.Zone);
        day.Write(db, planning, [.. leaving.Select(ride => ride.RunId).OfType<Guid>().Distinct()]);
        foreach (var ride in leaving)
        {
            ride.RunId = null;
            ride.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, clock.Now, asking.Because);
        }
    }
}
