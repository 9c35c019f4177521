using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>The hour a person came; none when the person did not come at all.</summary>
public sealed record StayArrival(Guid StayId, Instant? At, Asking Asking);

/// <summary>Use case of staff: writes down when somebody came. Who did not come gives the beds back.</summary>
public sealed class RecordArrival(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The stay, or why not; null when there is no such stay.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayArrival command, CancellationToken cancellationToken)
    {
        if (await db.Stays.AsNoTracking().SingleOrDefaultAsync(stay => stay.Id == command.StayId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<Stay, StayRefusal>([asked.Id, asked.RoomId ?? asked.Id], async () =>
        {
            var (stay, asking) = (await db.Stays.SingleAsync(s => s.Id == command.StayId, cancellationToken), command.Asking);
            if (command.At is null && stay.Status == BookingStatus.NoShow)
            {
                return stay;
            }

            if (stay.Status != BookingStatus.Booked || (command.At is null && stay.ArrivedAt is not null))
            {
                return StayRefusal.AlreadyBegun;
            }

            if (command.At is not { } at)
            {
                if (stay.Date > clock.Today)
                {
                    return StayRefusal.NoSuchTime;
                }

                await db.BedClaims.Where(claim => claim.StayId == stay.Id).ExecuteDeleteAsync(cancellationToken);
                stay.Become(BookingStatus.NoShow, BookingEventKind.NoShow, asking.By, asking.Channel, clock.Now, asking.Because);
                return stay;
            }

            // Nobody sleeps in a bed before its first night is theirs.
            if (at > clock.Now || clock.LocalOf(at).Date < stay.Date || clock.LocalOf(at).Date >= stay.Departure)
            {
                return StayRefusal.NoSuchTime;
            }

            stay.ArrivedAt = at;
            stay.Record(BookingEventKind.Arrived, asking.By, asking.Channel, clock.Now, asking.Because);
            return stay;
        }, cancellationToken);
    }
}
