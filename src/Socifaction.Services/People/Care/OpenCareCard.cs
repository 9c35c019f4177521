using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>A person's opened card with its version (none before the first), and the notes that hold today.</summary>
public sealed record OpenedCare(CareFacts Facts, int Version, string UpdatedByName, IReadOnlyList<OpenedNote> Notes);

/// <summary>A note that holds today, in words.</summary>
public sealed record OpenedNote(ResidentNote Note, string Words);

/// <summary>Use case of staff: opens what is sealed about a person, and writes down who looked.</summary>
public sealed class OpenCareCard(ServicesDbContext db, SealedText texts, InitiativeClock clock)
{
    /// <summary>What is known, or that its key is gone; null when there is no such person. <paramref name="where"/> is the page it is shown on.</summary>
    public async Task<Outcome<OpenedCare, CareRefusal>?> RunAsync(Guid residentId, Guid staffMemberId, string where, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == residentId, cancellationToken))
        {
            return null;
        }

        var today = clock.Today;
        var card = await db.CareCards.AsNoTracking().SingleOrDefaultAsync(c => c.ResidentId == residentId, cancellationToken);
        var notes = await db.ResidentNotes.AsNoTracking().Where(n => n.ResidentId == residentId && (n.LastDay == null || n.LastDay >= today))
            .OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        db.PersonalDataViews.Add(new PersonalDataView { ResidentId = residentId, StaffMemberId = staffMemberId, Where = where, At = clock.Now });
        await db.SaveChangesAsync(cancellationToken);

        var facts = card is null ? CareFacts.None : CareFacts.FromText(texts.Open(card.Sealed));
        var opened = notes.ConvertAll(note => (Note: note, Words: texts.Open(note.Sealed)));
        return facts is null || opened.Any(note => note.Words is null)
            ? CareRefusal.KeyIsGone
            : new OpenedCare(facts, card?.Version ?? 0, card?.UpdatedByName ?? "", opened.ConvertAll(note => new OpenedNote(note.Note, note.Words!)));
    }
}
