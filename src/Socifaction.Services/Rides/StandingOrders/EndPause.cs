using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>From which day on the person is fetched again.</summary>
public sealed record PauseToEnd(Guid OrderId, LocalDate FirstDay, Asking Asking);

/// <summary>Use case of staff: ends the pause of a standing order; the rides from that day on are made at once.</summary>
public sealed class EndPause(ServicesDbContext db, OrderedRides rides)
{
    /// <summary>The order or why not; null when there is none such.</summary>
    public async Task<Outcome<StandingOrder, StandingOrderRefusal>?> RunAsync(PauseToEnd command, CancellationToken cancellationToken)
    {
        if (!await db.StandingOrders.AnyAsync(o => o.Id == command.OrderId, cancellationToken))
        {
            return null;
        }

        var outcome = await db.LockAsync<StandingOrder, StandingOrderRefusal>([command.OrderId], async () =>
        {
            var order = await db.StandingOrders.SingleAsync(o => o.Id == command.OrderId, cancellationToken);
            if (order.PausedFrom < command.FirstDay)
            {
                order.PausedTo = command.FirstDay.PlusDays(-1);
            }
            else
            {
                (order.PausedFrom, order.PausedTo, order.Because) = (null, null, "");
            }

            order.Version++;
            return order;
        }, cancellationToken);
        await rides.SettleAsync(command.OrderId, command.Asking.By.Name, cancellationToken);
        return outcome;
    }
}
