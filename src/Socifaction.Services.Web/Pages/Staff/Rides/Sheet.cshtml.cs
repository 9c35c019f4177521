using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>Whom to fetch when and where, run by run: to a driver their own runs, to those at the telephone all of the day.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SheetModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    public IReadOnlyList<(RunRow Run, IReadOnlyList<RideRow> Rides)> Runs { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Date = DayOf(Asked, clock.Today);
        var (date, staff) = (Date, signedIn.Staff!);
        var mine = await db.Runs.Where(run => run.Date == date && !run.IsCancelled && (staff.Role != Role.Driver || run.DriverId == staff.Id))
            .Select(run => run.Id).ToListAsync(Token);
        var rides = mine.Count == 0 ? [] : await db.ListRideRowsAsync(Date, Token);
        Runs = [.. (await db.ListRunRowsAsync(Date, Date, Token)).Where(run => mine.Contains(run.Id)).Select(run =>
            (run, (IReadOnlyList<RideRow>)[.. rides.Where(ride => ride.RunId == run.Id && ride.Status is BookingStatus.Booked or BookingStatus.Fulfilled)]))];
    }
}
