using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>The hour a person left for good.</summary>
public sealed record StayDeparture(Guid StayId, Instant At, Asking Asking);

/// <summary>Use case of staff: writes down when somebody left. Nights that were not slept are free again; the promise stays as it was given.</summary>
public sealed class RecordDeparture(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The stay, or why not; null when there is no such stay.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayDeparture command, CancellationToken cancellationToken)
    {
        if (await db.Stays.AsNoTracking().SingleOrDefaultAsync(stay => stay.Id == command.StayId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<Stay, StayRefusal>([asked.Id, asked.RoomId ?? asked.Id], async () =>
        {
            var (stay, asking) = (await db.Stays.SingleAsync(s => s.Id == command.StayId, cancellationToken), command.Asking);
            if (stay.Status == BookingStatus.Fulfilled)
            {
                return stay;
            }

            if (stay is not { Status: BookingStatus.Booked, ArrivedAt: { } came })
            {
                return StayRefusal.NotArrived;
            }

            if (command.At > clock.Now || command.At < came)
            {
                return StayRefusal.NoSuchTime;
            }

            var left = clock.LocalOf(command.At).Date;
            await db.BedClaims.Where(claim => claim.StayId == stay.Id && claim.FirstNight >= left).ExecuteDeleteAsync(cancellationToken);
            foreach (var claim in await db.BedClaims.Where(claim => claim.StayId == stay.Id && claim.Until > left).ToListAsync(cancellationToken))
            {
                claim.Until = left;
            }

            stay.DepartedAt = command.At;
            stay.Become(BookingStatus.Fulfilled, BookingEventKind.Departed, asking.By, asking.Channel, clock.Now, asking.Because);
            return stay;
        }, cancellationToken);
    }
}
