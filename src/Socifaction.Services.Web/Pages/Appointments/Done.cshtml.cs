using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Appointments;

/// <summary>What was booked or requested just now, to be printed; only for the browser that sent it or the people it is for.</summary>
public sealed class DoneModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    /// <summary>Where the browser remembers what it sent last.</summary>
    internal const string Key = "AppointmentDone";

    public IReadOnlyList<AppointmentBooked> Appointments { get; private set; } = [];

    public bool IsRequest => Appointments.All(one => one.Status == BookingStatus.Requested);

    /// <summary>Whether they may go on to book a ride to it.</summary>
    public bool HasRides { get; private set; }

    public bool IsSignedIn => signedIn.Phone is not null;

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid group, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => person.Id).ToHashSet();
        // What looks like an id comes back from the cookie as one.
        var isTheirs = TempData.Peek(Key)?.ToString() == group.ToString();
        Appointments = await db.Offerings.AnyAsync(one => one.Id == offering && !one.IsSilent, cancellationToken)
            ? [.. (await db.AppointmentsOfGroup(group).ToListAsync(cancellationToken)).Where(one => one.OfferingId == offering)]
            : [];
        HasRides = IsSignedIn && Appointments is [{ Status: BookingStatus.Booked }, ..] && await db.RideServices.OnTheWeb().AnyAsync(cancellationToken);
        return Appointments.Count > 0 && (isTheirs || Appointments.All(one => one.ResidentId is { } id && people.Contains(id))) ? Page() : NotFound();
    }
}
