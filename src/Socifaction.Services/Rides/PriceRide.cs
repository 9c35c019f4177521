using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides;

/// <summary>Use case: what a ride would cost, with its way back, before it is booked.</summary>
public sealed class PriceRide(ServicesDbContext db)
{
    /// <summary>Cents for all ways together, for a person who pays such a share; null when there is no such offering, or it goes by a way that is not on the map.</summary>
    public async Task<int?> RunAsync(RideWishes wishes, int? paidShare, CancellationToken cancellationToken)
    {
        if (await db.RideServices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == wishes.OfferingId, cancellationToken) is not { } service)
        {
            return null;
        }

        if (service.Price.Kind == PriceKind.PerKilometre && wishes.Legs.Any(leg => !leg.From.HasCoordinates || !leg.To.HasCoordinates))
        {
            return null;
        }

        var tickets = await BusTickets.ReadAsync(db, service, cancellationToken);
        return wishes.Legs.Index().Sum(way =>
        {
            var (leg, isReturn) = (way.Item, way.Index > 0 && !way.Item.IsOnward);
            var metres = service.Price.Kind == PriceKind.PerKilometre ? TravelTimeTable.Metres(leg.From, leg.To, service.RoadFactor) : 0;
            return service.Price.PaidBy(paidShare, service.Price.PriceOf(metres, tickets.Of(leg.From, leg.To, isReturn, leg.IsOnward)));
        });
    }
}
