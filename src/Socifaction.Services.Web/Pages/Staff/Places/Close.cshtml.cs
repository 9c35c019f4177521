using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>One session, or all of some days, does not take place: first whom that touches and what they can be offered, then done.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CloseModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckClosing check, CloseSessions close) : SchedulePage(db, clock)
{
    private const string All = "all";

    /// <summary>The one session to close; none when days are chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "session")] public string? SessionId { get; set; }
    [BindProperty] public string? Activity { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Why { get; set; }

    public Session? Session { get; private set; }

    /// <summary>The name of the one session's activity.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<Choice> Activities { get; private set; } = [];

    /// <summary>Whom it would touch; null until it was asked.</summary>
    public ClosingPreview? Preview { get; private set; }

    /// <summary>What the forms carry along in their address.</summary>
    public string Carried => Session is null ? "" : $"&session={Session.Id}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        Activity = Activities[0].Value;
        (FirstDay, LastDay) = (Text(Today), Text(Today));
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        if (Read() is not { } closing)
        {
            return this.Unacceptable();
        }

        if (await check.RunAsync(closing, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var preview, out var why))
        {
            return Answer(why);
        }

        Preview = preview;
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        if (Read() is not { } closing)
        {
            return this.Unacceptable();
        }

        if (await close.RunAsync(closing, Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out _, out var why) ? Answer(why)
            : Redirect(Url.Content("~/staff/places/closed?" + (closing.SessionId is { } session ? $"session={session}"
                : $"first={Text(closing.FirstDay)}&last={Text(closing.LastDay)}" + (closing.OfferingId is { } activity ? $"&activity={activity}" : ""))));
    }

    private IActionResult Answer(ScheduleRefusal why) => Refuse(why, why switch
    {
        ScheduleRefusal.LastBeforeFirst or ScheduleRefusal.TooLong or ScheduleRefusal.Past or ScheduleRefusal.TooFar => Session is null ? nameof(LastDay) : "",
        ScheduleRefusal.ReasonMissing => nameof(Why),
        _ => "",
    });

    private Closing? Read()
    {
        var why = Required(nameof(Why), Why, ScheduleWords.ReasonMissing, LongestReason);
        if (Session is { } session)
        {
            return why is null ? null : new(session.Id, null, session.Date, session.Date, signedIn.AskAsStaff(Channel.Phone, why));
        }

        if (Activities.All(choice => choice.Value != Activity))
        {
            ModelState.AddModelError(nameof(Activity), ScheduleWords.ChooseActivity);
        }

        var (first, last) = (DateOf(nameof(FirstDay), FirstDay), DateOf(nameof(LastDay), LastDay));
        return ModelState.IsValid && why is not null && first is { } firstDay && last is { } lastDay
            ? new(null, IdOf(Activity), firstDay, lastDay, signedIn.AskAsStaff(Channel.Phone, why))
            : null;
    }

    private async Task<bool> LoadAsync()
    {
        var activities = await Db.Activities.AsNoTracking().OrderBy(a => a.Order).Select(a => new { a.Id, a.Name }).ToListAsync(Token);
        Activities = [new(All, ScheduleWords.AllActivities), .. activities.Select(a => new Choice(a.Id.ToString(), a.Name))];
        if (string.IsNullOrEmpty(SessionId))
        {
            return true;
        }

        var id = IdOf(SessionId);
        Session = await Db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, Token);
        Name = activities.Find(a => a.Id == Session?.OfferingId)?.Name ?? "";
        return Session is not null;
    }
}
