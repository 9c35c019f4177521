using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Appointments;

/// <summary>One appointment of the people of a telephone; it is given back here, or an earlier one is wished for.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn, CancelAppointment cancel, WishEarlier wish, RideDesk desk, InitiativeClock clock) : PageModel
{
    public AppointmentBooked Appointment { get; private set; } = null!;

    /// <summary>The offering with which the person may be driven here; none where there is none.</summary>
    public Guid? RideServiceId { get; private set; }

    public bool MayCancel => Appointment.Status is BookingStatus.Requested or BookingStatus.Booked && Appointment.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || await cancel.RunAsync(new(id, false, await AskAsync(cancellationToken)), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out _, out var why) ? Again(why == AppointmentRefusal.Past ? Texts.Times.CancelPast : why.InWords()) : RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostEarlierAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)
            || await wish.RunAsync(new(id, !Appointment.WantsEarlier, await AskAsync(cancellationToken)), cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out _, out var why) ? Again(why.InWords()) : RedirectToPage(new { id });
    }

    /// <summary>Begins the ride form for this appointment: who, when and where to are filled in.</summary>
    public async Task<IActionResult> OnPostRideAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || !MayCancel || RideServiceId is not { } service || !await desk.OpenAsync(service, cancellationToken))
        {
            return NotFound();
        }

        var traveller = (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Appointment.ResidentId);
        await desk.ExpectAsync(traveller, Appointment.GroupId, Appointment.Date + Appointment.From, Appointment.Date + Appointment.To, cancellationToken);
        return Redirect(Url.Content($"~/rides/{service}/book/from"));
    }

    private PageResult Again(string why)
    {
        ModelState.AddModelError("", why);
        return this.Conflict();
    }

    private async Task<Asking> AskAsync(CancellationToken cancellationToken) => await signedIn.AskForAsync(
        (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Appointment.ResidentId), cancellationToken);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToHashSet();
        var groupId = await db.Appointments.Where(one => one.Id == id && !db.Offerings.Any(o => o.Id == one.OfferingId && o.IsSilent))
            .Select(one => one.GroupId).SingleOrDefaultAsync(cancellationToken);
        if ((await db.AppointmentsOfGroup(groupId).ToListAsync(cancellationToken)).Find(one => one.AppointmentId == id && people.Contains(one.ResidentId)) is not { } mine)
        {
            return false;
        }

        Appointment = mine;
        RideServiceId = mine.Status != BookingStatus.Booked ? null
            : await db.RideServices.OnTheWeb().OrderBy(one => one.Order).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        return true;
    }
}
