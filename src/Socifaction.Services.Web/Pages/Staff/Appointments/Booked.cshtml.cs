using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments;

/// <summary>What was booked, with a sentence to say aloud, and the way to a ride there.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookedModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<AppointmentBooked> Appointments { get; private set; } = [];

    public bool HasRides { get; private set; }

    /// <summary>To be said while the person is still on the telephone.</summary>
    public string ReadBack => StaffTexts.Say(Texts.Times.ReadBack, Appointments[0].Name, Appointments[0].Offering,
        string.Join("; ", Appointments.Select(one => $"{LocalFormat.Day(one.Date)}, {LocalFormat.FromTo(one.From, one.To)}")));

    public async Task<IActionResult> OnGetAsync(Guid group)
    {
        Appointments = [.. (await db.AppointmentsOfGroup(group).ToListAsync(Token)).Where(one => one.Status != BookingStatus.Cancelled)];
        HasRides = await db.RideServices.AnyAsync(Token);
        return Appointments.Count > 0 ? Page() : NotFound();
    }
}
