using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>How an offering of rides promises, whom it takes and when it can be booked.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SettingsModel(ServicesDbContext db, KeepRideSettings keep) : StaffPage
{
    private const int MinutesOfTwoWeeks = 14 * 24 * 60;

    /// <summary>The mark of the state that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    [BindProperty] public string? PromiseMinutes { get; set; }
    [BindProperty] public string? DetourMinutes { get; set; }
    [BindProperty] public string? BoardingMinutes { get; set; }
    [BindProperty] public string? LongestWaitMinutes { get; set; }
    [BindProperty] public string? WaitingMinutes { get; set; }
    [BindProperty] public string? AreaKilometres { get; set; }
    [BindProperty] public string? MostCompanions { get; set; }
    [BindProperty] public string? MonthlyRides { get; set; }
    [BindProperty] public string? LyingCall { get; set; }
    [BindProperty] public string? OpensDaysBefore { get; set; }
    [BindProperty] public string? ShutsMinutesBefore { get; set; }
    [BindProperty] public string? CancelMinutesBefore { get; set; }
    [BindProperty] public string? StandingOrderWeeks { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")] public string? Kept { get; set; }

    public RideService Service { get; private set; } = null!;

    /// <summary>The initiative's other offerings of rides.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>The runs that could not keep what is promised on them.</summary>
    public IReadOnlyList<Run> Unfit { get; private set; } = [];

    public bool IsKept => Kept == "yes";

    public async Task<IActionResult> OnGetAsync(Guid? offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        Show();
        return Page();
    }

    private void Show()
    {
        var now = RideSettings.Of(Service);
        Seen = RideSettings.MarkOf(now);
        (PromiseMinutes, DetourMinutes, BoardingMinutes) = (Digits(now.PromiseMinutes), Digits(now.DetourMinutes), Digits(now.BoardingMinutes));
        (LongestWaitMinutes, WaitingMinutes, AreaKilometres) = (Digits(now.LongestWaitMinutes), Digits(now.WaitingMinutes), Digits(now.AreaKilometres));
        (MostCompanions, MonthlyRides, LyingCall) = (Digits(now.MostCompanions), now.MonthlyRides is { } most ? Digits(most) : "", now.LyingCall);
        (OpensDaysBefore, ShutsMinutesBefore) = (Digits(now.Window.OpensDaysBefore), Digits(now.Window.ShutsMinutesBefore));
        (CancelMinutesBefore, StandingOrderWeeks) = (Digits(now.Window.CancelMinutesBefore), Digits(now.StandingOrderWeeks));
    }

    public async Task<IActionResult> OnPostAsync(Guid? offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        if (Read() is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (await keep.RunAsync(Service.Id, wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/settings/{Service.Id}?kept=yes"));
        }

        if (why == RideSettingsRefusal.ChangedMeanwhile && await FindAsync(Service.Id))
        {
            Show();
            return this.ChangedMeanwhile();
        }

        Unfit = await keep.ListUnfitAsync(Service.Id, wanted, Token);
        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private RideSettings? Read()
    {
        var (window, detour, boarding) = (NumberOf(nameof(PromiseMinutes), PromiseMinutes, 5, 60), NumberOf(nameof(DetourMinutes), DetourMinutes, 0, 120), NumberOf(nameof(BoardingMinutes), BoardingMinutes, 1, 20));
        var (longest, waiting) = (NumberOf(nameof(LongestWaitMinutes), LongestWaitMinutes, 10, 240), NumberOf(nameof(WaitingMinutes), WaitingMinutes, 0, 240));
        var (area, companions) = (NumberOf(nameof(AreaKilometres), AreaKilometres, 1, 300), NumberOf(nameof(MostCompanions), MostCompanions, 0, 8));
        int? monthly = string.IsNullOrWhiteSpace(MonthlyRides) ? null : NumberOf(nameof(MonthlyRides), MonthlyRides, 1, 200);
        var lying = Required(nameof(LyingCall), LyingCall, RunWords.SettingsLyingMissing, 20);
        if (lying is not null && !lying.All(sign => char.IsAsciiDigit(sign) || sign is ' ' or '+'))
        {
            ModelState.AddModelError(nameof(LyingCall), RunWords.SettingsLyingMissing);
        }

        var (opens, shuts) = (NumberOf(nameof(OpensDaysBefore), OpensDaysBefore, 1, 365), NumberOf(nameof(ShutsMinutesBefore), ShutsMinutesBefore, 0, MinutesOfTwoWeeks));
        var (cancel, weeks) = (NumberOf(nameof(CancelMinutesBefore), CancelMinutesBefore, 0, MinutesOfTwoWeeks), NumberOf(nameof(StandingOrderWeeks), StandingOrderWeeks, 1, 26));
        return ModelState.IsValid
            ? new(window!.Value, detour!.Value, boarding!.Value, area!.Value, companions!.Value, weeks!.Value, longest!.Value, waiting!.Value, lying!, monthly,
                new BookingWindow(opens!.Value, shuts!.Value, cancel!.Value)) { Seen = Seen ?? "" }
            : null;
    }

    private async Task<bool> FindAsync(Guid? offering)
    {
        var services = await db.RideServices.AsNoTracking().OrderBy(service => service.Order).ThenBy(service => service.Name).ThenBy(service => service.Id).ToListAsync(Token);
        if ((offering is null ? services.FirstOrDefault() : services.Find(service => service.Id == offering)) is not { } found)
        {
            return false;
        }

        Service = found;
        Others = [.. services.Where(service => service.Id != found.Id).Select(service => new Choice(service.Id.ToString(), service.Name))];
        return true;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
