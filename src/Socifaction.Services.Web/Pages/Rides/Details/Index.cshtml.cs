using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Rides.Details;

/// <summary>One's own ride: when, where, the way to cancel it, and the button that calls an open return in.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn, InitiativeClock clock, CallInRide callIn) : PageModel
{
    public OwnRide Own { get; private set; } = null!;

    public RideService Service { get; private set; } = null!;

    public bool MayCancel => Own.Ride.IsLive && Own.Ride.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCallInAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        var asking = await signedIn.AskForAsync(Own.Resident, HttpContext.RequestAborted);
        if (await callIn.RunAsync(new(id, asking), HttpContext.RequestAborted) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/rides/details/{id}"));
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private async Task<bool> OpenAsync(Guid id)
    {
        if (await OwnRide.FindAsync(db, signedIn, id, HttpContext.RequestAborted) is not { } own)
        {
            return false;
        }

        Own = own;
        Service = await db.RideServices.AsNoTracking().SingleAsync(service => service.Id == own.Ride.OfferingId, HttpContext.RequestAborted);
        return true;
    }
}
