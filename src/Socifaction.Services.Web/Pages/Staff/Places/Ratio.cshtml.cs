using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>How many children a worker may look after, from a day on and by which act.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class RatioModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckCapacity check, SetStaffRatio set) : SchedulePage(db, clock)
{
    private const int Most = 200;

    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? One { get; set; }
    [BindProperty] public string? Two { get; set; }
    [BindProperty] public string? Three { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Overriding { get; set; }

    public StaffRatio Now { get; private set; } = StaffRatio.Legal;

    /// <summary>The sessions the refused ratio would leave short.</summary>
    public IReadOnlyList<CapacityPreview> Shortage { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var first = DateOf(nameof(FirstDay), FirstDay);
        var (one, two, three) = (NumberOf(nameof(One), One, 1, Most), NumberOf(nameof(Two), Two, 1, Most), NumberOf(nameof(Three), Three, 1, Most));
        var source = Required(nameof(Source), Source, ScheduleWords.RefusedSource, LongestReason);
        var overriding = Optional(nameof(Overriding), Overriding, LongestReason);
        if (!ModelState.IsValid || first is not { } day || one is not { } single || two is not { } pair || three is not { } more || source is null)
        {
            return this.Unacceptable();
        }

        var wanted = new NewRatio(day, single, pair, more, source, signedIn.AskAsStaff(Channel.Phone), overriding);
        if (!(await set.RunAsync(wanted, Token)).Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/places/schedule"));
        }

        Shortage = why == ScheduleRefusal.CapacityBelowTaken ? await check.RunAsync(wanted, Token) : [];
        return Refuse(why, why switch { ScheduleRefusal.RatioUnfit => nameof(Two), ScheduleRefusal.Past => nameof(FirstDay), _ => "" });
    }

    private async Task LoadAsync() => Now = Capacity.On(Today, await Db.StaffRatios.AsNoTracking().ToListAsync(Token));
}
