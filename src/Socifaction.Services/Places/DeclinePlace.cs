using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A request to be declined; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record PlaceToDecline(Guid PlaceId, Asking Asking);

/// <summary>Use case of staff: a request is not granted.</summary>
public sealed class DeclinePlace(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The declined request, or that it was settled otherwise; null when there is no such request.</summary>
    public async Task<Outcome<Place, PlaceRefusal>?> RunAsync(PlaceToDecline command, CancellationToken cancellationToken)
    {
        var sessionId = await db.Places.Where(p => p.Id == command.PlaceId).Select(p => (Guid?)p.SessionId).SingleOrDefaultAsync(cancellationToken);
        if (sessionId is not { } id)
        {
            return null;
        }

        return await db.LockAsync<Place, PlaceRefusal>([id], async () =>
        {
            var place = await db.Places.SingleAsync(p => p.Id == command.PlaceId, cancellationToken);
            if (place.Status == BookingStatus.Requested)
            {
                place.Become(BookingStatus.Declined, BookingEventKind.Declined, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            }

            return place.Status == BookingStatus.Declined ? place : PlaceRefusal.AlreadySettled;
        }, cancellationToken);
    }
}
