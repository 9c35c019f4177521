using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Where a ride without a run could go: whether as it was promised, and the nearest other times.</summary>
public sealed record CoverPreview(bool AsPromised, IReadOnlyList<PossibleTime> Times);

/// <summary>What staff may propose on the telephone to somebody whose ride has no run. Nothing is kept for them.</summary>
public sealed class CheckCover(ServicesDbContext db, InitiativeClock clock)
{
    private const int MostTimes = 4;

    /// <summary>What is possible; null when there is no such ride.</summary>
    public async Task<CoverPreview?> RunAsync(Guid rideId, CancellationToken cancellationToken)
    {
        var ride = await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == rideId, cancellationToken);
        if (ride is null)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == ride.OfferingId, cancellationToken);
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, ride.Date, cancellationToken);
        if (!ride.IsUncovered || runIds.Count == 0)
        {
            return new(false, []);
        }

        var day = await RideDay.ReadAsync(db, service, ride.Date, runIds, clock.Now, cancellationToken);
        var own = await db.Rides.OfResident(ride.ResidentId!.Value, ride.Date).AsNoTracking().ToListAsync(cancellationToken);
        List<Ride> together = [ride, .. ride.OthersAmong(own).Where(other => other.IsUncovered && CoverRide.GoTogether(other, ride))];
        var planning = RidePlanning.Of(day, clock.Zone, [.. together.SelectMany(other => new[] { other.From, other.To })]);
        return new(
            planning.Keep([.. day.With(day.Runs, together, []).Legs.OrderBy(leg => leg.EarliestPickUp)]) is not null,
            [.. planning.ListPossible(ride, own, clock.Now).Take(MostTimes).OrderBy(time => time.Earliest)]);
    }
}
