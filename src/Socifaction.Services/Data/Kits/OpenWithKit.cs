using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data.Kits;

/// <summary>Use case of the platform's operator: a new initiative with the offerings of a kit, rehearsing until its coordinator says otherwise.</summary>
public sealed class OpenWithKit(ServicesDbContext db, OpenInitiative open, IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>Opens it, or says why not. A locality that is named and not there yet is entered.</summary>
    public async Task<Outcome<Initiative, OpenRefusal>> RunAsync(NewInitiative said, string? localityName, StarterKit kit, CancellationToken cancellationToken)
    {
        if (localityName is not null && Slug.IsWellFormed(said.LocalitySlug) && !await db.Localities.AnyAsync(one => one.Slug == said.LocalitySlug, cancellationToken))
        {
            db.Add(new Locality { Slug = said.LocalitySlug, Name = localityName });
            await db.SaveChangesAsync(cancellationToken);
        }

        var opened = await open.RunAsync(said with { IsLive = false }, cancellationToken);
        if (opened.Value is not { } initiative)
        {
            return opened;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        var own = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var today = clock.GetCurrentInstant().InZone(initiative.Zone).Date;
        own.AddRange(KitOfferings.Of(kit).SelectMany(one => KitOfferings.Of(one, today, Guid.CreateVersion7())));
        await own.SaveChangesAsync(cancellationToken);
        return initiative;
    }
}
