using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>The offerings whose messages' words may be changed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class TemplatesModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<Offering> Offerings { get; private set; } = [];

    public async Task OnGetAsync() =>
        Offerings = await db.Offerings.AsNoTracking().OrderBy(offering => offering.Order).ThenBy(offering => offering.Name).ThenBy(offering => offering.Id).ToListAsync(Token);
}
