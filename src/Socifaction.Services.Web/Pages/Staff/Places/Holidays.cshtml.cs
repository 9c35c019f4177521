using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The school holidays of the initiative's calendar: entered and removed; the sessions follow.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class HolidaysModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, SetSchoolHoliday set, RemoveSchoolHoliday remove) : SchedulePage(db, clock)
{
    /// <summary>The holidays that are changed; none when new ones are entered.</summary>
    [BindProperty(SupportsGet = true, Name = "change")] public string? ChangedId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }

    /// <summary>What the last change did, carried by the redirect.</summary>
    [BindProperty(SupportsGet = true, Name = "removed")] public int? Removed { get; set; }
    [BindProperty(SupportsGet = true, Name = "made")] public int? Made { get; set; }

    public IReadOnlyList<SchoolHoliday> Holidays { get; private set; } = [];

    public IReadOnlyList<SessionToSettle> ToSettle { get; private set; } = [];

    public SchoolHoliday? Changed => Holidays.FirstOrDefault(holiday => holiday.Id == IdOf(ChangedId));

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        (Name, FirstDay, LastDay) = Changed is { } there ? (there.Name, Text(there.FirstDay), Text(there.LastDay)) : (null, null, null);
        return IsUnknown ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (IsUnknown)
        {
            return NotFound();
        }

        var name = Required(nameof(Name), Name, ScheduleWords.RefusedName);
        var (first, last) = (DateOf(nameof(FirstDay), FirstDay), DateOf(nameof(LastDay), LastDay));
        if (name is null || first is not { } firstDay || last is not { } lastDay)
        {
            return this.Unacceptable();
        }

        return await set.RunAsync(new(Changed?.Id, name, firstDay, lastDay, signedIn.AskAsStaff(Channel.Phone, name)), Token) is { } outcome ? Answer(outcome) : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? holiday)
    {
        await LoadAsync();
        var name = Holidays.FirstOrDefault(h => h.Id == IdOf(holiday))?.Name ?? "";
        return IdOf(holiday) is { } id && await remove.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, name)), Token) is { } outcome ? Answer(outcome) : NotFound();
    }

    private bool IsUnknown => !string.IsNullOrEmpty(ChangedId) && Changed is null;

    private IActionResult Answer(Outcome<SeasonsKept, ScheduleRefusal> outcome) => outcome.Refused(out var kept, out var why)
        ? Refuse(why, why is ScheduleRefusal.HolidaysOverlap ? nameof(FirstDay) : why is ScheduleRefusal.ChangedMeanwhile ? "" : nameof(LastDay))
        : Redirect(Url.Content(string.Create(CultureInfo.InvariantCulture, $"~/staff/places/holidays?removed={kept.Removed}&made={kept.Made}")));

    private async Task LoadAsync()
    {
        var today = Today;
        Holidays = await Db.SchoolHolidays.AsNoTracking().Where(h => h.LastDay >= today).OrderBy(h => h.FirstDay).ToListAsync(Token);
        ToSettle = await Db.ListToSettleAsync(Clock, Token);
    }
}
