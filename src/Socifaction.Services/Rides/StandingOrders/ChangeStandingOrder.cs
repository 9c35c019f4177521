using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>Another ride or other weekdays for a standing order, said by somebody who saw a version of it.</summary>
public sealed record StandingOrderChange(Guid OrderId, int Version, RideWishes Wishes, Weekdays Weekdays, Asking Asking);

/// <summary>
/// Use case of staff: changes a standing order from now on. Where the ride itself is another, the rides to come are
/// cancelled and made anew; where only the weekdays are, the rest stays.
/// </summary>
public sealed class ChangeStandingOrder(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>The order or why not; null when there is none such.</summary>
    public async Task<Outcome<StandingOrder, StandingOrderRefusal>?> RunAsync(StandingOrderChange change, CancellationToken cancellationToken)
    {
        if (await db.StandingOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == change.OrderId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == asked.OfferingId, cancellationToken);
        if (StandingOrderTerms.FindSlip(service, change.Wishes, change.Weekdays) is { } slip)
        {
            return slip;
        }

        var outcome = await db.LockAsync<StandingOrder, StandingOrderRefusal>([asked.Id, asked.ResidentId], async () =>
        {
            var order = await db.StandingOrders.SingleAsync(o => o.Id == asked.Id, cancellationToken);
            if (order.LastDay < clock.Today)
            {
                return StandingOrderRefusal.AlreadyEnded;
            }

            if (order.Version != change.Version)
            {
                return StandingOrderRefusal.ChangedMeanwhile;
            }

            order.Agree(change.Wishes, change.Weekdays);
            order.Version++;
            return await StandingOrderTerms.CollidesAsync(db, order, cancellationToken) ? StandingOrderRefusal.AlreadyOrdered : order;
        }, cancellationToken);
        if (outcome.Value is not null)
        {
            await rides.SettleAsync(asked.Id, change.Asking.By.Name, cancellationToken);
        }

        return outcome;
    }
}
