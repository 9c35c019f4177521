using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>A ride for a caller on one page: find the person, see their usual things, book there and back, read it aloud.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, BookRide book, RideAlternatives alternatives) : RideFormPage(clock, desk)
{
    private const int TripsShown = 3;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    [BindProperty(SupportsGet = true, Name = "resident")]
    public string? ResidentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "like")]
    public string? Like { get; set; }

    /// <summary>Earlier bookings, such as a place in a course, that the ride goes together with.</summary>
    [BindProperty(SupportsGet = true, Name = "group")]
    public string? Group { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>The person's last trips, to be repeated with one tap.</summary>
    public IReadOnlyList<Trip> Trips { get; private set; } = [];

    /// <summary>Why it could not be promised.</summary>
    public RideRefusal? Why { get; private set; }

    public IReadOnlyList<RideAlternative> Alternatives { get; private set; } = [];

    public LocalDate Today => Clock.Today;

    /// <summary>An earlier ride with its way back.</summary>
    public sealed record Trip(Ride Outward, Ride? Back);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        if (Person is null)
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return Page();
        }

        RequestId = Guid.CreateVersion7().ToString();
        Suggest(Person.Resident);
        if (Trips.FirstOrDefault(trip => trip.Outward.Id == IdOf(Like)) is { } trip)
        {
            Repeat(trip.Outward, trip.Back, Person.Resident);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (IsUnknownDestination)
        {
            return NotFound();
        }

        if (await ReadWishesAsync(Person.Resident.Home) is not { } wishes)
        {
            return this.Unacceptable();
        }

        var because = Optional(nameof(Caller), Caller, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var asking = signedIn.AskAsStaff(Channel.Phone, because);
        if (await book.RunAsync(new RideForm(Guid.Parse(RequestId), Person.Resident.Id, wishes, asking) { GroupId = IdOf(Group) }, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var rides, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/details/{rides.Outward.Id}?new=1"));
        }

        Why = why;
        ModelState.AddModelError("", why == RideRefusal.NoRunThatDay && LocalFormat.FindHoliday(wishes.Date) is { } holiday
            ? RideTexts.Say(Texts.Rides.RefusalHoliday, holiday) : why.ForStaff());
        Alternatives = why == RideRefusal.FormAlreadyUsed ? [] : await alternatives.ListAsync(Person.Resident.Id, wishes, byStaff: true, Token);
        return why.IsWrongInput() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> OpenAsync()
    {
        if (!await LoadAsync(db))
        {
            return false;
        }

        if (string.IsNullOrEmpty(ResidentId))
        {
            return true;
        }

        if (await PersonCard.FindAsync(db, IdOf(ResidentId), Token) is not { } person)
        {
            return false;
        }

        Person = person;
        var id = person.Resident.Id;
        var latest = await db.Rides.AsNoTracking()
            .Where(ride => ride.ResidentId == id && ride.FollowsId == null && (ride.Status == BookingStatus.Booked || ride.Status == BookingStatus.Fulfilled))
            .OrderByDescending(ride => ride.StartsAt).Take(20).ToListAsync(Token);
        var shown = latest.DistinctBy(ride => (ride.To.ToString(), ride.Wish, ride.WishTime)).Take(TripsShown).ToList();
        var groups = shown.Select(ride => ride.GroupId).ToList();
        var returns = await db.Rides.AsNoTracking().Where(ride => groups.Contains(ride.GroupId) && ride.FollowsId != null).ToListAsync(Token);
        Trips = [.. shown.Select(ride => new Trip(ride, returns.FirstOrDefault(back => back.FollowsId == ride.Id)))];
        return true;
    }
}
