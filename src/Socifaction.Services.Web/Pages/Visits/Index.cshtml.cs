using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Web.Pages.Visits;

/// <summary>Home help: what is done, what it costs, the number to call. Visits are agreed on the telephone or at home.</summary>
public sealed class IndexModel(ServicesDbContext db) : PageModel
{
    public HomeHelp Help { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (await db.HomeHelps.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(one => one.Id == offering, cancellationToken) is not { } help)
        {
            return NotFound();
        }

        Help = help;
        return Page();
    }
}
