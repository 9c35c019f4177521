using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>A wish for a time is confirmed for somebody of the register, or declined with a reason.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AppointmentModel(
    ServicesDbContext db, RideDesk desk, RegisterResident register, SignedIn signedIn, InitiativeClock clock,
    ConfirmAppointment confirm, DeclineAppointment decline, AppointmentAvailability availability) : AnswerPage(db, desk, register)
{
    private const int AlternativesShown = 3;

    public Appointment Appointment { get; private set; } = null!;

    public string Offering { get; private set; } = "";

    public LocalDate Today => clock.Today;

    /// <summary>The nearest free times, when this one is taken: to be booked instead.</summary>
    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id) || IsUnknownPerson)
        {
            return NotFound();
        }

        if (await WhoIsItAsync() is not { } resident)
        {
            return Alike.Count > 0 ? this.Conflict() : this.Unacceptable();
        }

        if (await confirm.RunAsync(new(id, resident, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/details/{id}"));
        }

        ModelState.AddModelError("", why.ForStaff());
        var type = (await Db.FindTypeAsync(Appointment.OfferingId, Token))!;
        Alternatives = await availability.ListNearestAsync(type, Appointment.Minutes, Appointment.Date + Appointment.StartTime, byStaff: true, AlternativesShown, Token);
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    protected override async Task<Declined?> DeclineAsync(Guid id, string why) =>
        await decline.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome ? null
        : new(outcome.Refused(out _, out var refusal) ? refusal.ForStaff() : null);

    protected override async Task<bool> OpenAsync(Guid id)
    {
        if (await Db.Appointments.AsNoTracking().Include(one => one.Events).SingleOrDefaultAsync(one => one.Id == id, Token) is not { } asked)
        {
            return false;
        }

        Appointment = asked;
        Offering = await Db.Offerings.Where(one => one.Id == asked.OfferingId).Select(one => one.Name).SingleAsync(Token);
        return await FindAsync(asked);
    }
}
