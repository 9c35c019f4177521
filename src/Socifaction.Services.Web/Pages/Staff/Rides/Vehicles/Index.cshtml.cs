using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Vehicles;

/// <summary>The vehicles and what fits into each.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<Vehicle> Vehicles { get; private set; } = [];

    public async Task OnGetAsync() => Vehicles = await db.Vehicles.AsNoTracking()
        .OrderByDescending(vehicle => vehicle.IsActive).ThenBy(vehicle => vehicle.Name).ThenBy(vehicle => vehicle.Id).ToListAsync(Token);
}
