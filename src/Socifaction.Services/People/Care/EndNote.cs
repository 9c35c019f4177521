using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>Use case of staff: a note no longer holds; it was shown for the last time yesterday.</summary>
public sealed class EndNote(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Whether there is such a note of the person; ending it twice is ending it.</summary>
    public async Task<bool> RunAsync(Guid residentId, Guid noteId, CancellationToken cancellationToken)
    {
        if (await db.ResidentNotes.SingleOrDefaultAsync(n => n.Id == noteId && n.ResidentId == residentId, cancellationToken) is not { } note)
        {
            return false;
        }

        var yesterday = clock.Today.PlusDays(-1);
        if (note.LastDay is null || note.LastDay > yesterday)
        {
            note.LastDay = yesterday;
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
