using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>Weekly hours to be added under the id that their form brings.</summary>
public sealed record OpeningWanted(
    Guid OpeningId, Guid ResourceId, IsoDayOfWeek Weekday, LocalTime From, LocalTime To, int EveryWeeks, LocalDate FirstDay, Asking Asking);

/// <summary>Use case of staff: a resource is there on a weekday from a day on, each week or each second one.</summary>
public sealed class AddOpening(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The hours, or why not; null when there is no such resource.</summary>
    public async Task<Outcome<WeeklyOpening, CalendarRefusal>?> RunAsync(OpeningWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.Resources.AnyAsync(one => one.Id == wanted.ResourceId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<WeeklyOpening, CalendarRefusal>([wanted.ResourceId], async () =>
        {
            var resource = await db.Resources.Include(one => one.Openings).SingleAsync(one => one.Id == wanted.ResourceId, cancellationToken);
            if (resource.Openings.Find(one => one.Id == wanted.OpeningId) is { } same)
            {
                return same;
            }

            if (wanted.From >= wanted.To || wanted.EveryWeeks is < 1 or > 8)
            {
                return CalendarRefusal.WrongHours;
            }

            if (resource.Openings.Exists(one => one.Weekday == wanted.Weekday && one.From < wanted.To && wanted.From < one.To
                && (one.LastDay is not { } last || last >= wanted.FirstDay) && MeetInSomeWeek(one, wanted)))
            {
                return CalendarRefusal.HoursOverlap;
            }

            var opening = new WeeklyOpening
            {
                Id = wanted.OpeningId, ResourceId = resource.Id, Weekday = wanted.Weekday, From = wanted.From, To = wanted.To, EveryWeeks = wanted.EveryWeeks,
                FirstDay = wanted.FirstDay,
            };
            resource.Openings.Add(opening);
            resource.Version++;
            await db.SaveChangesAsync(cancellationToken);
            await db.ReviewCoverAsync(resource.Id, wanted.Asking, clock, cancellationToken);
            return opening;
        }, cancellationToken);
    }

    /// <summary>Whether both hold on one day of the first year: turns of up to eight weeks meet within 56 weeks or never.</summary>
    private static bool MeetInSomeWeek(WeeklyOpening one, OpeningWanted wanted)
    {
        var other = new WeeklyOpening
        {
            Weekday = wanted.Weekday, From = wanted.From, To = wanted.To, EveryWeeks = wanted.EveryWeeks, FirstDay = wanted.FirstDay,
        };
        var start = LocalDate.Max(one.FirstDay, wanted.FirstDay);
        return Enumerable.Range(0, 7 * 57).Select(start.PlusDays).Any(day => one.HoldsOn(day) && other.HoldsOn(day));
    }
}

/// <summary>Weekly hours to be ended.</summary>
public sealed record OpeningToEnd(Guid OpeningId, Asking Asking);

/// <summary>Use case of staff: weekly hours do not hold from today on. What was promised in them is uncovered.</summary>
public sealed class EndOpening(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The resource; null when there are no such hours.</summary>
    public async Task<Outcome<Resource, CalendarRefusal>?> RunAsync(OpeningToEnd command, CancellationToken cancellationToken)
    {
        var resourceId = await db.WeeklyOpenings.Where(one => one.Id == command.OpeningId).Select(one => (Guid?)one.ResourceId).SingleOrDefaultAsync(cancellationToken);
        if (resourceId is not { } id)
        {
            return null;
        }

        return await db.LockAsync<Resource, CalendarRefusal>([id], async () =>
        {
            var resource = await db.Resources.Include(one => one.Openings).SingleAsync(one => one.Id == id, cancellationToken);
            var yesterday = clock.Today.PlusDays(-1);
            if (resource.Openings.Find(one => one.Id == command.OpeningId && (one.LastDay is null || one.LastDay > yesterday)) is { } opening)
            {
                opening.LastDay = yesterday;
                resource.Version++;
                await db.SaveChangesAsync(cancellationToken);
                await db.ReviewCoverAsync(resource.Id, command.Asking, clock, cancellationToken);
            }

            return resource;
        }, cancellationToken);
    }
}
