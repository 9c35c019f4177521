using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>A resident's card: telephones, needs, who looks after whom, and what is booked.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SendTestText send, SignedIn signedIn) : StaffPage
{
    /// <summary>The id of the test text that the form sends.</summary>
    [BindProperty] public string? RequestId { get; set; }

    /// <summary>The latest test texts, the last first.</summary>
    public IReadOnlyList<TestText> Tests { get; private set; } = [];

    /// <summary>Whether one of the telephones gets SMS.</summary>
    public bool HasMobile => Person.Resident.Phones.Any(phone => phone.Kind == PhoneKind.Mobile);

    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => clock.LocalOf(instant);

    public PersonCard Person { get; private set; } = null!;

    /// <summary>Whether there is a child's card to be kept.</summary>
    public bool MayBeAChild => Person.Resident.MayBeAChildOn(clock.Today);

    public IReadOnlyList<Upcoming> Rows { get; private set; } = [];

    public bool HasRides { get; private set; }

    public bool HasPlaces { get; private set; }

    public bool HasAppointments { get; private set; }

    public bool HasStays { get; private set; }

    public bool HasMeals { get; private set; }

    public bool HasVisits { get; private set; }

    /// <summary>A booking to come: what it is, and how far the word about it has come.</summary>
    public sealed record Upcoming(Booking Booking, string Offering, Told? Told)
    {
        public bool IsRide => Booking is Ride;
    }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        RequestId = Guid.CreateVersion7().ToString();
        if (await LoadAsync(id))
        {
            return Page();
        }

        // A record that was merged is read where it went.
        var stays = await db.ResidentEvents.Where(e => e.MergedId == id).Select(e => (Guid?)e.ResidentId).FirstOrDefaultAsync(Token);
        return stays is null ? NotFound() : Redirect(Url.Content($"~/staff/residents/details/{stays}"));
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id)
    {
        if (IdOf(RequestId) is not { } request
            || await send.RunAsync(request, id, signedIn.AskAsStaff(Channel.Phone).By, Token) is not { } outcome || !await LoadAsync(id))
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/residents/details/{id}") + "#test");
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return false;
        }

        Person = person;
        Tests = await db.TestTexts.AsNoTracking().Where(text => text.ResidentId == id).OrderByDescending(text => text.At).Take(3).ToListAsync(Token);
        var today = clock.Today;
        var rows = await db.Bookings.AsNoTracking().Where(b => b.ResidentId == id && b.Date >= today)
            .Join(db.Offerings, b => new { b.InitiativeId, Id = b.OfferingId }, o => new { o.InitiativeId, o.Id }, (b, o) => new { Booking = b, o.Name })
            .OrderBy(row => row.Booking.StartsAt).Take(50).ToListAsync(Token);
        var told = new Dictionary<(LocalDate, Guid), Told>();
        foreach (var date in rows.Where(row => row.Booking.IsLive).Select(row => row.Booking.Date).Distinct().Where(date => date <= today.PlusDays(PlanReminders.DaysAhead)))
        {
            foreach (var (group, word) in await db.ListToldAsync(date, Token))
            {
                told[(date, group)] = word;
            }
        }

        Rows = [.. rows.Select(row => new Upcoming(
            row.Booking, row.Name, row.Booking.IsLive && told.TryGetValue((row.Booking.Date, row.Booking.GroupId), out var word) ? word : null))];
        HasRides = await db.RideServices.AnyAsync(Token);
        HasPlaces = await db.Activities.AnyAsync(Token);
        HasAppointments = await db.AppointmentTypes.AnyAsync(Token);
        HasStays = await db.Premises.AnyAsync(Token);
        HasVisits = await db.HomeHelps.AnyAsync(Token);
        HasMeals = await db.MealServices.AnyAsync(Token);
        return true;
    }
}
