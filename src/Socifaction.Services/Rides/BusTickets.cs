using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>What a bus ticket costs to where people ride, as far as an offering asks for it.</summary>
internal sealed class BusTickets
{
    private readonly List<Destination> _destinations;

    private BusTickets(List<Destination> destinations) => _destinations = destinations;

    /// <summary>The tickets of all destinations; none where the offering is paid otherwise.</summary>
    public static async Task<BusTickets> ReadAsync(ServicesDbContext db, RideService service, CancellationToken cancellationToken) => new(
        service.Price.Kind == PriceKind.BusTicket
            ? await db.Destinations.AsNoTracking().OrderBy(place => place.Order).ThenBy(place => place.Id).ToListAsync(cancellationToken)
            : []);

    /// <summary>The ticket of one way, in cents: of where it goes, or comes back from; none where no destination says one.</summary>
    public int? Of(Address from, Address to, bool isReturn, bool isOnward) =>
        isReturn ? To(from) ?? To(to)
        : isOnward ? To(to)
        : To(to) ?? To(from);

    // Where two destinations are called alike, the one at the very point is meant.
    private int? To(Address address) => _destinations.Where(place => place.IsAt(address))
        .OrderByDescending(place => (place.Address.Latitude, place.Address.Longitude) == (address.Latitude, address.Longitude))
        .FirstOrDefault()?.TicketCents;
}

/// <summary>What a ride costs.</summary>
internal static class RidePricing
{
    /// <summary>Sets what is owed for one way that was promised.</summary>
    public static void OweFor(this Ride ride, RideService service, BusTickets tickets, int? paidShare) => ride.Owe(
        service.Price, service.Price.PriceOf(ride.Metres, tickets.Of(ride.From, ride.To, ride.IsReturn, ride.IsOnward)), paidShare);
}
