using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Rides;

/// <summary>A ride of one of the signed-in telephone's people, with the others booked together with it.</summary>
public sealed record OwnRide(Ride Ride, IReadOnlyList<Ride> Group, Resident Resident)
{
    /// <summary>The other ways, those still to come, in order.</summary>
    public IReadOnlyList<Ride> Others => [.. Group.Where(other => other.Id != Ride.Id && other.IsLive).OrderBy(other => other.StartsAt)];

    /// <summary>The ride; null when there is none or it is somebody else's.</summary>
    public static async Task<OwnRide?> FindAsync(ServicesDbContext db, SignedIn signedIn, Guid id, CancellationToken cancellationToken)
    {
        var people = await signedIn.PeopleAsync(cancellationToken);
        if (await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == id, cancellationToken) is not { } ride
            || people.SingleOrDefault(person => person.Id == ride.ResidentId) is not { } resident)
        {
            return null;
        }

        var group = await db.Rides.AsNoTracking()
            .Where(other => other.GroupId == ride.GroupId && other.ResidentId == resident.Id).ToListAsync(cancellationToken);
        return new(ride, group, resident);
    }
}
