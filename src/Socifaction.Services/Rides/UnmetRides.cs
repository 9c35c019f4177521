using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides;

/// <summary>Wishes for rides in the ledger of unmet needs.</summary>
internal static class UnmetRides
{
    extension(RideRefusal refusal)
    {
        /// <summary>Whether a need stays unmet; a slip of the form is none.</summary>
        public bool IsUnmetNeed => refusal switch
        {
            RideRefusal.BookingShut or RideRefusal.NoRunThatDay or RideRefusal.OutsideArea or RideRefusal.OutsideHours
                or RideRefusal.NoSeat or RideRefusal.NoWheelchairPlace or RideRefusal.TooManyCompanions
                or RideRefusal.NoTimeToReachYou or RideRefusal.NotEligible or RideRefusal.HasToLie or RideRefusal.WaitTooLong
                or RideRefusal.MonthlyLimit => true,
            RideRefusal.Past or RideRefusal.NotOpenYet or RideRefusal.AlreadyTravelling or RideRefusal.PlaceUnknown
                or RideRefusal.ReturnBeforeArrival or RideRefusal.DestinationClosed or RideRefusal.FormAlreadyUsed or RideRefusal.AlreadyAnswered => false,
        };
    }

    /// <summary>Writes a refused form down; sent again it counts once.</summary>
    public static async Task RecordUnmetRideAsync(
        this ServicesDbContext db, Guid requestId, Guid? residentId, RideWishes wishes, RideRefusal why, Channel channel, Instant at, CancellationToken cancellationToken)
    {
        if (await db.UnmetNeeds.AnyAsync(need => need.Id == requestId, cancellationToken))
        {
            return;
        }

        db.AddUnmetRide(requestId, residentId, wishes, why.ToString(), channel, at);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form was refused at the same moment on another thread, which wrote it down.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Adds the row to the transaction at hand.</summary>
    public static UnmetNeed AddUnmetRide(
        this ServicesDbContext db, Guid id, Guid? residentId, RideWishes wishes, string reason, Channel channel, Instant at) =>
        db.UnmetNeeds.Add(new UnmetNeed
        {
            Id = id,
            OfferingId = wishes.OfferingId,
            Date = wishes.Date,
            At = at,
            Village = wishes.From.Settlement,
            Place = wishes.To.Settlement,
            ResidentId = residentId,
            Mobility = wishes.Mobility,
            Reason = reason,
            Wish = wishes.InShort.Length <= 300 ? wishes.InShort : wishes.InShort[..300],
            Channel = channel,
        }).Entity;
}
