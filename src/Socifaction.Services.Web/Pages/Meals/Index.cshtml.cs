using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Meals;

/// <summary>An offering of meals: when, until when to order, what it costs, and the number to call.</summary>
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    public MealService Service { get; private set; } = null!;

    public bool IsSignedIn => signedIn.Phone is not null;

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (await db.MealServices.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(s => s.Id == offering, cancellationToken) is not { } service)
        {
            return NotFound();
        }

        Service = service;
        return Page();
    }
}
