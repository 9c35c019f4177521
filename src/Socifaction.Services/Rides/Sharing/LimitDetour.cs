using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Sharing;

/// <summary>How much longer than the direct way a person may sit on board, in minutes, and who says so; none for as long as everybody.</summary>
public sealed record DetourToLimit(Guid ResidentId, int? Minutes, string ByName);

/// <summary>Use case of staff: a person's own limit of detour, for what is promised from now on.</summary>
public sealed class LimitDetour(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>False when there is no such resident.</summary>
    public async Task<bool> RunAsync(DetourToLimit limit, CancellationToken cancellationToken)
    {
        if (await db.Residents.SingleOrDefaultAsync(resident => resident.Id == limit.ResidentId, cancellationToken) is not { } person)
        {
            return false;
        }

        if (person.DetourLimit?.Minutes != limit.Minutes)
        {
            person.DetourLimit = limit.Minutes is { } minutes ? new DetourLimit(minutes, limit.ByName, clock.Now) : null;
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
