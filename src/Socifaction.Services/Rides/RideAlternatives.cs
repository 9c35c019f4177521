using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Asked afresh after a refusal: when else the ride would be possible. <see cref="HoldTimes"/> keeps them for a call.</summary>
public sealed class RideAlternatives(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>How many are offered.</summary>
    public const int Usually = 3;

    private const int DaysToLook = 7;

    /// <summary>Up to so many feasible wishes: the nearest times of the same day, or those of the next day that has any.</summary>
    public async Task<IReadOnlyList<RideAlternative>> ListAsync(
        Guid residentId, RideWishes wishes, bool byStaff, CancellationToken cancellationToken, int count = Usually)
    {
        var service = await db.RideServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wishes.OfferingId, cancellationToken);
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == residentId, cancellationToken);
        if (service is null || resident is null)
        {
            return [];
        }

        var sameDay = await ListOnAsync(service, resident, wishes, byStaff, count, cancellationToken);
        if (sameDay.Count > 0)
        {
            return sameDay;
        }

        var after = wishes.Date < clock.Today ? clock.Today.PlusDays(-1) : wishes.Date;
        var days = await db.Runs.AsNoTracking()
            .Where(run => run.OfferingId == service.Id && run.Date > after && !run.IsCancelled)
            .Select(run => run.Date).Distinct().OrderBy(date => date).Take(DaysToLook).ToListAsync(cancellationToken);
        foreach (var day in days)
        {
            if (await ListOnAsync(service, resident, wishes with { Date = day }, byStaff, count, cancellationToken) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private async Task<IReadOnlyList<RideAlternative>> ListOnAsync(
        RideService service, Resident resident, RideWishes wishes, bool byStaff, int count, CancellationToken cancellationToken)
    {
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, wishes.Date, cancellationToken);
        if (runIds.Count == 0)
        {
            return [];
        }

        var day = await RideDay.ReadAsync(db, service, wishes.Date, runIds, clock.Now, cancellationToken);
        var own = await db.Rides.OfResident(resident.Id, wishes.Date).ToListAsync(cancellationToken);
        return new RideAdmission(day, clock, resident, own, byStaff, await db.FindGoalAsync(wishes, cancellationToken)).ListAlternatives(wishes, count);
    }
}

/// <summary>A wish that could be met instead, with the pick-up windows that would be promised.</summary>
public sealed record RideAlternative(
    RideWishes Wishes, LocalTime EarliestPickUp, LocalTime LatestPickUp, LocalTime? EarliestReturn, LocalTime? LatestReturn)
{
    /// <summary>Until when it is kept for the call; none when it is not.</summary>
    public Instant? HeldUntil { get; init; }

    /// <summary>Whose way it shares; none when it is a time like any other.</summary>
    public RideSharing? Sharing { get; init; }

    /// <summary>Whether both ways overlap with those of another: a person would see no difference.</summary>
    internal bool IsMuchLike(RideAlternative other) =>
        EarliestPickUp < other.LatestPickUp && other.EarliestPickUp < LatestPickUp
        && (EarliestReturn is null || (EarliestReturn < other.LatestReturn && other.EarliestReturn < LatestReturn));
}

/// <summary>
/// A ride that already goes to about the same place, on which there is room, and by how many minutes the wish is moved for
/// it; earlier when negative. Whose it is, staff may see and residents never.
/// </summary>
public sealed record RideSharing(Guid RideId, int MovedMinutes);
