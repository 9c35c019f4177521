using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Types;

/// <summary>A new type of appointment.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, KeepAppointmentType keep) : TypePage(db)
{
    /// <summary>The id that the new type gets: the same form sent twice enters one.</summary>
    [BindProperty] public string? RequestId { get; set; }

    public async Task OnGetAsync()
    {
        RequestId = Guid.CreateVersion7().ToString();
        (Every, Opens, Shuts, CancelUntil) = ("30", Digits(BookingWindow.Usual.OpensDaysBefore), Digits(BookingWindow.Usual.ShutsMinutesBefore / 60), "0");
        (Who, Counted, Seen) = (nameof(WhoMayBook.Anybody), nameof(CountedIn.Times), Everybody);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var id = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = id.ToString();
        if (await Db.Offerings.AnyAsync(offering => offering.Id == id, Token))
        {
            return Redirect(Url.Content("~/staff/appointments/types"));
        }

        return Read(id, "") is { } wanted ? Answer(await keep.RunAsync(wanted, Token)) : this.Unacceptable();
    }
}
