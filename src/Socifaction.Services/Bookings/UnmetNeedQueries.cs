using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Bookings;

/// <summary>A wish that came to nothing with the name of what was wished, and whose it was where that is known.</summary>
public sealed record UnmetRow(UnmetNeed Need, string Offering, string? Name);

/// <summary>What pages read of the ledger of unmet needs.</summary>
public static class UnmetNeedQueries
{
    /// <summary>The wishes between two days, both included, by day.</summary>
    public static Task<List<UnmetRow>> ListUnmetAsync(this ServicesDbContext db, LocalDate first, LocalDate last, CancellationToken cancellationToken) => (
        from need in db.UnmetNeeds.AsNoTracking()
        join offering in db.Offerings on need.OfferingId equals offering.Id
        join known in db.Residents on need.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        where need.Date >= first && need.Date <= last
        orderby need.Date, need.At, need.Id
        select new UnmetRow(need, offering.Name, resident == null ? null : resident.GivenName + " " + resident.Surname)).ToListAsync(cancellationToken);
}
