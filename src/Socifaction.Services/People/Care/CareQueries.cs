using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.People.Care;

/// <summary>How many people of a meal need one diet.</summary>
public sealed record DietCount(string Diet, int People);

/// <summary>A look at somebody's sealed data: who, where and when.</summary>
public sealed record ViewRow(string StaffName, string Where, Instant At);

/// <summary>What pages read about looking after people.</summary>
public static class CareQueries
{
    /// <summary>Who may fetch the children on a day and who may not: those who may not first.</summary>
    public static IQueryable<Collector> CollectorsOn(this ServicesDbContext db, IReadOnlyCollection<Guid> residentIds, LocalDate date) =>
        db.Collectors.AsNoTracking()
            .Where(c => residentIds.Contains(c.ResidentId) && (c.FirstDay == null || c.FirstDay <= date) && (c.LastDay == null || c.LastDay >= date))
            .OrderBy(c => c.MayCollect).ThenBy(c => c.Name);

    /// <summary>The consents of a person that hold: the latest of each kind.</summary>
    public static async Task<IReadOnlyList<Consent>> ListConsentsAsync(this ServicesDbContext db, Guid residentId, CancellationToken cancellationToken) =>
        [.. (await db.Consents.AsNoTracking().Where(c => c.ResidentId == residentId).ToListAsync(cancellationToken))
            .GroupBy(c => c.Kind).OrderBy(kind => kind.Key).Select(kind => kind.OrderBy(c => c.Date).ThenBy(c => c.RecordedAt).Last())];

    /// <summary>Who looked at a person's sealed data, the latest first.</summary>
    public static IQueryable<ViewRow> ViewsOf(this ServicesDbContext db, Guid residentId) =>
        from view in db.PersonalDataViews
        join member in db.StaffMembers on view.StaffMemberId equals member.Id
        where view.ResidentId == residentId
        orderby view.At descending
        select new ViewRow(member.Name, view.Where, view.At);

    /// <summary>The diets of a meal's people, counted and without names: what the kitchen may know.</summary>
    public static async Task<IReadOnlyList<DietCount>> ListDietsAsync(
        this ServicesDbContext db, SealedText texts, IReadOnlyCollection<Guid> residentIds, CancellationToken cancellationToken) =>
        [.. (await db.CareCards.Where(c => residentIds.Contains(c.ResidentId)).Select(c => c.Sealed).ToListAsync(cancellationToken))
            .Select(kept => CareFacts.FromText(texts.Open(kept))?.Diet ?? "")
            .Where(diet => diet.Length > 0)
            .GroupBy(diet => diet, StringComparer.InvariantCultureIgnoreCase)
            .Select(same => new DietCount(same.First(), same.Count()))
            .OrderByDescending(diet => diet.People).ThenBy(diet => diet.Diet, StringComparer.InvariantCultureIgnoreCase)];
}
