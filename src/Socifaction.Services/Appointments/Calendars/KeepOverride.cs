using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>Days that are not as in other weeks, to be added under the id that their form brings.</summary>
public sealed record OverrideWanted(
    Guid OverrideId, Guid ResourceId, OverrideKind Kind, LocalDate FirstDay, LocalDate LastDay, LocalTime? From, LocalTime? To, string Who, Asking Asking)
{
    /// <summary>Why it cannot be so, or null.</summary>
    public CalendarRefusal? FindObjection(LocalDate today) =>
        LastDay < FirstDay || LastDay < today || Period.DaysBetween(FirstDay, LastDay) > 366 ? CalendarRefusal.WrongDays
        : From is null != To is null || From >= To || (Kind == OverrideKind.ExtraHours && From is null) ? CalendarRefusal.WrongHours
        : null;

    /// <summary>The row that would be written.</summary>
    public CalendarOverride NewOverride() => new()
    {
        Id = OverrideId, ResourceId = ResourceId, Kind = Kind, FirstDay = FirstDay, LastDay = LastDay, From = From, To = To, Who = Who,
    };
}

/// <summary>
/// Use case of staff: extra hours, leave, a closure, or another user of the house. It stands even where appointments are:
/// those are uncovered, and staff call the people.
/// </summary>
public sealed class AddCalendarOverride(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The override, or why not; null when there is no such resource.</summary>
    public async Task<Outcome<CalendarOverride, CalendarRefusal>?> RunAsync(OverrideWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.Resources.AnyAsync(one => one.Id == wanted.ResourceId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<CalendarOverride, CalendarRefusal>([wanted.ResourceId], async () =>
        {
            if (await db.CalendarOverrides.SingleOrDefaultAsync(one => one.Id == wanted.OverrideId, cancellationToken) is { } same)
            {
                return same;
            }

            if (wanted.FindObjection(clock.Today) is { } objection)
            {
                return objection;
            }

            var resource = await db.Resources.SingleAsync(one => one.Id == wanted.ResourceId, cancellationToken);
            var added = wanted.NewOverride();
            db.CalendarOverrides.Add(added);
            resource.Version++;
            await db.SaveChangesAsync(cancellationToken);
            await db.ReviewCoverAsync(resource.Id, wanted.Asking, clock, cancellationToken);
            return added;
        }, cancellationToken);
    }
}

/// <summary>An override that is not to be.</summary>
public sealed record OverrideToRemove(Guid OverrideId, Asking Asking);

/// <summary>Use case of staff: the days are as in other weeks again. What the calendar keeps again is covered.</summary>
public sealed class RemoveCalendarOverride(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The resource; null when there is no such override.</summary>
    public async Task<Outcome<Resource, CalendarRefusal>?> RunAsync(OverrideToRemove command, CancellationToken cancellationToken)
    {
        var resourceId = await db.CalendarOverrides.Where(one => one.Id == command.OverrideId).Select(one => (Guid?)one.ResourceId).SingleOrDefaultAsync(cancellationToken);
        if (resourceId is not { } id)
        {
            return null;
        }

        return await db.LockAsync<Resource, CalendarRefusal>([id], async () =>
        {
            var resource = await db.Resources.SingleAsync(one => one.Id == id, cancellationToken);
            if (await db.CalendarOverrides.SingleOrDefaultAsync(one => one.Id == command.OverrideId, cancellationToken) is { } standing)
            {
                db.CalendarOverrides.Remove(standing);
                resource.Version++;
                await db.SaveChangesAsync(cancellationToken);
                await db.ReviewCoverAsync(resource.Id, command.Asking, clock, cancellationToken);
            }

            return resource;
        }, cancellationToken);
    }
}
