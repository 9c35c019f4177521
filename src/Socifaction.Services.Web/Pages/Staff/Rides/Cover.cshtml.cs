using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>With the person on the telephone: when they are driven instead, since the run they were promised is not there.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CoverModel(ServicesDbContext db, SignedIn signedIn, CheckCover check, CoverRide cover) : StaffPage
{
    private const string AsPromised = "promised";

    /// <summary>The chosen wished time, or that the promise is kept.</summary>
    [BindProperty] public string? When { get; set; }

    /// <summary>What the person said.</summary>
    [BindProperty] public string? Said { get; set; }

    public Ride Ride { get; private set; } = null!;

    public Resident Person { get; private set; } = null!;

    public IReadOnlyList<Choice> Times { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        var time = LocalTimePattern.ExtendedIso.Parse(When ?? "");
        if (When != AsPromised && !time.Success)
        {
            ModelState.AddModelError(nameof(When), RunWords.CoverChoose);
        }

        var said = Optional(nameof(Said), Said, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        LocalTime? wish = When == AsPromised ? null : time.Value;
        if (await cover.RunAsync(new(id, wish, signedIn.AskAsStaff(Channel.Phone, said)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/details/{id}"));
        }

        ModelState.AddModelError(why == CoverRefusal.NoRoom ? nameof(When) : "", why.InWords());
        return this.Conflict();
    }

    private async Task<bool> OpenAsync(Guid id)
    {
        if (await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == id, Token) is not { ResidentId: { } resident } ride
            || await check.RunAsync(id, Token) is not { } possible)
        {
            return false;
        }

        Ride = ride;
        Person = await db.Residents.AsNoTracking().Include(r => r.Phones).SingleAsync(r => r.Id == resident, Token);
        Times =
        [
            .. possible.AsPromised ? [new Choice(AsPromised, StaffTexts.Say(RunWords.CoverAsPromised, RideTexts.Window(ride.StartTime, ride.LatestStart)))] : Array.Empty<Choice>(),
            .. possible.Times.Select(near => new Choice(
                LocalTimePattern.ExtendedIso.Format(near.Wish),
                StaffTexts.Say(RunWords.CoverOther, RideTexts.Window(near.Earliest, near.Latest)),
                StaffTexts.Say(RunWords.CoverOtherHint, LocalFormat.Clock(near.Wish)))),
        ];
        return true;
    }
}
