using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Staff.OfferingPages;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.SettingsPages;

/// <summary>The ways to every setting.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, CurrentInitiative current) : StaffPage
{
    public Initiative Initiative => current.Value;

    public string Phone => StaffTexts.Phone(Initiative.Phone);

    public string Hours => OfficeHours.InWords(Initiative.OfficeHours);

    public IReadOnlyList<Offering> Offerings { get; private set; } = [];

    public bool HasRides => Offerings.Any(one => one is RideService);

    public bool HasPlaces => Offerings.Any(one => one is Activity);

    /// <summary>The pages of what the kinds have of their own, under the name of their offering.</summary>
    public IEnumerable<(string Name, IReadOnlyList<SettingsWay> Ways)> Own => Offerings.Select(one => (one.Name, OfferingWays.Of(one)));

    public async Task OnGetAsync() => Offerings = await db.Offerings.AsNoTracking().OrderBy(one => one.Order).ThenBy(one => one.Id).ToListAsync(Token);
}
