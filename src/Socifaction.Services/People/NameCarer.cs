using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>Use case of staff: who in the register looks after a person, so that they may book and be told for the person.</summary>
public sealed class NameCarer(ServicesDbContext db)
{
    /// <summary>Whether both are there and are two; naming somebody twice is naming them.</summary>
    public async Task<bool> RunAsync(Guid residentId, CarerOfNew carer, CancellationToken cancellationToken)
    {
        if (carer.ResidentId == residentId
            || await db.Residents.CountAsync(r => r.Id == residentId || r.Id == carer.ResidentId, cancellationToken) != 2)
        {
            return false;
        }

        if (await db.Relations.AnyAsync(r => r.FromId == carer.ResidentId && r.ToId == residentId && r.Kind == carer.Kind, cancellationToken))
        {
            return true;
        }

        db.Relations.Add(new Relation { FromId = carer.ResidentId, ToId = residentId, Kind = carer.Kind, Words = carer.Words });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form, sent twice at once.
            db.ChangeTracker.Clear();
        }

        return true;
    }
}
