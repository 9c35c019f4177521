using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides;

/// <summary>How many rides a person may still have in a month, where the offering has a limit because there is too little room.</summary>
internal static class MonthlyLimit
{
    /// <summary>
    /// Whether the person has had the rides of that month, those still to come included and the way back not counted by itself.
    /// To be asked with the person locked.
    /// </summary>
    public static async Task<bool> HasHadMonthAsync(
        this ServicesDbContext db, RideService service, Guid residentId, LocalDate date, CancellationToken cancellationToken)
    {
        if (service.MonthlyRides is not { } most)
        {
            return false;
        }

        var (first, last) = (date.With(DateAdjusters.StartOfMonth), date.With(DateAdjusters.EndOfMonth));
        return await db.Rides.CountAsync(
            ride => ride.OfferingId == service.Id && ride.ResidentId == residentId && ride.FollowsId == null && ride.Date >= first && ride.Date <= last
                && (ride.Status == BookingStatus.Booked || ride.Status == BookingStatus.Fulfilled || ride.Status == BookingStatus.NoShow),
            cancellationToken) >= most;
    }
}
