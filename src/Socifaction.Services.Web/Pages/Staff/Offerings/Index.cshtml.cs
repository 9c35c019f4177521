using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.OfferingPages;

/// <summary>Every offering of the initiative, whatever its kind.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<Offering> Offerings { get; private set; } = [];

    public async Task OnGetAsync() => Offerings = await db.Offerings.AsNoTracking().OrderBy(one => one.Order).ThenBy(one => one.Id).ToListAsync(Token);
}
