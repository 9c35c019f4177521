using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>Whether the calendars still keep what was promised: leave, closures and other users of the house may fall on appointments and visits.</summary>
public static class CalendarCover
{
    /// <summary>
    /// The coming bookings, appointments and visits, that a resource takes part in and that it could not keep if its calendar had
    /// <paramref name="further"/> besides, in order of time. Nothing is written.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> ListHitAsync(
        this ServicesDbContext db, Guid resourceId, CalendarOverride further, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var standing = await db.ListStandingAsync(resourceId, clock.Now, cancellationToken);
        if (standing.Count == 0 || await db.Resources.AsNoTracking().Include(one => one.Openings).Include(one => one.Overrides)
            .SingleOrDefaultAsync(one => one.Id == resourceId, cancellationToken) is not { } resource)
        {
            return [];
        }

        resource.Overrides.Add(further);
        var calendar = new ResourceCalendar(resource, [], clock.Zone);
        return [.. standing.Where(one => !calendar.IsOpen(one.Date, one.StartsAt, one.EndsAt)).Select(one => one.Id)];
    }

    /// <summary>
    /// After a change of a calendar: what it does not keep any more is uncovered, what is kept again is covered. Run with the
    /// resource locked and the change saved.
    /// </summary>
    internal static async Task ReviewCoverAsync(
        this ServicesDbContext db, Guid resourceId, Asking asking, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var standing = await db.ListStandingAsync(resourceId, clock.Now, cancellationToken);
        if (standing.Count == 0)
        {
            return;
        }

        Guid[] ids = [.. standing.Select(one => one.Id)];
        var claims = await db.ResourceClaims.AsNoTracking().Where(claim => ids.Contains(claim.BookingId) && !claim.IsReleased)
            .Select(claim => new { claim.BookingId, claim.ResourceId }).ToListAsync(cancellationToken);
        var calendars = (await db.ListCalendarsAsync([.. claims.Select(claim => claim.ResourceId).Distinct()],
            standing[0].Date, standing[^1].Date, clock.Zone, exceptBookingId: null, cancellationToken)).ToDictionary(calendar => calendar.ResourceId);
        var taken = claims.ToLookup(claim => claim.BookingId, claim => calendars[claim.ResourceId]);
        foreach (var one in standing)
        {
            var isKept = taken[one.Id].All(calendar => calendar.IsOpen(one.Date, one.StartsAt, one.EndsAt));
            if (isKept && one.IsUncovered)
            {
                one.Cover(asking.By, asking.Channel, clock.Now, asking.Because);
            }
            else if (!isKept && !one.IsUncovered)
            {
                one.Uncover(asking.By, asking.Channel, clock.Now, asking.Because);
            }
        }
    }

    private static Task<List<Booking>> ListStandingAsync(this ServicesDbContext db, Guid resourceId, Instant now, CancellationToken cancellationToken) =>
        db.Bookings.Where(one => one.Status == BookingStatus.Booked && one.StartsAt > now
                && db.ResourceClaims.Any(claim => claim.BookingId == one.Id && claim.ResourceId == resourceId && !claim.IsReleased))
            .OrderBy(one => one.StartsAt).ToListAsync(cancellationToken);
}
