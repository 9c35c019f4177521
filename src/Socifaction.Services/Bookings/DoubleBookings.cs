using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Bookings;

/// <summary>Two bookings of two people that lie over one another: one person could hardly have both.</summary>
public sealed record DoubleBooking(Booking One, string Offering, Booking Other, string OtherOffering)
{
    /// <summary>Whether they are of one offering, so that one person cannot hold both.</summary>
    public bool IsImpossible => One.OfferingId == Other.OfferingId;
}

/// <summary>What stands in the way of two records being one person's.</summary>
public static class DoubleBookings
{
    /// <summary>The live bookings of the two that lie over one another, in order of time.</summary>
    public static async Task<IReadOnlyList<DoubleBooking>> ListDoubleBookingsAsync(
        this ServicesDbContext db, Guid oneId, Guid otherId, CancellationToken cancellationToken) =>
        await (
            from one in Live(db, oneId)
            from other in Live(db, otherId)
            join offering in db.Offerings on one.OfferingId equals offering.Id
            join otherOffering in db.Offerings on other.OfferingId equals otherOffering.Id
            where one.StartsAt < other.EndsAt && other.StartsAt < one.EndsAt
            orderby one.StartsAt, one.Id, other.Id
            select new DoubleBooking(one, offering.Name, other, otherOffering.Name)).AsNoTracking().ToListAsync(cancellationToken);

    private static IQueryable<Booking> Live(ServicesDbContext db, Guid residentId) => db.Bookings.Where(booking => booking.ResidentId == residentId
        && (booking.Status == BookingStatus.Requested || booking.Status == BookingStatus.Waitlisted || booking.Status == BookingStatus.Booked));
}
