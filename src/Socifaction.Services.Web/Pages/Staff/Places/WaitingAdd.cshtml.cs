using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StaffWords = Socifaction.Services.Web.Texts.Staff;
using Words = Socifaction.Services.Web.Texts.Waiting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>A caller is put on the waiting list: who, for which days, and whether before others.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WaitingAddModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, PlaceAvailability availability, JoinWaitingList join) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "activity")] public string? ActivityId { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string[] Who { get; set; } = [];
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Together { get; set; }
    [BindProperty] public string? Priority { get; set; }
    [BindProperty] public string? Because { get; set; }
    [BindProperty] public string? Caller { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public Activity? Activity { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>The person and those one may book for.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<PlaceDay> Coming { get; private set; } = [];

    public IReadOnlyList<Choice> DayChoices => [.. Coming.Select(day => new Choice(
        day.SessionId.ToString(), $"{StaffTexts.Named(day.Date, clock.Today)}, {LocalFormat.FromTo(day.From, day.To)}", Plural.Format(Math.Max(0, day.Free), StaffWords.FreeLeft)))];

    public IReadOnlyList<Choice> Priorities => WaitingEntryModel.ListPriorities();

    /// <summary>What the search keeps: the chosen activity.</summary>
    public string More => Activity is null ? "" : $"activity={Activity.Id}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        Found = Person is null ? await PersonCard.SearchAsync(db, Said, Token) : [];
        RequestId = Guid.CreateVersion7().ToString();
        Who = People.Count == 1 ? [People[0].Value] : [];
        (Together, Priority) = ("all", nameof(Socifaction.Services.Places.Waiting.Priority.Usual));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Activity is null)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        List<Guid> residents = [.. Who.Select(text => IdOf(text) ?? Guid.Empty)];
        List<Guid> sessions = [.. Days.Select(text => IdOf(text) ?? Guid.Empty)];
        if (residents.Any(id => People.All(person => person.Value != id.ToString())) || sessions.Any(id => Coming.All(day => day.SessionId != id)))
        {
            return NotFound();
        }

        if (residents.Count == 0)
        {
            ModelState.AddModelError(nameof(Who), StaffWords.WhoMissing);
        }

        if (sessions.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), Words.NothingChosenDay);
        }

        if (Together is not ("all" or "part"))
        {
            ModelState.AddModelError(nameof(Together), Words.TogetherMissing);
        }

        if (!Enum.TryParse<Priority>(Priority, out var priority) || !Enum.IsDefined(priority))
        {
            ModelState.AddModelError(nameof(Priority), Words.PriorityMissing);
        }

        var (because, caller) = (Optional(nameof(Because), Because, LongestReason), Optional(nameof(Caller), Caller, LongestReason));
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var wanted = new WaitingWanted(Guid.Parse(RequestId), sessions, residents, Together == "all", signedIn.AskAsStaff(Channel.Phone, caller))
        {
            Priority = priority, PriorityBecause = because,
        };
        if (await join.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/places/waiting"));
        }

        ModelState.AddModelError(why == WaitingRefusal.ReasonMissing ? nameof(Because) : "", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> OpenAsync()
    {
        Activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync(Token);
        Activity = ActivityId is null && Activities.Count == 1 ? Activities[0] : Activities.SingleOrDefault(a => a.Id == IdOf(ActivityId));
        if (ActivityId is not null && Activity is null)
        {
            return false;
        }

        Coming = Activity is null ? [] : await availability.RunAsync(Activity, Activity.Window.OpensDaysBefore + 1, byStaff: true).ToListAsync(Token);
        if (ResidentId is null)
        {
            return true;
        }

        if (await PersonCard.FindAsync(db, IdOf(ResidentId), Token) is not { } person)
        {
            return false;
        }

        Person = person;
        var all = (await db.WhomMayBook(person.Resident.Id).AsNoTracking().ToListAsync(Token)).BySurname();
        var fit = all.Where(r => Activity is null || (Activity.Eligibility.Admits(r, clock.Today) && (!Activity.IsForChildren || r.AgeOn(clock.Today) is null or < 18)));
        People = [.. fit.Select(r => new Choice(r.Id.ToString(), r.FullName))];
        return true;
    }
}
