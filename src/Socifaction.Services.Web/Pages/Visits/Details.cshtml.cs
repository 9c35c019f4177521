using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Visits;

/// <summary>One visit of the people of a telephone: when, who comes, to do what. To change it one calls.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    public VisitRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToList();
        var mine = db.Visits.Where(visit => visit.Id == id && people.Contains(visit.ResidentId) && visit.Status != BookingStatus.Declined
            && !db.Offerings.Any(offering => offering.Id == visit.OfferingId && offering.IsSilent));
        if (await db.RowsOf(mine).SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        return Page();
    }
}
