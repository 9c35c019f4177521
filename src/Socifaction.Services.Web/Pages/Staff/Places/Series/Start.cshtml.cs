using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places.Series;

/// <summary>Begins a weekly session: its day, hours, season, first and last day, and who works.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class StartModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, StartSeries start) : NewSessionsPage(db, clock)
{
    [BindProperty] public string? Weekday { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Ends { get; set; }
    [BindProperty] public string? Season { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }

    public static IReadOnlyList<Choice> Seasons => [.. Enum.GetValues<Season>().Select(season => new Choice(season.ToString(), season.InWords()))];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Season ??= Seasons[0].Value;
        FirstDay ??= Text(Today);
        return Activities.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (ReadChosen() is not { } staff)
        {
            return NotFound();
        }

        if (Seasons.All(choice => choice.Value != Season))
        {
            ModelState.AddModelError(nameof(Season), ScheduleWords.ChooseSeason);
        }

        var weekday = WeekdayOf(nameof(Weekday), Weekday);
        var (from, to) = (TimeOn(nameof(Begins), Begins, null, Clock), TimeOn(nameof(Ends), Ends, null, Clock));
        var first = DateOf(nameof(FirstDay), FirstDay);
        var last = string.IsNullOrWhiteSpace(LastDay) ? null : DateOf(nameof(LastDay), LastDay);
        if (!ModelState.IsValid || IdOf(Activity) is not { } activity || weekday is not { } day || from is not { } begins || to is not { } ends || first is not { } firstDay)
        {
            return this.Unacceptable();
        }

        var wanted = new NewSeries(Guid.Parse(RequestId!), activity, day, begins, ends, Enum.Parse<Season>(Season!), firstDay, last, staff, signedIn.AskAsStaff(Channel.Phone));
        if (await start.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        return !outcome.Refused(out _, out var why) ? Redirect(Url.Content("~/staff/places/schedule"))
            : Refuse(why, why switch
            {
                ScheduleRefusal.EndNotAfterStart => nameof(Ends),
                ScheduleRefusal.LastBeforeFirst => nameof(LastDay),
                ScheduleRefusal.FormAlreadyUsed => "",
                _ => nameof(FirstDay),
            });
    }
}
