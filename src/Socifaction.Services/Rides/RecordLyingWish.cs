using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>A wish that ended when somebody said that the person has to lie; of a stranger there is no resident.</summary>
public sealed record LyingWish(Guid RequestId, Guid? ResidentId, RideWishes Wishes, Asking Asking);

/// <summary>Writes the wish of somebody who has to lie down as an unmet need, once for each form. They are told whom to call.</summary>
public sealed class RecordLyingWish(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>False when there is no such offering, or no such resident whom the asker may book for.</summary>
    public async Task<bool> RunAsync(LyingWish wish, CancellationToken cancellationToken)
    {
        if (!await db.RideServices.AnyAsync(service => service.Id == wish.Wishes.OfferingId, cancellationToken)
            || (wish.ResidentId is { } id && !await db.WhomMayBook(wish.Asking).AnyAsync(resident => resident.Id == id, cancellationToken)))
        {
            return false;
        }

        await db.RecordUnmetRideAsync(
            wish.RequestId, wish.ResidentId, wish.Wishes, RideRefusal.HasToLie, wish.Asking.Channel, clock.Now, cancellationToken);
        return true;
    }
}
