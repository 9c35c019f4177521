using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using NeedWords = Socifaction.Services.Web.Texts.Needs;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>A ride for a caller on one page: find the person, see their usual things, book there and back, read it aloud.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, OpenCall call, BookRide book, HoldTimes hold, RecordUnmetRide unmet)
    : RideFormPage(clock, desk)
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

    /// <summary>Why staff go past the month's limit.</summary>
    [BindProperty] public string? OverLimit { get; set; }

    /// <summary>Whether the caller took a time at which they ride with somebody else, and agreed to that.</summary>
    [BindProperty] public string? Shared { get; set; }

    /// <summary>What the wish was for, where it came to nothing.</summary>
    [BindProperty] public string? Purpose { get; set; }

    /// <summary>Why it came to nothing.</summary>
    [BindProperty] public string? Reason { get; set; }

    public static IReadOnlyList<Choice> Purposes => [.. Enum.GetValues<WishPurpose>().Select(purpose => new Choice(purpose.ToString(), purpose.InWords()))];

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>The person's last trips, to be repeated with one tap.</summary>
    public IReadOnlyList<Trip> Trips { get; private set; } = [];

    /// <summary>Whether all is filled in as at an earlier trip, so that only a yes is missing.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>Why it could not be promised.</summary>
    public RideRefusal? Why { get; private set; }

    public IReadOnlyList<RideAlternative> Alternatives { get; private set; } = [];

    /// <summary>Whose ways the offered times share.</summary>
    public IReadOnlyDictionary<Guid, string> Travellers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Until when the offered times are kept for this call; none when none is.</summary>
    public LocalTime? HeldUntil => Alternatives.Select(other => other.HeldUntil).Max() is { } until ? until.InZone(Clock.Zone).TimeOfDay : null;

    public LocalDate Today => Clock.Today;

    /// <summary>The form; for an appointment with its day and its beginning and end: <paramref name="start"/>, <paramref name="end"/>.</summary>
    public async Task<IActionResult> OnGetAsync(string? start, string? end)
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
        Caller = call.CallerFor(Person.Resident.Id);
        if (Trips.FirstOrDefault(trip => trip.Outward.Id == IdOf(Like)) is { } trip)
        {
            Repeat(trip, Person.Resident);
            Day = FindDayLike(trip.Outward.Date);
            IsRepeated = true;
        }

        if (AppointmentTexts.ReadStart(start) is { } begins)
        {
            Expect(begins, AppointmentTexts.ReadStart(end), Desk.Village);
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
        var overLimit = Optional(nameof(OverLimit), OverLimit, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var asking = signedIn.AskAsStaff(Channel.Phone, because);
        if (await book.RunAsync(new RideForm(Guid.Parse(RequestId), Person.Resident.Id, wishes, asking) { GroupId = IdOf(Group), OverLimitBecause = overLimit, AgreesToShare = Shared == "yes" }, Token) is not { } outcome)
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
        Alternatives = why is RideRefusal.FormAlreadyUsed or RideRefusal.MonthlyLimit or RideRefusal.HasToLie or RideRefusal.DestinationClosed ? []
            : await hold.RunAsync(Guid.Parse(RequestId), Person.Resident.Id, wishes, Token);
        Travellers = await db.ListTravellersAsync([.. Alternatives.Select(other => other.Sharing?.RideId).OfType<Guid>()], Token);
        return why.IsWrongInput() ? this.Unacceptable() : this.Conflict();
    }

    /// <summary>Writes down that the ride will not be, and why.</summary>
    public async Task<IActionResult> OnPostUnmetAsync()
    {
        if (!await OpenAsync() || Person is null || IsUnknownDestination || OneOf<UnmetRideReason>(nameof(Reason), Reason, NeedWords.TapTitle) is not { } reason)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        var purpose = Enum.GetValues<WishPurpose>().Where(one => one.ToString() == Purpose).Select(one => (WishPurpose?)one).FirstOrDefault();
        if (await ReadWishesAsync(Person.Resident.Home) is not { } wishes)
        {
            return this.Unacceptable();
        }

        var form = new UnmetRideForm(Guid.Parse(RequestId), Person.Resident.Id, wishes, reason, purpose, signedIn.AskAsStaff(Channel.Phone));
        if (await unmet.RunAsync(form, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var need, out _))
        {
            return Redirect(Url.Content($"~/staff/unmet?month={MonthPage.Text(need.Date.ToYearMonth())}&offering={need.OfferingId}"));
        }

        ModelState.AddModelError("", NeedWords.AlreadyBooked);
        return this.Conflict();
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
        Trips = await db.ListTripsAsync(person.Resident.Id, TripsShown, Token);
        UsualPlaces = await db.ListUsualPlacesAsync(person.Resident, TripsShown, Token);
        return true;
    }
}
