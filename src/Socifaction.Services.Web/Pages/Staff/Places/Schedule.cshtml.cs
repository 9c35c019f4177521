using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Each activity's weekly pattern, its single sessions and the dates left out with the reason; what waits for a decision.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ScheduleModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RestoreDate restore) : SchedulePage(db, clock)
{
    public IReadOnlyList<ActivityOnSchedule> Activities { get; private set; } = [];

    public IReadOnlyList<SessionToSettle> ToSettle { get; private set; } = [];

    /// <summary>The ratio of today and those that come, in order; none when no activity follows one.</summary>
    public IReadOnlyList<StaffRatio> Ratios { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostRestoreAsync(string? skipped)
    {
        if (IdOf(skipped) is not { } id || await restore.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var session, out var why))
        {
            return Redirect(Url.Content($"~/staff/places/sessions/{session.Id}"));
        }

        await LoadAsync();
        return Refuse(why);
    }

    private async Task LoadAsync()
    {
        Activities = await Db.ListScheduleAsync(Clock, Token);
        ToSettle = await Db.ListToSettleAsync(Clock, Token);
        if (Activities.Any(activity => activity.Activity.CapacityRule == CapacityRule.ChildrenPerWorker))
        {
            var set = await Db.StaffRatios.AsNoTracking().OrderBy(ratio => ratio.FirstDay).ToListAsync(Token);
            Ratios = [Capacity.On(Today, set), .. set.Where(ratio => ratio.FirstDay > Today)];
        }
    }
}
