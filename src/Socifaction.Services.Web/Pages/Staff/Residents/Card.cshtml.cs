using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>A sheet for the fridge: what is booked next, in big type, and the number to call. What must not be seen at home is not on it.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CardModel(ServicesDbContext db, InitiativeClock clock, CurrentInitiative current) : StaffPage
{
    private const int Shown = 8;

    public Resident Person { get; private set; } = null!;

    public IReadOnlyList<(Booking Booking, string Offering)> Rows { get; private set; } = [];

    public Initiative Initiative => current.Value;

    public LocalDate Today => clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Token) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        var now = clock.Now;
        var rows = await db.Bookings.AsNoTracking().Where(b => b.ResidentId == id && b.EndsAt > now && b.Status == BookingStatus.Booked && !b.IsUncovered)
            .Join(db.Offerings.Where(o => !o.IsSilent), b => b.OfferingId, o => o.Id, (b, o) => new { Booking = b, Offering = o })
            .OrderBy(row => row.Booking.StartsAt).Take(Shown).ToListAsync(Token);
        Rows = [.. rows.Select(row => (row.Booking, row.Offering.SaidName))];
        return Page();
    }
}
