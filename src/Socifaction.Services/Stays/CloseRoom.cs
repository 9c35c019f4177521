using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Stays;

/// <summary>Nights on which a room is closed, and why; the form's request id becomes the closure's own. Without an end nobody knows yet.</summary>
public sealed record RoomToClose(Guid RequestId, Guid RoomId, LocalDate FirstNight, LocalDate? Until, Asking Asking);

/// <summary>Use case of staff: closes a room. Whoever was promised a night in it is given another room first.</summary>
public sealed class CloseRoom(ServicesDbContext db)
{
    /// <summary>The closure, or why not; null when there is no such room.</summary>
    public async Task<Outcome<RoomClosure, RoomRefusal>?> RunAsync(RoomToClose wanted, CancellationToken cancellationToken)
    {
        if (!await db.Rooms.AnyAsync(room => room.Id == wanted.RoomId, cancellationToken))
        {
            return null;
        }

        if (wanted.Until <= wanted.FirstNight)
        {
            return RoomRefusal.NoNight;
        }

        try
        {
            return await db.LockAsync<RoomClosure, RoomRefusal>([wanted.RequestId, wanted.RoomId], async () =>
            {
                if (await db.RoomClosures.SingleOrDefaultAsync(closure => closure.Id == wanted.RequestId, cancellationToken) is { } closed)
                {
                    return closed;
                }

                var beds = (await db.Rooms.Include(room => room.Beds).SingleAsync(room => room.Id == wanted.RoomId, cancellationToken)).BedsInUse.Select(bed => bed.Id).ToList();
                if (await db.BedClaims.AnyAsync(claim => beds.Contains(claim.BedId)
                    && (claim.Until == null || claim.Until > wanted.FirstNight) && (wanted.Until == null || claim.FirstNight < wanted.Until), cancellationToken))
                {
                    return RoomRefusal.RoomTaken;
                }

                var made = new RoomClosure
                {
                    Id = wanted.RequestId, RoomId = wanted.RoomId, FirstNight = wanted.FirstNight, Until = wanted.Until,
                    Why = wanted.Asking.Because, ClosedByName = wanted.Asking.By.Name,
                };
                db.RoomClosures.Add(made);
                db.BedClaims.AddRange(beds.Select(bed => new BedClaim { BedId = bed, FirstNight = made.FirstNight, Until = made.Until, ClosureId = made.Id }));
                return made;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return RoomRefusal.RoomTaken;
        }
    }
}

/// <summary>Use case of staff: a closed room can be lived in after all.</summary>
public sealed class OpenRoom(ServicesDbContext db)
{
    /// <summary>The closure that was taken away; null when there is none such.</summary>
    public async Task<Outcome<RoomClosure, RoomRefusal>?> RunAsync(Guid closureId, CancellationToken cancellationToken)
    {
        if (await db.RoomClosures.AsNoTracking().SingleOrDefaultAsync(closure => closure.Id == closureId, cancellationToken) is not { } closure)
        {
            return null;
        }

        return await db.LockAsync<RoomClosure, RoomRefusal>([closure.RoomId], async () =>
        {
            await db.BedClaims.Where(claim => claim.ClosureId == closureId).ExecuteDeleteAsync(cancellationToken);
            await db.RoomClosures.Where(c => c.Id == closureId).ExecuteDeleteAsync(cancellationToken);
            return closure;
        }, cancellationToken);
    }
}
