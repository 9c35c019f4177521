using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>Where overseers begin: the initiatives of their locality, or of all.</summary>
[Authorize(PlatformDoors.Oversee)]
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    public bool IsOperator => signedIn.Overseer!.IsOperator;

    /// <summary>The localities with their initiatives.</summary>
    public IReadOnlyList<(Locality Locality, IReadOnlyList<Initiative> Initiatives)> Localities { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var only = signedIn.Overseer!.LocalityId;
        var localities = await db.Localities.AsNoTracking().Where(one => only == null || one.Id == only).OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var initiatives = (await db.Initiatives.AsNoTracking().Where(one => only == null || one.LocalityId == only).OrderBy(one => one.Village).ThenBy(one => one.Slug).ToListAsync(cancellationToken))
            .ToLookup(one => one.LocalityId);
        Localities = [.. localities.Select(one => (one, (IReadOnlyList<Initiative>)[.. initiatives[one.Id]]))];
    }
}
