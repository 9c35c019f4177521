using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Types;

/// <summary>A type of appointment: what it needs, for whom it is, how long it lasts and what it costs.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, KeepAppointmentType keep) : TypePage(db)
{
    /// <summary>The version that the form was filled from.</summary>
    [BindProperty] public string? Version { get; set; }

    public AppointmentType Type { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Version = KeepAppointmentType.VersionOf(Type);
        Show(Type);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Read(id, Version ?? "-", Type.Price) is not { } wanted)
        {
            return this.Unacceptable();
        }

        var outcome = await keep.RunAsync(wanted, Token);
        if (outcome is not { Refusal: CalendarRefusal.ChangedMeanwhile } || !await FindAsync(id))
        {
            return Answer(outcome);
        }

        Version = KeepAppointmentType.VersionOf(Type);
        ModelState.Remove(nameof(Version));
        Show(Type);
        return this.ChangedMeanwhile();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        await LoadAsync();
        var found = await Db.FindTypeAsync(id, Token);
        Type = found!;
        return found is not null;
    }
}
