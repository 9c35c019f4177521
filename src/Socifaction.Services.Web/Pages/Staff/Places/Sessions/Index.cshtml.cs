using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places.Sessions;

/// <summary>One session: who works, how many it holds and why, another time, who comes, what changed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckCapacity check, SetStaffOnShift setStaff, OverrideCapacity overrideCapacity,
    EndOverride endOverride, MoveSession move, ReopenSession reopen) : SchedulePage(db, clock)
{
    /// <summary>How many changes of it staff had when the form was opened.</summary>
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public string[] OnShift { get; set; } = [];
    [BindProperty] public string? Overriding { get; set; }
    [BindProperty] public string? Places { get; set; }
    [BindProperty] public string? PlacesWhy { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? MoveWhy { get; set; }

    public Session Session { get; private set; } = null!;

    public Activity Activity { get; private set; } = null!;

    public StaffRatio Ratio { get; private set; } = null!;

    /// <summary>Places by the rule, with the staff who are on shift now.</summary>
    public int ByRule { get; private set; }

    public IReadOnlyList<string> StaffNames { get; private set; } = [];

    public IReadOnlyList<PlaceRow> People { get; private set; } = [];

    /// <summary>By place: whether those who were promised another time know of this one.</summary>
    public IReadOnlyDictionary<Guid, Reach> ReachOf { get; private set; } = new Dictionary<Guid, Reach>();

    /// <summary>The session as the refused change of staff would leave it.</summary>
    public IReadOnlyList<CapacityPreview> Shortage { get; private set; } = [];

    /// <summary>Set when a colleague changed it after the form was opened.</summary>
    public bool IsStale { get; private set; }

    public bool IsOver => Session.EndsAt <= Clock.Now;

    public SessionEvent? LastChange => Session.Events.MaxBy(e => (e.At, e.Id));

    public LocalDateTime LocalOf(Instant at) => Clock.LocalOf(at);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowStaff();
        ShowTime();
        return Page();
    }

    public async Task<IActionResult> OnPostStaffAsync(Guid id)
    {
        if (!await FindAsync(id) || IdsOf(OnShift) is not { } staff)
        {
            return NotFound();
        }

        ShowTime();
        var overriding = Optional(nameof(Overriding), Overriding, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var change = new StaffForSession(id, staff, Ask(""), overriding, SeenCount);
        if (await setStaff.RunAsync(change, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refusal == ScheduleRefusal.CapacityBelowTaken)
        {
            Shortage = await check.RunAsync(change, Token);
        }

        return await AnswerAsync(id, outcome, nameof(OnShift));
    }

    public async Task<IActionResult> OnPostOverrideAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowStaff();
        ShowTime();
        var places = NumberOf(nameof(Places), Places, 0, 1000);
        var why = Required(nameof(PlacesWhy), PlacesWhy, ScheduleWords.ReasonMissing, LongestReason);
        if (places is not { } number || why is null)
        {
            return this.Unacceptable();
        }

        return await overrideCapacity.RunAsync(new(id, number, Ask(why), SeenCount), Token) is { } outcome
            ? await AnswerAsync(id, outcome, nameof(Places)) : NotFound();
    }

    public async Task<IActionResult> OnPostRuleAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowStaff();
        ShowTime();
        return await endOverride.RunAsync(new(id, Ask(""), SeenCount), Token) is { } outcome ? await AnswerAsync(id, outcome, "") : NotFound();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowStaff();
        var day = DateOf(nameof(Day), Day);
        var (from, to) = (TimeOn(nameof(From), From, day, Clock), TimeOn(nameof(To), To, day, Clock));
        var why = Required(nameof(MoveWhy), MoveWhy, ScheduleWords.ReasonMissing, LongestReason);
        if (day is not { } date || from is not { } start || to is not { } end || why is null)
        {
            return this.Unacceptable();
        }

        var time = new SessionTime(date, start, end);
        return await move.RunAsync(new(id, time, Ask(why), SeenCount), Token) is { } outcome
            ? await AnswerAsync(id, outcome, outcome.Refusal == ScheduleRefusal.EndNotAfterStart ? nameof(To) : nameof(Day), time) : NotFound();
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowStaff();
        ShowTime();
        return await reopen.RunAsync(new(id, Ask("")), Token) is { } outcome ? await AnswerAsync(id, outcome, "") : NotFound();
    }

    // The forms beside the one that was sent show the session as it is.
    private void ShowStaff() => OnShift = [.. Session.Shifts.Select(shift => shift.StaffMemberId.ToString())];

    private void ShowTime() => (Day, From, To) = (Text(Session.Date), LocalFormat.Time(Session.From), LocalFormat.Time(Session.To));

    private int? SeenCount => int.TryParse(Seen, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : -1;

    private Asking Ask(string why) => signedIn.AskAsStaff(Channel.Phone, why);

    private async Task<IActionResult> AnswerAsync(Guid id, Outcome<Session, ScheduleRefusal> outcome, string field, SessionTime? time = null)
    {
        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/places/sessions/{id}"));
        }

        // The next press is made in view of what it is now; what was typed stays.
        await FindAsync(id);
        ModelState.Remove(nameof(Seen));
        IsStale = why == ScheduleRefusal.ChangedMeanwhile;
        var place = why is ScheduleRefusal.ChangedMeanwhile or ScheduleRefusal.SessionCancelled ? "" : field;
        return time is null ? Refuse(why, place) : await RefuseTimeAsync(why, place, Activity.Id, time, id);
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await Db.Sessions.AsNoTracking().AsSplitQuery().Include(s => s.Shifts).Include(s => s.Events).SingleOrDefaultAsync(s => s.Id == id, Token) is not { } session)
        {
            return false;
        }

        Session = session;
        Activity = await Db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, Token);
        var ratios = await Db.StaffRatios.AsNoTracking().ToListAsync(Token);
        Ratio = Capacity.On(session.Date, ratios);
        ByRule = Capacity.Of(Activity, session.Date, session.Shifts.Count, ratios);
        var ids = session.Shifts.Select(shift => shift.StaffMemberId).ToList();
        StaffNames = await Db.StaffMembers.Where(staff => ids.Contains(staff.Id)).OrderBy(staff => staff.Name).Select(staff => staff.Name).ToListAsync(Token);
        BookingStatus[] live = [BookingStatus.Requested, BookingStatus.Waitlisted, BookingStatus.Booked];
        People = [.. (await Db.PlacesIn([id]).ToListAsync(Token)).Where(row => live.Contains(row.Status))];
        ReachOf = session.Events.Exists(e => e.Kind == SessionEventKind.Moved) ? await Db.ListReachAsync([.. People.Select(row => row.PlaceId)], Clock.Now, Token) : ReachOf;
        await LoadWorkersAsync();
        return true;
    }
}
