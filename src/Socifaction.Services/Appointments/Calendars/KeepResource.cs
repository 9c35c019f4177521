using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>A resource as staff want it; one that is not there yet is entered under the id that its form brings, with version 0.</summary>
public sealed record ResourceWanted(
    Guid ResourceId, int Version, string Name, ResourceKind Kind, Guid? StaffMemberId, bool WorksOnHolidays, bool IsActive, Asking Asking);

/// <summary>Use case of staff: enters a person, a room or a machine, or changes one.</summary>
public sealed class KeepResource(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The resource, or why not; null when the staff member is not there.</summary>
    public async Task<Outcome<Resource, CalendarRefusal>?> RunAsync(ResourceWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.StaffMemberId is { } staffId && !await db.StaffMembers.AnyAsync(member => member.Id == staffId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Resource, CalendarRefusal>([wanted.ResourceId], async () =>
        {
            var resource = await db.Resources.SingleOrDefaultAsync(one => one.Id == wanted.ResourceId, cancellationToken);
            if (resource is null)
            {
                resource = new() { Id = wanted.ResourceId, Name = wanted.Name, Kind = wanted.Kind, Version = 0, Order = await db.Resources.CountAsync(cancellationToken) + 1 };
                db.Resources.Add(resource);
            }
            else if (resource.Version != wanted.Version && wanted.Version != 0)
            {
                return CalendarRefusal.ChangedMeanwhile;
            }

            (resource.Name, resource.Kind, resource.StaffMemberId) = (wanted.Name, wanted.Kind, wanted.StaffMemberId);
            (resource.WorksOnHolidays, resource.IsActive) = (wanted.WorksOnHolidays, wanted.IsActive);
            resource.Version++;
            await db.SaveChangesAsync(cancellationToken);
            await db.ReviewCoverAsync(resource.Id, wanted.Asking, clock, cancellationToken);
            return resource;
        }, cancellationToken);
    }
}
