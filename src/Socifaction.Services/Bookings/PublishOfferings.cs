using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>Use case of a coordinator: which offerings residents see. What is silent is never shown.</summary>
public sealed class PublishOfferings(ServicesDbContext db, CurrentInitiative current)
{
    private enum Nothing
    {
        ToRefuse,
    }

    private sealed record Published(IReadOnlyList<Offering> Offerings);

    /// <summary>Shows exactly these; ids that are none of the initiative's count for nothing.</summary>
    public async Task RunAsync(IReadOnlyCollection<Guid> shown, CancellationToken cancellationToken) => await db.LockAsync<Published, Nothing>([current.Id.Value], async () =>
    {
        var offerings = await db.Offerings.ToListAsync(cancellationToken);
        foreach (var offering in offerings)
        {
            offering.Show(shown.Contains(offering.Id));
        }

        return new Published(offerings);
    }, cancellationToken);
}
