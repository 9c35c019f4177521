using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Bookings;

/// <summary>What the people of a telephone have booked, nearest first.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn, InitiativeClock clock, WaitingList waiting) : PageModel
{
    private const int Few = 10;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>All of them when they are few, else those of the next two weeks: a child who is enrolled has dozens.</summary>
    public IReadOnlyList<Row> Soon => Rows.Count <= Few ? Rows : [.. Rows.Where(IsSoon)];

    /// <summary>The rest, which stands folded.</summary>
    public IReadOnlyList<Row> Later => Rows.Count <= Few ? [] : [.. Rows.Where(row => !IsSoon(row))];

    /// <summary>What they wait for, and what is offered to them.</summary>
    public IReadOnlyList<WaitingRow> Waiting { get; private set; } = [];

    /// <summary>One booking: what, for whom.</summary>
    public sealed record Row(Booking Booking, string Offering, string Person)
    {
        /// <summary>The page of its room.</summary>
        public string Path => Booking switch
        {
            Ride => $"~/rides/details/{Booking.Id}",
            Meal => $"~/meals/details/{Booking.Id}",
            Visit => $"~/visits/details/{Booking.Id}",
            Stay => $"~/stays/details/{Booking.Id}",
            Appointment => $"~/appointments/details/{Booking.Id}",
            _ => $"~/places/details/{Booking.Id}",
        };
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).ToDictionary(p => p.Id, p => p.FullName);
        var (today, now) = (clock.Today, clock.Now);
        var ids = people.Keys.ToList();
        var rows = await db.Bookings.AsNoTracking()
            .Where(b => b.ResidentId != null && ids.Contains(b.ResidentId.Value) && (b.Date >= today || b.EndsAt > now) && b.Status != BookingStatus.Declined
                && b.Status != BookingStatus.Waitlisted)
            .Join(db.Offerings, b => new { b.InitiativeId, Id = b.OfferingId }, o => new { o.InitiativeId, o.Id }, (b, o) => new { Booking = b, o.Name, o.IsSilent })
            .Where(row => !row.IsSilent)
            .OrderBy(row => row.Booking.StartsAt)
            .ToListAsync(cancellationToken);
        Waiting = [.. (await waiting.RunAsync(null, cancellationToken)).Where(row => row.People.All(person => people.ContainsKey(person.ResidentId)))];
        Rows = [.. rows.Select(row => new Row(row.Booking, row.Name, people[row.Booking.ResidentId!.Value]))];
    }

    private bool IsSoon(Row row) => row.Booking.Date < clock.Today.PlusWeeks(2);
}
