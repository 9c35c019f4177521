using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>A pause of a standing order, both days included; without a last day until somebody says otherwise.</summary>
public sealed record StandingOrderPause(Guid OrderId, LocalDate From, LocalDate? To, string Why, Asking Asking);

/// <summary>Use case of staff: nobody is fetched for a while, as during a stay in hospital. An earlier pause is replaced, which also ends it.</summary>
public sealed class PauseStandingOrder(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>The order or why not; null when there is none such.</summary>
    public async Task<Outcome<StandingOrder, StandingOrderRefusal>?> RunAsync(StandingOrderPause pause, CancellationToken cancellationToken)
    {
        if (!await db.StandingOrders.AnyAsync(o => o.Id == pause.OrderId, cancellationToken))
        {
            return null;
        }

        if (pause.To < pause.From)
        {
            return StandingOrderRefusal.EndsBeforeItStarts;
        }

        var outcome = await db.LockAsync<StandingOrder, StandingOrderRefusal>([pause.OrderId], async () =>
        {
            var order = await db.StandingOrders.SingleAsync(o => o.Id == pause.OrderId, cancellationToken);
            if (order.LastDay < clock.Today || order.LastDay < pause.From)
            {
                return StandingOrderRefusal.AlreadyEnded;
            }

            (order.PausedFrom, order.PausedTo, order.Because) = (pause.From, pause.To, pause.Why);
            order.Version++;
            return order;
        }, cancellationToken);
        if (outcome.Value is not null)
        {
            await rides.SettleAsync(pause.OrderId, pause.Asking.By.Name, cancellationToken);
        }

        return outcome;
    }
}
