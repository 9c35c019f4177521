using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>The last day of a standing order, and why it ends.</summary>
public sealed record StandingOrderToEnd(Guid OrderId, LocalDate LastDay, string Why, Asking Asking);

/// <summary>Use case of staff: ends a standing order, also before its first day; its rides after the last day are cancelled.</summary>
public sealed class EndStandingOrder(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>The order or why not; null when there is none such.</summary>
    public async Task<Outcome<StandingOrder, StandingOrderRefusal>?> RunAsync(StandingOrderToEnd command, CancellationToken cancellationToken)
    {
        if (!await db.StandingOrders.AnyAsync(o => o.Id == command.OrderId, cancellationToken))
        {
            return null;
        }

        var outcome = await db.LockAsync<StandingOrder, StandingOrderRefusal>([command.OrderId], async () =>
        {
            var order = await db.StandingOrders.SingleAsync(o => o.Id == command.OrderId, cancellationToken);
            if (order.LastDay < command.LastDay)
            {
                return StandingOrderRefusal.AlreadyEnded;
            }

            if (command.LastDay < clock.Today.PlusDays(-1) && order.LastDay != command.LastDay)
            {
                return StandingOrderRefusal.Past;
            }

            (order.LastDay, order.Because) = (command.LastDay, command.Why);
            order.Version++;
            return order;
        }, cancellationToken);
        if (outcome.Value is not null)
        {
            await rides.SettleAsync(command.OrderId, command.Asking.By.Name, cancellationToken);
        }

        return outcome;
    }
}
