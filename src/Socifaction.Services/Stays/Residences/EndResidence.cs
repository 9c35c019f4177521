using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays.Residences;

/// <summary>The day somebody moves out, as seen in a version; why stands in <see cref="Asking.Because"/>.</summary>
public sealed record ResidenceEnd(Guid ResidenceId, int Version, LocalDate Until, Asking Asking);

/// <summary>Use case of staff: writes down the last day of a residence; until that day it may be put off again.</summary>
public sealed class EndResidence(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The residence, or why not; null when there is none such.</summary>
    public async Task<Outcome<Residence, StayRefusal>?> RunAsync(ResidenceEnd end, CancellationToken cancellationToken)
    {
        if (await db.Residences.AsNoTracking().SingleOrDefaultAsync(r => r.Id == end.ResidenceId, cancellationToken) is not { } asked)
        {
            return null;
        }

        try
        {
            return await db.LockAsync<Residence, StayRefusal>([.. await db.ListRoomIdsOfAsync(asked, cancellationToken), asked.ResidentId], async () =>
            {
                var residence = await db.Residences.SingleAsync(r => r.Id == end.ResidenceId, cancellationToken);
                if (residence.Version != end.Version)
                {
                    return StayRefusal.ChangedMeanwhile;
                }

                if (residence.Until < clock.Today)
                {
                    return StayRefusal.AlreadySettled;
                }

                if (end.Until <= residence.FirstDay)
                {
                    return StayRefusal.NoNight;
                }

                if (await db.IsHereAsync(residence.ResidentId, residence.FirstDay, end.Until, residence.Id, cancellationToken))
                {
                    return StayRefusal.AlreadyHere;
                }

                // A move that was to come after that day does not take place; the beds of the last room are claimed until it.
                var claims = await db.BedClaims.Where(claim => claim.ResidenceId == residence.Id).ToListAsync(cancellationToken);
                db.BedClaims.RemoveRange(claims.Where(claim => claim.FirstNight >= end.Until));
                var last = claims.Where(claim => claim.FirstNight < end.Until).GroupBy(claim => claim.FirstNight).MaxBy(group => group.Key)!.ToList();

                // Put off, it may come upon somebody who was promised the bed meanwhile: the schema sees that too.
                var (beds, since) = (last.ConvertAll(claim => claim.BedId), last[0].FirstNight);
                if (await db.BedClaims.AnyAsync(claim => beds.Contains(claim.BedId) && claim.ResidenceId != residence.Id
                    && claim.FirstNight < end.Until && (claim.Until == null || claim.Until > since), cancellationToken))
                {
                    return StayRefusal.NoRoom;
                }

                last.ForEach(claim => claim.Until = end.Until);
                residence.RoomId = await db.Rooms.Where(room => room.Beds.Any(bed => bed.Id == beds[0])).Select(room => room.Id).SingleAsync(cancellationToken);
                (residence.Until, residence.EndedByName, residence.EndedBecause) = (end.Until, end.Asking.By.Name, end.Asking.Because);
                residence.Record(ResidenceEventKind.Ended, end.Until, clock.Now, end.Asking.By.Name, end.Asking.Because);
                residence.Version++;
                return residence;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return StayRefusal.NoRoom;
        }
    }
}
