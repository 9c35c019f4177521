using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>A request to be declined; the reason stands in <see cref="Asking.Because"/>.</summary>
public sealed record StayToDecline(Guid StayId, Asking Asking);

/// <summary>Use case of staff: a request is not granted.</summary>
public sealed class DeclineStay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The declined request, or that it was settled otherwise; null when there is no such request.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayToDecline command, CancellationToken cancellationToken)
    {
        if (!await db.Stays.AnyAsync(stay => stay.Id == command.StayId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Stay, StayRefusal>([command.StayId], async () =>
        {
            var stay = await db.Stays.SingleAsync(s => s.Id == command.StayId, cancellationToken);
            if (stay.Status == BookingStatus.Requested)
            {
                stay.Become(BookingStatus.Declined, BookingEventKind.Declined, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            }

            return stay.Status == BookingStatus.Declined ? stay : StayRefusal.AlreadySettled;
        }, cancellationToken);
    }
}
