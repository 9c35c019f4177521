using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Rides.Details;

/// <summary>One's own ride: when, where, and the way to cancel it.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn, InitiativeClock clock) : PageModel
{
    public OwnRide Own { get; private set; } = null!;

    public bool MayCancel => Own.Ride.IsLive && Own.Ride.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OwnRide.FindAsync(db, signedIn, id, HttpContext.RequestAborted) is not { } own)
        {
            return NotFound();
        }

        Own = own;
        return Page();
    }
}
