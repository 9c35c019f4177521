using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Bookings;

/// <summary>Cancels a booking for a reason, alone or with all that was booked with it; not if somebody changed it meanwhile.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CancelModel(
    ServicesDbContext db, SignedIn signedIn, CancelRide cancelRide, CancelPlace cancelPlace, CancelAppointment cancelAppointment, CancelMeal cancelMeal,
    CancelVisit cancelVisit, InitiativeClock clock) : StaffPage
{
    private const string One = "one";
    private const string Day = "day";
    private const string All = "all";

    [BindProperty]
    public string? Which { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The version the form was made from.</summary>
    [BindProperty]
    public string? Version { get; set; }

    public Booking Booking { get; private set; } = null!;

    public string Person { get; private set; } = "";

    public string Offering { get; private set; } = "";

    /// <summary>All that was booked together and may still be cancelled.</summary>
    public IReadOnlyList<Booking> Together { get; private set; } = [];

    public bool IsRide => Booking is Ride;

    /// <summary>Set when the booking changed after the form was opened.</summary>
    public bool IsStale { get; private set; }

    public bool MayCancel => Booking.IsLive && Booking.StartsAt > clock.Now;

    public IReadOnlyList<Choice> Choices =>
    [
        new(All, Together.All(other => other is Ride) ? Words.CancelBothWays : Plural.Format(Together.Count, Words.CancelGroup)),
        .. HasOtherDays ? [new Choice(Day, Texts.Enrolments.CancelDay)] : (IEnumerable<Choice>)[],
        new(One, IsRide ? Words.CancelThisWay : Booking is Meal ? Texts.Meals.CancelButton : Booking is Visit ? Texts.Visits.CancelThis : Words.CancelThisPlace),
    ];

    private bool HasOtherDays => Together.Any(other => other.Date != Booking.Date) && Together.Count(other => other.Date == Booking.Date) > 1;

    /// <summary>Where the booking is seen.</summary>
    public string BackTo => Url.Content(IsRide ? $"~/staff/rides/details/{Booking.Id}"
        : Booking is Meal ? $"~/staff/meals/details/{Booking.Id}"
        : Booking is Visit ? $"~/staff/appointments/visits/details/{Booking.Id}"
        : Booking is Appointment ? $"~/staff/appointments/details/{Booking.Id}"
        : $"~/staff/places/board?date={Text(Booking.Date)}");

    public async Task<IActionResult> OnGetAsync(Guid id) => !await FindAsync(id) ? NotFound() : Booking is Stay ? ToItsPage() : Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (Booking is Stay)
        {
            return ToItsPage();
        }

        if (Booking.Status == BookingStatus.Cancelled)
        {
            return Page();
        }

        var isStale = Version != FormattableString.Invariant($"{Booking.Version}");
        if (isStale)
        {
            IsStale = true;
            ModelState.Remove(nameof(Version));
            ModelState.AddModelError("", Words.ChangedMeanwhile);
            return this.Conflict();
        }

        var why = Required(nameof(Why), Why, Words.ReasonMissing, LongestReason);
        if (Together.Count > 1 && Which is not (One or Day or All))
        {
            ModelState.AddModelError(nameof(Which), RideTexts.Say(Texts.Rides.CancelMissing));
        }

        if (!ModelState.IsValid || why is null)
        {
            return this.Unacceptable();
        }

        if (await CancelAsync(signedIn.AskAsStaff(Channel.Phone, why)) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return this.Conflict();
        }

        return Redirect(BackTo);
    }

    // A stay is cancelled where it is seen: beside the hours of coming and leaving.
    private RedirectResult ToItsPage() => Redirect(Url.Content($"~/staff/stays/details/{Booking.Id}"));

    /// <summary>The bookings of a group may be several rooms' business: each room is asked for its own.</summary>
    private async Task<string?> CancelAsync(Asking asking)
    {
        var reach = Together.Count > 1 ? Which : One;
        List<Booking> leaving = [Booking, .. Together.Where(other => other.Id != Booking.Id && (reach == All || (reach == Day && other.Date == Booking.Date)))];
        if (leaving.OfType<Place>().FirstOrDefault() is { } place)
        {
            var outcome = await cancelPlace.RunAsync(new(place.Id, reach != One, asking) { OfThatDay = reach == Day }, Token);
            if (outcome?.Refusal is { } why)
            {
                return why == PlaceRefusal.Past ? Words.CancelPast : why.ForStaff();
            }
        }

        foreach (var appointment in leaving.OfType<Appointment>())
        {
            var outcome = await cancelAppointment.RunAsync(new(appointment.Id, false, asking), Token);
            if (outcome?.Refusal is { } why)
            {
                return why == AppointmentRefusal.Past ? Words.CancelPast : why.ForStaff();
            }
        }

        foreach (var ride in leaving.OfType<Ride>())
        {
            var outcome = await cancelRide.RunAsync(new(ride.Id, false, asking), Token);
            if (outcome?.Refusal is { } why)
            {
                return why.ForStaff();
            }
        }

        foreach (var meal in leaving.OfType<Meal>())
        {
            var outcome = await cancelMeal.RunAsync(new(meal.Id, asking), Token);
            if (outcome?.Refusal is { } why)
            {
                return why == MealRefusal.Past ? Words.CancelPast : why.ForStaff();
            }
        }

        foreach (var visit in leaving.OfType<Visit>())
        {
            var outcome = await cancelVisit.RunAsync(visit.Id, asking, Token);
            if (outcome?.Refusal is { } why)
            {
                return why == VisitRefusal.Past ? Words.CancelPast : why.InWords();
            }
        }

        return null;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Bookings.AsNoTracking().Include(b => b.Events).SingleOrDefaultAsync(b => b.Id == id, Token) is not { } booking)
        {
            return false;
        }

        Booking = booking;
        var now = clock.Now;
        Together = [.. (await db.Bookings.AsNoTracking().Where(b => b.GroupId == booking.GroupId && b.StartsAt > now).OrderBy(b => b.StartsAt).ToListAsync(Token))
            .Where(b => b.IsLive)];
        Offering = await db.Offerings.Where(o => o.Id == booking.OfferingId).Select(o => o.Name).SingleAsync(Token);
        Person = booking.ResidentId is { } resident
            ? await db.Residents.Where(r => r.Id == resident).Select(r => r.GivenName + " " + r.Surname).SingleAsync(Token)
            : booking.CallerName;
        return true;
    }
}
