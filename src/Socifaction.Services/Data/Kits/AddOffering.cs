using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Kits;

/// <summary>Use case of a coordinator: one more offering from its kit, as a draft.</summary>
public sealed class AddOffering(ServicesDbContext db, InitiativeClock clock)
{
    private enum Nothing
    {
        ToRefuse,
    }

    /// <summary>The offering under the id that the form brings: the same form sent twice adds one.</summary>
    public async Task<Offering> RunAsync(Guid id, OfferingKit kit, CancellationToken cancellationToken) => (await db.LockAsync<Offering, Nothing>([id], async () =>
    {
        if (await db.Offerings.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } known)
        {
            return known;
        }

        var rows = KitOfferings.Of(kit, clock.Today, id);
        var added = rows.OfType<Offering>().Single();
        added.Order = (await db.Offerings.MaxAsync(one => (int?)one.Order, cancellationToken) ?? 0) + 1;
        db.AddRange(rows);
        return added;
    }, cancellationToken)).Value!;
}
