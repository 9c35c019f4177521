using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>A stay or a request to be taken back.</summary>
public sealed record StayToCancel(Guid StayId, Asking Asking);

/// <summary>Use case: takes a stay back exactly once and frees its beds.</summary>
public sealed class CancelStay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The cancelled stay, or why not; null when there is no such stay or it is not theirs.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayToCancel command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        if (await db.Stays.MayChange(db, asking).AsNoTracking().SingleOrDefaultAsync(stay => stay.Id == command.StayId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var window = await db.Premises.Where(p => p.Id == asked.OfferingId).Select(p => p.Window).SingleAsync(cancellationToken);
        return await db.LockAsync<Stay, StayRefusal>([asked.Id, asked.RoomId ?? asked.Id], async () =>
        {
            var stay = await db.Stays.SingleAsync(s => s.Id == command.StayId, cancellationToken);
            if (stay.Status == BookingStatus.Cancelled)
            {
                return stay;
            }

            if (!stay.IsLive || stay.ArrivedAt is not null)
            {
                return StayRefusal.AlreadyBegun;
            }

            // Who has not come by the hour may still ring up; staff take it back until the last night.
            if (!asking.ByStaff && !window.MayCancel(clock.Now, stay.StartsAt))
            {
                return stay.StartsAt <= clock.Now ? StayRefusal.AlreadyBegun : StayRefusal.CancellingShut;
            }

            await db.BedClaims.Where(claim => claim.StayId == stay.Id).ExecuteDeleteAsync(cancellationToken);
            stay.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, clock.Now, asking.Because);
            return stay;
        }, cancellationToken);
    }
}
