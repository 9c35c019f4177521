using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Pages;

/// <summary>An initiative's first page: the number to call, and what can be booked here.</summary>
public sealed class IndexModel(ServicesDbContext db, CurrentInitiative current) : PageModel
{
    public Initiative Initiative => current.Value;

    public IReadOnlyList<Offering> Offerings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Offerings = await db.Offerings.AsNoTracking().Where(o => o.IsPublished).OrderBy(o => o.Order).ToListAsync(cancellationToken);
}
