using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>Wishes that wait for an answer, the nearest first.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public LocalDate Today => clock.Today;

    /// <summary>One wish, with the way back if there is one.</summary>
    public sealed record Row(Booking Booking, Booking? Back, string Offering, string Name, string Phone)
    {
        /// <summary>The page where it is answered.</summary>
        public string Path => Booking switch
        {
            Ride => $"~/staff/requests/ride/{Booking.Id}",
            Appointment => $"~/staff/requests/appointment/{Booking.Id}",
            Stay => $"~/staff/requests/stay/{Booking.Id}",
            _ => $"~/staff/requests/place/{Booking.Id}",
        };
    }

    public async Task OnGetAsync()
    {
        var today = clock.Today;
        var rows = await (
            from booking in db.Bookings
            join offering in db.Offerings on booking.OfferingId equals offering.Id
            join known in db.Residents on booking.ResidentId equals known.Id into residents
            from resident in residents.DefaultIfEmpty()
            where booking.Status == BookingStatus.Requested && booking.Date >= today
            orderby booking.StartsAt
            select new
            {
                Booking = booking,
                Offering = offering.Name,
                Name = resident == null ? booking.CallerName : resident.GivenName + " " + resident.Surname,
                Phone = db.Phones.Where(p => p.ResidentId == booking.ResidentId).OrderBy(p => p.Order).Select(p => p.E164).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(Token);
        var returns = rows.Where(row => row.Booking.FollowsId is not null).ToLookup(row => row.Booking.FollowsId, row => row.Booking);
        Rows = [.. rows.Where(row => row.Booking.FollowsId is null).Select(row => new Row(
            row.Booking, returns[row.Booking.Id].FirstOrDefault(), row.Offering, row.Name,
            row.Booking.CallerPhone.Length > 0 ? row.Booking.CallerPhone : row.Phone ?? ""))];
    }
}
