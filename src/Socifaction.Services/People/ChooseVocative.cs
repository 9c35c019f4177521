using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>Use case of staff: how a person is addressed in messages.</summary>
public sealed class ChooseVocative(ServicesDbContext db)
{
    /// <summary>Whether there is such a person; with no words the name's own vocative is taken.</summary>
    public async Task<bool> RunAsync(Guid residentId, string words, CancellationToken cancellationToken)
    {
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == residentId, cancellationToken) is not { } resident)
        {
            return false;
        }

        resident.Vocative = words.Length > 0 ? words : Vocative.Of(resident.GivenName);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
