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

/// <summary>A ride with its way back: a sentence to say aloud, who arranged it, what happened to it.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public Ride Outward { get; private set; } = null!;

    public Ride? Back { get; private set; }

    /// <summary>Both, in order of time.</summary>
    public IReadOnlyList<Ride> Both => Back is null ? [Outward] : [Outward, Back];

    public Resident? Resident { get; private set; }

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
            var live = Both.Where(ride => ride.Status == BookingStatus.Booked).ToList();
            return live.Count == 0 ? null : string.Join(' ', live.Select(Said));
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var group = await db.Rides.AsNoTracking().Include(ride => ride.Events)
            .Where(ride => db.Rides.Any(asked => asked.Id == id && asked.GroupId == ride.GroupId)).ToListAsync(Token);
        if (group.Count == 0)
        {
            return NotFound();
        }

        Outward = group.FirstOrDefault(ride => !ride.IsReturn) ?? group[0];
        Back = group.FirstOrDefault(ride => ride.Id != Outward.Id);
        Resident = Outward.ResidentId is { } resident
            ? await db.Residents.AsNoTracking().Include(r => r.Phones).SingleAsync(r => r.Id == resident, Token)
            : null;
        Told = (await db.ListToldAsync(Outward.Date, Token)).GetValueOrDefault(Outward.GroupId);
        return Page();
    }

    private string Said(Ride ride) => ride.IsReturn
        ? StaffTexts.Say(Words.ReadBackReturn, ride.From, RideTexts.Window(ride.StartTime, ride.LatestStart))
        : StaffTexts.Say(Words.ReadBack, Resident?.Vocative ?? "", LocalFormat.OnDay(ride.Date, clock.Today),
            RideTexts.Window(ride.StartTime, ride.LatestStart), ride.From, ride.To, LocalFormat.Clock(ride.LatestArrival ?? ride.EndTime));
}
