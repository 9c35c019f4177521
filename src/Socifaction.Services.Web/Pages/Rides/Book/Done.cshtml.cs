using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>What was promised, or that somebody will call: to read and to print.</summary>
public sealed class DoneModel(RideDesk desk) : PageModel
{
    public RideDesk Desk { get; } = desk;

    public BookedRides Rides { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid offering)
    {
        if (!await Desk.OpenAsync(offering, HttpContext.RequestAborted))
        {
            return NotFound();
        }

        if (await Desk.FindSentAsync(HttpContext.RequestAborted) is not { } sent)
        {
            return Redirect(Url.Content($"~/rides/{offering}/book/who"));
        }

        Rides = sent;
        return Page();
    }
}
