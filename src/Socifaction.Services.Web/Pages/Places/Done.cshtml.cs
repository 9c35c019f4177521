using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>What was booked or requested just now, to be printed; only for the browser that sent it or the people it is for.</summary>
public sealed class DoneModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    /// <summary>Where the browser remembers what it sent last.</summary>
    internal const string Key = "PlacesDone";

    public IReadOnlyList<PlaceBooked> Places { get; private set; } = [];

    public bool IsRequest => Places.All(place => place.Status == BookingStatus.Requested);

    /// <summary>Whether it was asked to be enrolled in a whole series.</summary>
    public bool AsksToEnrol { get; private set; }

    public bool IsSignedIn => signedIn.Phone is not null;

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid group, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => person.Id).ToHashSet();
        // What looks like an id comes back from the cookie as one.
        var isTheirs = TempData.Peek(Key)?.ToString() == group.ToString();
        Places = [.. (await db.PlacesOfGroup(group).ToListAsync(cancellationToken)).Where(place => place.OfferingId == offering)];
        AsksToEnrol = IsRequest && await db.Activities.AnyAsync(activity => activity.Id == offering && activity.Form == ActivityForm.Series, cancellationToken);
        return Places.Count > 0 && (isTheirs || Places.All(place => place.ResidentId is { } id && people.Contains(id))) ? Page() : NotFound();
    }
}
