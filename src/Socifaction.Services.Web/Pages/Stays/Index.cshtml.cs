using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Web.Pages.Stays;

/// <summary>The premises as people read of them: what they are, what they cost, who decides, how one asks.</summary>
public sealed class IndexModel(ServicesDbContext db) : PageModel
{
    public Premises Premises { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (await db.Premises.AsNoTracking().SingleOrDefaultAsync(p => p.Id == offering && p.IsPublished, cancellationToken) is not { } premises)
        {
            return NotFound();
        }

        Premises = premises;
        return Page();
    }
}
