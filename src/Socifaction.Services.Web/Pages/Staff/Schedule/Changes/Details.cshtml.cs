using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Schedules;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using ChangeWords = Socifaction.Services.Web.Texts.Changes;

namespace Socifaction.Services.Web.Pages.Staff.Schedule.Changes;

/// <summary>A change: what was done and what was not, with whom it is still to be settled, and the way back.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, ContinueScheduleChange further, SettleScheduleHit settle) : StaffPage
{
    private Dictionary<Guid, string> _names = [];

    public ScheduleChange Change { get; private set; } = null!;

    public IReadOnlyList<HitRow> Hits { get; private set; } = [];

    /// <summary>Whether something could not be made yet.</summary>
    public bool HasRest => !Change.IsUndone && Change.Steps.Any(step => step.State is StepState.Waiting or StepState.Refused);

    /// <summary>The driver or vehicle that a run has instead.</summary>
    public string NameOf(Guid? id) => id is { } known ? _names.GetValueOrDefault(known, "") : "";

    public string AtInWords(Instant at) => clock.LocalOf(at) is var local ? LocalFormat.DayAndMonth(local.Date) + " " + LocalFormat.Clock(local.TimeOfDay) : "";

    /// <summary>Where a booking is settled, below /staff.</summary>
    public static string PathOf(HitRow row) => row switch
    {
        { Hit.Kind: HitKind.OverFull } => $"places/sessions/{row.Step.ThingId}",
        { Hit.Kind: HitKind.Ended, Booking.ResidentId: { } resident } => row.Offering.PathToBook(resident)["~/staff/".Length..],
        { Booking: Ride { IsUncovered: true } } => $"rides/cover/{row.Booking.Id}",
        _ => row.Booking.Path()["~/staff/".Length..],
    };

    /// <summary>What is done there.</summary>
    public static string ActionOf(HitRow row) => row switch
    {
        { Hit.Kind: HitKind.OverFull } => ChangeWords.ActSession,
        { Hit.Kind: HitKind.Ended } => ChangeWords.ActBook,
        { Booking: Ride } => ChangeWords.ActCover,
        _ => ChangeWords.ActMove,
    };

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFinishAsync(Guid id) =>
        await further.RunAsync(id, signedIn.AskAsStaff(Channel.Phone), Token) is null ? NotFound() : Redirect(Url.Content($"~/staff/schedule/changes/{id}"));

    public async Task<IActionResult> OnPostSettleAsync(Guid id, string? hit) =>
        IdOf(hit) is { } row && await settle.RunAsync(id, row, signedIn.AskAsStaff(Channel.Phone), Token) is not null
            ? Redirect(Url.Content($"~/staff/schedule/changes/{id}#settle"))
            : NotFound();

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.FindScheduleChangeAsync(id, Token) is not { } change)
        {
            return false;
        }

        (Change, Hits) = (change, await db.ListHitsAsync(id, clock.Now, Token));
        var instead = change.Steps.Select(step => step.InsteadId).OfType<Guid>().ToList();
        _names = await db.StaffMembers.Where(staff => instead.Contains(staff.Id)).Select(staff => new { staff.Id, staff.Name })
            .Concat(db.Vehicles.Where(vehicle => instead.Contains(vehicle.Id)).Select(vehicle => new { vehicle.Id, vehicle.Name }))
            .ToDictionaryAsync(one => one.Id, one => one.Name, Token);
        return true;
    }
}
