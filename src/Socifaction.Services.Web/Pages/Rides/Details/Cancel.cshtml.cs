using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Details;

/// <summary>Asks once more, and whether both ways are meant, before a ride is cancelled.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class CancelModel(ServicesDbContext db, SignedIn signedIn, CancelRide cancel) : PageModel
{
    private const string One = "one";
    private const string All = "all";

    [BindProperty]
    public string? Which { get; set; }

    public OwnRide Own { get; private set; } = null!;

    public static IReadOnlyList<Choice> Choices => [new(All, Words.CancelAll), new(One, Words.CancelOne)];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OwnRide.FindAsync(db, signedIn, id, HttpContext.RequestAborted) is not { } own)
        {
            return NotFound();
        }

        Own = own;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OwnRide.FindAsync(db, signedIn, id, HttpContext.RequestAborted) is not { } own)
        {
            return NotFound();
        }

        Own = own;
        if (own.Ride.Status == BookingStatus.Cancelled && Which != All)
        {
            return Page();
        }

        if (own.Others.Count > 0 && Which is not (One or All))
        {
            ModelState.AddModelError(nameof(Which), Words.CancelMissing);
            return this.Unacceptable();
        }

        var asking = await signedIn.AskForAsync(own.Resident, HttpContext.RequestAborted);
        if (await cancel.RunAsync(new RideCancelling(id, Which == All, asking), HttpContext.RequestAborted) is not { } outcome)
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
}
