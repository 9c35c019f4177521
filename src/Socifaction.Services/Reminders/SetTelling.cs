using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>Use case of staff: whether a voice calls those without SMS, whether staff send SMS from a telephone of their own, and of which offerings people are reminded twice.</summary>
public sealed class SetTelling(ServicesDbContext db, CurrentInitiative current)
{
    private enum Nothing
    {
        ToRefuse,
    }

    /// <summary>False when one of the offerings is not there.</summary>
    public async Task<bool> RunAsync(bool voiceCalls, bool byHand, IReadOnlyCollection<Guid> twice, CancellationToken cancellationToken)
    {
        if (await db.Offerings.CountAsync(offering => twice.Contains(offering.Id), cancellationToken) != twice.Distinct().Count())
        {
            return false;
        }

        await db.LockAsync<Initiative, Nothing>([current.Id.Value], async () =>
        {
            var initiative = await db.Initiatives.SingleAsync(i => i.Id == current.Id, cancellationToken);
            (initiative.VoiceCalls, initiative.SendsByHand) = (voiceCalls, byHand);
            foreach (var offering in await db.Offerings.ToListAsync(cancellationToken))
            {
                offering.RemindsTwice = twice.Contains(offering.Id);
            }

            return initiative;
        }, cancellationToken);
        return true;
    }
}
