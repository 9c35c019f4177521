using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Why an open return cannot be called in.</summary>
public enum CallInRefusal
{
    /// <summary>It is no open return, or it was taken back.</summary>
    NotOpen = 1,

    /// <summary>The person has not been brought there yet.</summary>
    NotYet,

    /// <summary>The vehicle is on its way or was there.</summary>
    TooLate,
}

/// <summary>The person is done and wants to be fetched: they say so themselves, or staff for them.</summary>
public sealed record RideCallingIn(Guid RideId, Asking Asking);

/// <summary>
/// Gives an open return its pick-up window: as soon as can be, within the longest wait if at all, and never later than what
/// was kept for it. Everybody else's promise stands.
/// </summary>
public sealed class CallInRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The ride with its window, also when it was called in before, or why not; null when there is no such ride or it is not theirs.</summary>
    public async Task<Outcome<Ride, CallInRefusal>?> RunAsync(RideCallingIn calling, CancellationToken cancellationToken)
    {
        var theirs = db.Rides.MayChange(db, calling.Asking);
        var asked = await theirs.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == calling.RideId, cancellationToken);
        if (asked is null)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == asked.OfferingId, cancellationToken);
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, asked.Date, cancellationToken);
        return await db.LockAsync<Ride, CallInRefusal>([.. runIds, asked.GroupId], async () =>
        {
            var ride = await theirs.SingleAsync(ride => ride.Id == calling.RideId, cancellationToken);
            if (ride is { CalledInAt: not null, Status: BookingStatus.Booked })
            {
                return ride;
            }

            if (!ride.IsOpen)
            {
                return CallInRefusal.NotOpen;
            }

            var day = await RideDay.ReadAsync(db, service, ride.Date, runIds, clock.Now, cancellationToken);
            var before = day.Rides.Where(other => other.GroupId == ride.GroupId && other.ResidentId == ride.ResidentId && other.Id != ride.Id)
                .Select(other => other.Id).ToList();
            if (ride.Date != clock.Today || day.Stops.Any(stop => before.Contains(stop.RideId) && clock.Now < clock.InstantOf(ride.Date, stop.Planned)))
            {
                return CallInRefusal.NotYet;
            }

            if (ride.StartsAt <= clock.Now)
            {
                return CallInRefusal.TooLate;
            }

            Fetch(ride, service, day);
            ride.CalledInAt = clock.Now;
            var (by, channel, because) = calling.Asking;
            ride.Record(BookingEventKind.CalledIn, by, channel, clock.Now, because);
            return ride;
        }, cancellationToken);
    }

    private void Fetch(Ride ride, RideService service, RideDay day)
    {
        var planning = RidePlanning.Of(day, clock.Zone);
        var leg = ride.ToLeg(clock.Now);
        var latest = clock.InstantOf(ride.Date, ride.LatestStart ?? ride.StartTime);
        var wished = Instant.Min(latest, clock.Now + Duration.FromMinutes(service.LongestWaitMinutes));
        if ((planning.FetchSoon(leg, wished) ?? planning.FetchSoon(leg, latest)) is not { } sooner)
        {
            return;
        }

        var runs = sooner.Then.ChangedRunIds.Append(sooner.Promise.RunId).Append(ride.RunId!.Value).Distinct().ToList();
        ride.Keep(sooner.Promise, clock);
        day.Write(db, sooner.Then, runs);
    }
}
