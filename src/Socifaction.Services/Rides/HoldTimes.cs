using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// Offers a caller the nearest possible times and keeps them while staff and caller talk: one beside the other, as far as
/// there is room for all. What was kept for the same form before is given up.
/// </summary>
public sealed class HoldTimes(ServicesDbContext db, InitiativeClock clock, RideAlternatives alternatives)
{
    /// <summary>How long an offered time is kept.</summary>
    public static readonly Duration ForACall = Duration.FromMinutes(5);

    /// <summary>The times, those that are kept with the moment until when.</summary>
    public async Task<IReadOnlyList<RideAlternative>> RunAsync(Guid requestId, Guid residentId, RideWishes wishes, CancellationToken cancellationToken)
    {
        var (now, until) = (clock.Now, clock.Now + ForACall);
        await GiveUpAsync(requestId, cancellationToken);
        var offered = await alternatives.ListAsync(residentId, wishes, byStaff: true, cancellationToken);
        // While another call is being answered the day may be read half as it was: what counts is listed under the lock, on the day wished for if on none.
        var date = offered.Count > 0 ? offered[0].Wishes.Date : wishes.Date;
        var runIds = await RideDay.ListRunIdsAsync(db, wishes.OfferingId, date, cancellationToken);
        if (runIds.Count == 0 || await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == residentId, cancellationToken) is not { } resident)
        {
            return offered;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == wishes.OfferingId, cancellationToken);
        var outcome = await db.LockAsync<List<RideAlternative>, None>([.. runIds, requestId], async () =>
        {
            var day = await RideDay.ReadAsync(db, service, date, runIds, now, cancellationToken);
            var own = await db.Rides.OfResident(residentId, date).ToListAsync(cancellationToken);
            var admission = new RideAdmission(day, clock, resident, own, byStaff: true, await db.FindGoalAsync(wishes, cancellationToken));
            var planning = RidePlanning.Of(day, clock.Zone, [.. wishes.Legs.Select(leg => leg.To), wishes.From]);
            var (said, holds) = (new List<RideAlternative>(), new List<RideHold>());
            // Listed anew, as another call may have been offered the same meanwhile.
            foreach (var other in admission.ListAlternatives(wishes with { Date = date }, RideAlternatives.Usually))
            {
                if (admission.AdmitBeside(planning, other.Wishes).Refused(out var admitted, out _))
                {
                    said.Add(other);
                    continue;
                }

                holds.AddRange(admitted.Promises.Select((promise, leg) => HoldOf(requestId, resident, other.Wishes, promise, leg, until)));
                planning = admitted.Planning;
                var (outward, back) = (admitted.Outward, admitted.Return);
                said.Add(new(other.Wishes, outward.EarliestPickUp, outward.LatestPickUp, back?.EarliestPickUp, back?.LatestPickUp) { HeldUntil = until, Sharing = other.Sharing });
            }

            db.RideHolds.AddRange(holds);
            day.Keeping(day.Holds.Concat(holds)).Write(db, planning, planning.ChangedRunIds);
            return said;
        }, cancellationToken);
        return outcome.Value!;
    }

    private async Task GiveUpAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var runIds = await db.RideHolds.Where(hold => hold.RequestId == requestId).Select(hold => hold.RunId).Distinct().ToListAsync(cancellationToken);
        if (runIds.Count == 0)
        {
            return;
        }

        // Whoever plans these runs moves what is kept on them.
        await db.LockAsync<List<RideHold>, None>([.. runIds, requestId], async () =>
        {
            var kept = await db.RideHolds.Where(hold => hold.RequestId == requestId).ToListAsync(cancellationToken);
            db.RideHolds.RemoveRange(kept);
            return kept;
        }, cancellationToken);
    }

    private static RideHold HoldOf(Guid requestId, Resident resident, RideWishes wishes, RidePromise promise, int leg, Instant until) => new()
    {
        Id = promise.RideId,
        RequestId = requestId,
        ResidentId = resident.Id,
        DetourMinutes = resident.DetourLimit?.Minutes,
        Fingerprint = RideHold.FingerprintOf(resident.Id, wishes),
        Leg = leg,
        RunId = promise.RunId,
        From = wishes.Legs[leg].From.PointAlone(),
        To = wishes.Legs[leg].To.PointAlone(),
        Seats = wishes.Seats,
        WheelchairPlaces = wishes.WheelchairPlaces,
        EarliestPickUp = promise.EarliestPickUp,
        LatestPickUp = promise.LatestPickUp,
        LatestArrival = promise.LatestArrival,
        VehicleWaits = wishes.Legs[leg].VehicleWaits,
        PickUpOrder = 0,
        DropOffOrder = 0,
        Until = until,
    };

    /// <summary>Offering times is never refused.</summary>
    private enum None;
}
