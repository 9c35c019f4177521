using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Pages;

/// <summary>The first page of an installation: the initiatives of each locality and what can be had from each.</summary>
public sealed class LocalityModel(ServicesDbContext db, CurrentInitiative current, IServiceScopeFactory scopes) : PageModel
{
    /// <summary>The localities with their initiatives.</summary>
    public IReadOnlyList<(Locality Locality, IReadOnlyList<Card> Initiatives)> Localities { get; private set; } = [];

    /// <summary>An initiative and the names of what it offers.</summary>
    public sealed record Card(Initiative Initiative, PhoneNumber Phone, IReadOnlyList<string> Offerings);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (current.IsSet)
        {
            return NotFound();
        }

        var localities = await db.Localities.AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancellationToken);
        var initiatives = await db.Initiatives.AsNoTracking().OrderBy(i => i.Village).ToListAsync(cancellationToken);
        var cards = new List<Card>();
        foreach (var initiative in initiatives)
        {
            cards.Add(new Card(initiative, PhoneNumber.FromE164(initiative.Phone), await OfferingsOfAsync(initiative, cancellationToken)));
        }

        Localities = [.. localities.Select(l => (l, (IReadOnlyList<Card>)[.. cards.Where(c => c.Initiative.LocalityId == l.Id)]))];
        return Page();
    }

    // Each initiative's offerings are read inside that initiative, as everything of an initiative is.
    private async Task<IReadOnlyList<string>> OfferingsOfAsync(Initiative initiative, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        return await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Offerings
            .Where(o => o.IsPublished).OrderBy(o => o.Order).Select(o => o.Name).ToListAsync(cancellationToken);
    }
}
