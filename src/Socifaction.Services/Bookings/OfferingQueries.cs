using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Bookings;

/// <summary>A booking to come of an offering, and whose it is; without a name while it is not known whose.</summary>
public sealed record ComingBooking(Guid Id, LocalDate Date, LocalTime StartTime, string Name, Guid? ResidentId);

/// <summary>What is asked of offerings whatever their kind.</summary>
public static class OfferingQueries
{
    private static readonly BookingStatus[] Standing = [BookingStatus.Requested, BookingStatus.Waitlisted, BookingStatus.Booked];

    /// <summary>Those that residents may book by themselves.</summary>
    public static IQueryable<T> OnTheWeb<T>(this IQueryable<T> offerings) where T : Offering =>
        offerings.Where(one => one.IsPublished && !one.IsPhoneOnly && !one.IsSilent);

    /// <summary>What stands of an offering from a day on, the nearest first.</summary>
    public static Task<List<ComingBooking>> ListComingAsync(this ServicesDbContext db, Guid offeringId, LocalDate from, int most, CancellationToken cancellationToken) =>
        db.Bookings.Where(one => one.OfferingId == offeringId && one.Date >= from && Standing.Contains(one.Status))
            .OrderBy(one => one.Date).ThenBy(one => one.StartTime).ThenBy(one => one.Id).Take(most)
            .Select(one => new ComingBooking(
                one.Id, one.Date, one.StartTime,
                db.Residents.Where(person => person.Id == one.ResidentId).Select(person => person.GivenName + " " + person.Surname).FirstOrDefault() ?? one.CallerName, one.ResidentId))
            .ToListAsync(cancellationToken);

    /// <summary>How many stand.</summary>
    public static Task<int> CountComingAsync(this ServicesDbContext db, Guid offeringId, LocalDate from, CancellationToken cancellationToken) =>
        db.Bookings.CountAsync(one => one.OfferingId == offeringId && one.Date >= from && Standing.Contains(one.Status), cancellationToken);
}
