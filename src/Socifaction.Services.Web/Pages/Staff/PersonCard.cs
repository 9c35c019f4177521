using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>A resident as staff see them while the person still talks: telephones, needs, and who looks after whom.</summary>
public sealed record PersonCard(Resident Resident, IReadOnlyList<PersonCard.Relative> Carers, IReadOnlyList<PersonCard.Relative> LooksAfter)
{
    private const int MostFound = 20;

    /// <summary>Somebody close, with what they are to the person and the first number to call.</summary>
    public sealed record Relative(Guid Id, string Name, string Words, string Phone);

    /// <summary>The card; null when there is no such resident here.</summary>
    public static async Task<PersonCard?> FindAsync(ServicesDbContext db, Guid? id, CancellationToken cancellationToken)
    {
        if (await db.Residents.AsNoTracking().Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } resident)
        {
            return null;
        }

        var carers = await (
            from relation in db.Relations
            join other in db.Residents on relation.FromId equals other.Id
            where relation.ToId == resident.Id
            select new Relative(other.Id, other.GivenName + " " + other.Surname, relation.Words,
                db.Phones.Where(p => p.ResidentId == other.Id).OrderBy(p => p.Order).Select(p => p.E164).FirstOrDefault() ?? ""))
            .ToListAsync(cancellationToken);
        var looksAfter = await (
            from relation in db.Relations
            join other in db.Residents on relation.ToId equals other.Id
            where relation.FromId == resident.Id
            select new Relative(other.Id, other.GivenName + " " + other.Surname, relation.Words, ""))
            .ToListAsync(cancellationToken);
        return new(resident, carers, looksAfter);
    }

    /// <summary>The first of those whom a search finds, by surname.</summary>
    public static async Task<IReadOnlyList<Resident>> SearchAsync(ServicesDbContext db, string? said, CancellationToken cancellationToken) =>
        said is null || said.Length > 120 || said.Contains('\0', StringComparison.Ordinal) ? []
            : (await db.Residents.AsNoTracking().Include(r => r.Phones).Matching(said).OrderBy(r => r.SearchText).Take(MostFound)
                .ToListAsync(cancellationToken)).BySurname();
}
