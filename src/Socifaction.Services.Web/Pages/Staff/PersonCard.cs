using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>
/// A resident as staff see them while the person still talks: telephones, needs, who looks after whom, and how the person will be told.
/// </summary>
public sealed record PersonCard(
    Resident Resident, IReadOnlyList<PersonCard.Relative> Carers, IReadOnlyList<PersonCard.Relative> LooksAfter,
    ILookup<RelationKind, Resident> Related, bool VoiceCalls)
{
    private const int MostFound = 20;

    /// <summary>Somebody close, with what they are to the person and the first number to call.</summary>
    public sealed record Relative(Guid Id, string Name, string Words, string Phone, Guid RelationId, bool IsCopied);

    /// <summary>Who would be told of a booking on a day, and how; null when nobody wants to be.</summary>
    public Telling? TellingOn(LocalDate day) => ReminderRules.Tell(
        Resident, day, [.. Related[RelationKind.GuardianOf]], [.. Related[RelationKind.CarerOf]], VoiceCalls);

    /// <summary>The card; null when there is no such resident here.</summary>
    public static async Task<PersonCard?> FindAsync(ServicesDbContext db, Guid? id, CancellationToken cancellationToken)
    {
        if (await db.Residents.AsNoTracking().Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } resident)
        {
            return null;
        }

        var relations = await db.Relations.AsNoTracking().Where(r => r.ToId == resident.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var ids = relations.ConvertAll(r => r.FromId);
        var people = await db.Residents.AsNoTracking().Include(r => r.Phones).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        var carers = relations.ConvertAll(r => new Relative(
            r.FromId, people[r.FromId].FullName, r.Words, people[r.FromId].Phones.MinBy(p => p.Order)?.E164 ?? "", r.Id, r.IsCopied));
        var initiative = await db.Initiatives.AsNoTracking().SingleAsync(i => i.Id == resident.InitiativeId, cancellationToken);
        var looksAfter = await (
            from relation in db.Relations
            join other in db.Residents on relation.ToId equals other.Id
            where relation.FromId == resident.Id
            select new Relative(other.Id, other.GivenName + " " + other.Surname, relation.Words, "", relation.Id, relation.IsCopied))
            .ToListAsync(cancellationToken);
        return new(resident, carers, looksAfter, relations.ToLookup(r => r.Kind, r => people[r.FromId]), initiative.VoiceCalls);
    }

    /// <summary>The first of those whom a search finds, by surname.</summary>
    public static async Task<IReadOnlyList<Resident>> SearchAsync(ServicesDbContext db, string? said, CancellationToken cancellationToken) =>
        said is null || said.Length > 120 || said.Contains('\0', StringComparison.Ordinal) ? []
            : (await db.Residents.AsNoTracking().Include(r => r.Phones).Matching(said).OrderBy(r => r.SearchText).Take(MostFound)
                .ToListAsync(cancellationToken)).BySurname();
}
