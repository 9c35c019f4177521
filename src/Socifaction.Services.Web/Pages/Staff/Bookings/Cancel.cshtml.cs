using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Bookings;

/// <summary>Cancels a booking for a reason, alone or with all that was booked with it; not if somebody changed it meanwhile.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CancelModel(ServicesDbContext db, SignedIn signedIn, CancelRide cancelRide, CancelPlace cancelPlace, InitiativeClock clock) : StaffPage
{
    private const string One = "one";
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
        new(All, IsRide ? Words.CancelBothWays : Plural.Format(Together.Count, Words.CancelGroup)),
        new(One, IsRide ? Words.CancelThisWay : Words.CancelThisPlace),
    ];

    /// <summary>Where the booking is seen.</summary>
    public string BackTo => Url.Content(IsRide ? $"~/staff/rides/details/{Booking.Id}" : $"~/staff/places/board?date={Text(Booking.Date)}");

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
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
        if (Together.Count > 1 && Which is not (One or All))
        {
            ModelState.AddModelError(nameof(Which), RideTexts.Say(Texts.Rides.CancelMissing));
        }

        if (!ModelState.IsValid || why is null)
        {
            return this.Unacceptable();
        }

        if (await CancelAsync(id, Which == All, signedIn.AskAsStaff(Channel.Phone, why)) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return this.Conflict();
        }

        return Redirect(BackTo);
    }

    private async Task<string?> CancelAsync(Guid id, bool all, Asking asking)
    {
        if (IsRide)
        {
            var ride = await cancelRide.RunAsync(new(id, all, asking), Token);
            return ride?.Refusal?.ForStaff();
        }

        var place = await cancelPlace.RunAsync(new(id, all, asking), Token);
        return place?.Refusal switch
        {
            null => null,
            PlaceRefusal.Past => Words.CancelPast,
            { } why => why.ForStaff(),
        };
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
