using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>What is to be kept of a person, made from that version of the card; none before the first.</summary>
public sealed record CareToKeep(Guid ResidentId, CareFacts Facts, int FromVersion, string ByName);

/// <summary>Use case of staff: keeps allergies, diet and advice, sealed.</summary>
public sealed class KeepCareCard(ServicesDbContext db, SealedText texts, InitiativeClock clock)
{
    /// <summary>The card, or that somebody changed it meanwhile; null when there is no such person.</summary>
    public async Task<Outcome<CareCard, CareRefusal>?> RunAsync(CareToKeep command, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == command.ResidentId, cancellationToken))
        {
            return null;
        }

        // Sealed before the lock: a new key is saved through a connection of its own.
        var kept = texts.Seal(command.Facts.AsText());
        return await db.LockAsync<CareCard, CareRefusal>([command.ResidentId], async () =>
        {
            var card = await db.CareCards.SingleOrDefaultAsync(c => c.ResidentId == command.ResidentId, cancellationToken);
            if (card is not null && CareFacts.FromText(texts.Open(card.Sealed)) == command.Facts)
            {
                return card;
            }

            if ((card?.Version ?? 0) != command.FromVersion)
            {
                return CareRefusal.ChangedMeanwhile;
            }

            if (card is null)
            {
                card = new CareCard { ResidentId = command.ResidentId, Sealed = "", UpdatedAt = clock.Now, UpdatedByName = "", Version = 0 };
                db.CareCards.Add(card);
            }

            (card.Sealed, card.UpdatedAt, card.UpdatedByName) = (kept, clock.Now, command.ByName);
            card.Version++;
            return card;
        }, cancellationToken);
    }
}
