using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data.Kits;

/// <summary>Use case of the platform's operator: a new initiative with the offerings of its kits, rehearsing until its coordinator says otherwise.</summary>
public sealed class OpenWithKit(ServicesDbContext db, OpenInitiative open, IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>Opens it, or says why not. A locality that is named and not there yet is entered. The same form again adds nothing.</summary>
    public async Task<Outcome<Initiative, OpenRefusal>> RunAsync(NewInitiative said, string? localityName, IReadOnlyCollection<StarterKit> kits, CancellationToken cancellationToken)
    {
        if (localityName is not null && Slug.IsWellFormed(said.LocalitySlug) && !await db.Localities.AnyAsync(one => one.Slug == said.LocalitySlug, cancellationToken))
        {
            db.Add(new Locality { Slug = said.LocalitySlug, Name = localityName });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            // Somebody entered it between the look and the write.
            catch (DbUpdateException taken) when (taken.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }

        var opened = await open.RunAsync(said with { IsLive = false }, cancellationToken);
        if (opened.Value is not { } initiative)
        {
            return opened;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        var own = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        return await own.LockAsync<Initiative, OpenRefusal>([initiative.Id.Value], async () =>
        {
            if (!await own.Offerings.AnyAsync(cancellationToken))
            {
                var today = clock.GetCurrentInstant().InZone(initiative.Zone).Date;
                own.AddRange(kits.SelectMany(KitOfferings.Of).Distinct().Order().SelectMany(one => KitOfferings.Of(one, today, Guid.CreateVersion7())));
            }

            return initiative;
        }, cancellationToken);
    }
}
