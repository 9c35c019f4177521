using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Places that were booked together, and a sentence to say aloud.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookedModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<PlaceBooked> Places { get; private set; } = [];

    public string ReadBack => StaffTexts.Say(Words.ReadBackPlaces,
        string.Join(", ", Held.Select(p => p.Name).Distinct()), Held[0].Activity,
        string.Join("; ", Held.DistinctBy(p => (p.Date, p.From)).Select(p => $"{LocalFormat.OnDay(p.Date)}, {LocalFormat.FromTo(p.From, p.To)}")));

    private List<PlaceBooked> Held => [.. Places.Where(p => p.Status == BookingStatus.Booked)];

    /// <summary>Whether anything of it still holds.</summary>
    public bool IsHeld => Held.Count > 0;

    /// <summary>Whether the initiative gives rides.</summary>
    public bool HasRides { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid group)
    {
        HasRides = await db.Offerings.AnyAsync(offering => offering is RideService, Token);
        Places = await db.PlacesOfGroup(group).ToListAsync(Token);
        return Places.Count == 0 ? NotFound() : Page();
    }
}
