using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>A resident's card: telephones, needs, who looks after whom, and what is booked.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<Upcoming> Rows { get; private set; } = [];

    public bool HasRides { get; private set; }

    public bool HasPlaces { get; private set; }

    public bool HasMeals { get; private set; }

    /// <summary>A booking to come: what it is.</summary>
    public sealed record Upcoming(Booking Booking, string Offering)
    {
        public bool IsRide => Booking is Ride;
    }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        var today = clock.Today;
        var rows = await db.Bookings.AsNoTracking().Where(b => b.ResidentId == id && b.Date >= today)
            .Join(db.Offerings, b => new { b.InitiativeId, Id = b.OfferingId }, o => new { o.InitiativeId, o.Id }, (b, o) => new { Booking = b, o.Name })
            .OrderBy(row => row.Booking.StartsAt).Take(50).ToListAsync(Token);
        Rows = [.. rows.Select(row => new Upcoming(row.Booking, row.Name))];
        HasRides = await db.RideServices.AnyAsync(Token);
        HasPlaces = await db.Activities.AnyAsync(Token);
        HasMeals = await db.MealServices.AnyAsync(Token);
        return Page();
    }
}
