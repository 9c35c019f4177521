using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>A note to be kept; its id is the form's request id.</summary>
public sealed record NoteToWrite(Guid RequestId, Guid ResidentId, string Words, Audience Audience, LocalDate? LastDay, string ByName);

/// <summary>Use case of staff: writes a note about a person for some of the staff, until a day or until somebody ends it.</summary>
public sealed class WriteNote(ServicesDbContext db, SealedText texts, InitiativeClock clock)
{
    /// <summary>The note, the same for the same form, or why not; null when there is no such person.</summary>
    public async Task<Outcome<ResidentNote, CareRefusal>?> RunAsync(NoteToWrite command, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == command.ResidentId, cancellationToken))
        {
            return null;
        }

        if (command.LastDay < clock.Today)
        {
            return CareRefusal.EndsBeforeItStarts;
        }

        // Sealed before the lock: a new key is saved through a connection of its own.
        var kept = texts.Seal(command.Words);
        return await db.LockAsync<ResidentNote, CareRefusal>([command.RequestId], async () =>
        {
            if (await db.ResidentNotes.SingleOrDefaultAsync(n => n.Id == command.RequestId, cancellationToken) is { } there)
            {
                return there.ResidentId == command.ResidentId && texts.Open(there.Sealed) == command.Words ? there : CareRefusal.FormAlreadyUsed;
            }

            var note = new ResidentNote
            {
                Id = command.RequestId,
                ResidentId = command.ResidentId,
                Audience = command.Audience,
                Sealed = kept,
                LastDay = command.LastDay,
                WrittenByName = command.ByName,
                WrittenAt = clock.Now,
            };
            db.ResidentNotes.Add(note);
            return note;
        }, cancellationToken);
    }
}
