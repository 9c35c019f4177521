using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Types;

/// <summary>The types of appointments: consultations, showers, halls.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<AppointmentType> Types { get; private set; } = [];

    public async Task OnGetAsync() => Types = await db.AppointmentTypes.AsNoTracking().OrderBy(type => type.Order).ThenBy(type => type.Name).ToListAsync(Token);
}
