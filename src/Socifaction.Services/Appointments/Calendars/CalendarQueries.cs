using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>Calendars as they stand: resources, their hours and what is taken, each read once for all.</summary>
public static class CalendarQueries
{
    /// <summary>
    /// The calendars of some resources for some days, both included, in the order in which they are taken.
    /// What <paramref name="exceptBookingId"/> takes counts as free.
    /// </summary>
    public static async Task<List<ResourceCalendar>> ListCalendarsAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> resourceIds, LocalDate first, LocalDate last, DateTimeZone zone,
        Guid? exceptBookingId, CancellationToken cancellationToken)
    {
        var resources = await db.Resources.AsNoTracking().AsSplitQuery()
            .Include(resource => resource.Openings)
            .Include(resource => resource.Overrides.Where(one => one.FirstDay <= last && one.LastDay >= first))
            .Where(resource => resourceIds.Contains(resource.Id))
            .OrderBy(resource => resource.Order).ThenBy(resource => resource.Id)
            .ToListAsync(cancellationToken);

        // A day more on either side: minutes that are kept free may reach over midnight.
        var (from, to) = (zone.InstantOf(first.PlusDays(-1), LocalTime.Midnight), zone.InstantOf(last.PlusDays(2), LocalTime.Midnight));
        var taken = (await db.ResourceClaims
                .Where(claim => resourceIds.Contains(claim.ResourceId) && !claim.IsReleased && claim.StartsAt < to && claim.EndsAt > from
                    && claim.BookingId != exceptBookingId)
                .Select(claim => new { claim.ResourceId, claim.StartsAt, claim.EndsAt })
                .ToListAsync(cancellationToken))
            .ToLookup(claim => claim.ResourceId, claim => new TakenTime(claim.StartsAt, claim.EndsAt));
        return resources.ConvertAll(resource => new ResourceCalendar(resource, [.. taken[resource.Id]], zone));
    }

    /// <summary>The free times of a type for a length on some days, both included.</summary>
    public static async Task<FreeTimes> ReadFreeTimesAsync(
        this ServicesDbContext db, AppointmentType type, int minutes, LocalDate first, LocalDate last, InitiativeClock clock,
        Guid? exceptBookingId, CancellationToken cancellationToken)
    {
        var resourceIds = type.Needs.Select(need => need.ResourceId).Distinct().ToList();
        return new(type, minutes, await db.ListCalendarsAsync(resourceIds, first, last, clock.Zone, exceptBookingId, cancellationToken), clock.Zone);
    }
}
