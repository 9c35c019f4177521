using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>A ride with what is driven with it: a sentence to say aloud, who arranged it, what happened to it.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CallInRide callIn) : StaffPage
{
    public Ride Outward { get; private set; } = null!;

    /// <summary>All ways, in order of time.</summary>
    public IReadOnlyList<Ride> Legs { get; private set; } = [];

    public Resident? Resident { get; private set; }

    public RideService Service { get; private set; } = null!;

    public string Name => Resident?.FullName ?? Outward.CallerName;

    public Told Told { get; private set; }

    /// <summary>Whether it was booked a moment ago.</summary>
    [BindProperty(SupportsGet = true, Name = "new")]
    public string? IsNew { get; set; }

    /// <summary>What to say aloud so that the caller hears what was promised; nothing when nothing is.</summary>
    public string? ReadBack
    {
        get
        {
            var live = Legs.Where(ride => ride is { Status: BookingStatus.Booked, IsUncovered: false }).ToList();
            return live.Count == 0 ? null : string.Join(' ', live.Select(Said));
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ? Page() : NotFound();

    /// <summary>They telephoned to be fetched; what to say aloud stands on the page that follows.</summary>
    public async Task<IActionResult> OnPostCallInAsync(Guid id)
    {
        if (!await OpenAsync(id) || await callIn.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/details/{id}"));
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private async Task<bool> OpenAsync(Guid id)
    {
        var group = await db.Rides.AsNoTracking().Include(ride => ride.Events)
            .Where(ride => db.Rides.Any(asked => asked.Id == id && asked.GroupId == ride.GroupId)).ToListAsync(Token);
        if (group.Count == 0)
        {
            return false;
        }

        Legs = [.. group.OrderBy(ride => ride.FollowsId is not null).ThenBy(ride => ride.IsReturn).ThenBy(ride => ride.StartsAt)];
        Outward = Legs[0];
        Resident = Outward.ResidentId is { } resident
            ? await db.Residents.AsNoTracking().Include(r => r.Phones).SingleAsync(r => r.Id == resident, Token)
            : null;
        Told = (await db.ListToldAsync(Outward.Date, Token)).GetValueOrDefault(Outward.GroupId);
        Service = await db.RideServices.AsNoTracking().SingleAsync(service => service.Id == Outward.OfferingId, Token);
        return true;
    }

    private string Said(Ride ride) =>
        ride.IsOpen ? StaffTexts.Say(Words.ReadBackOpen, Service.LongestWaitMinutes, RideTexts.Window(ride.StartTime, ride.LatestStart))
        : ride.VehicleWaits ? StaffTexts.Say(Words.ReadBackWaits, RideTexts.Window(ride.StartTime, ride.LatestStart))
        : ride.IsOnward ? StaffTexts.Say(Words.ReadBackOnward, ride.To, RideTexts.Window(ride.StartTime, ride.LatestStart))
        : ride.IsReturn ? StaffTexts.Say(Words.ReadBackReturn, ride.From, RideTexts.Window(ride.StartTime, ride.LatestStart))
        : StaffTexts.Say(Words.ReadBack, Resident?.Vocative ?? "", LocalFormat.OnDay(ride.Date, clock.Today),
            RideTexts.Window(ride.StartTime, ride.LatestStart), ride.From, ride.To, LocalFormat.Clock(ride.LatestArrival ?? ride.EndTime));
}
