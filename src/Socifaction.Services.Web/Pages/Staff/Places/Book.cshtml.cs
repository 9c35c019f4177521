using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Places for a caller on one page: the activity, the person and those one books for, the days.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, PlaceAvailability availability, BookPlace book) : StaffPage
{
    private const int AlternativesShown = 3;
    private const int LastDays = 15;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "activity")] public string? ActivityId { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty(SupportsGet = true, Name = "session")] public string? Suggested { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string[] Who { get; set; } = [];
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Everybody { get; set; }
    [BindProperty] public string[] Children { get; set; } = [];
    [BindProperty] public string? Party { get; set; } = "1";
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Caller { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public Activity? Activity { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>The person and those one may book for.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>Brothers and sisters among them, booked with one tap.</summary>
    public IReadOnlyList<Resident> Siblings { get; private set; } = [];

    /// <summary>Children who may be looked after meanwhile.</summary>
    public IReadOnlyList<Choice> LookedAfter { get; private set; } = [];

    public bool IsEvent => Activity?.Form == ActivityForm.Event;

    public IReadOnlyList<PlaceDay> Coming { get; private set; } = [];

    public IReadOnlyList<Choice> DayChoices => [.. Coming.Select(day => new Choice(
        day.SessionId.ToString(), $"{StaffTexts.Named(day.Date, clock.Today)}, {LocalFormat.FromTo(day.From, day.To)}", Plural.Format(Math.Max(0, day.Free), Words.FreeLeft)))];

    /// <summary>Other sets of days that have room, when the wished ones have not.</summary>
    public IReadOnlyList<IReadOnlyList<PlaceDay>> Alternatives { get; private set; } = [];

    public PlaceRefusal? Why { get; private set; }

    public LocalDate Today => clock.Today;

    /// <summary>What the search keeps: the chosen activity.</summary>
    public string More => Activity is null ? "" : $"activity={Activity.Id}" + (IdOf(Suggested) is { } id ? $"&session={id}" : "");

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        Found = Person is null ? await PersonCard.SearchAsync(db, Said, Token) : [];
        RequestId = Guid.CreateVersion7().ToString();
        Who = People.Count == 1 ? [People[0].Value] : [];
        Days = IdOf(Suggested) is { } session ? [session.ToString()] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Activity is null)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (Everybody is not null && Siblings.Count > 1)
        {
            Who = [.. Siblings.Select(child => child.Id.ToString())];
        }

        var residents = Who.Select(IdOf).OfType<Guid>().ToList();
        var sessions = Days.Select(IdOf).OfType<Guid>().ToList();
        var children = Children.Select(IdOf).OfType<Guid>().ToList();
        if (residents.Any(id => People.All(person => person.Value != id.ToString()))
            || children.Any(id => LookedAfter.All(child => child.Value != id.ToString())))
        {
            return NotFound();
        }

        if (residents.Count == 0)
        {
            ModelState.AddModelError(nameof(Who), Words.WhoMissing);
        }

        if (sessions.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), Texts.Places.NothingChosen);
        }

        var party = IsEvent ? PartySize.Read(Party) : 1;
        if (party is null)
        {
            ModelState.AddModelError(nameof(Party), Texts.Enrolments.PartyWrong);
        }

        var (note, because) = (Optional(nameof(Note), Note, 500), Optional(nameof(Caller), Caller, LongestReason));
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var wanted = new PlacesWanted(Guid.Parse(RequestId), sessions, residents, note, signedIn.AskAsStaff(Channel.Phone, because))
        {
            Party = party ?? 1, ChildIds = children,
        };
        if (await book.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var booked, out var why))
        {
            return Redirect(Url.Content($"~/staff/places/booked/{booked.GroupId}"));
        }

        Why = why;
        ModelState.AddModelError("", why.ForStaff());
        Alternatives = why == PlaceRefusal.FormAlreadyUsed ? [] : ListAlternatives(sessions, await db.FindNeededAsync(Activity, residents, party ?? 1, Token));
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // The wished days that have room, with each full one replaced by one of the nearest that has.
    private List<IReadOnlyList<PlaceDay>> ListAlternatives(List<Guid> wished, PlacesNeeded needed)
    {
        bool HasRoom(PlaceDay day) => day.HasRoomFor(needed.On(day.Date));
        var good = Coming.Where(day => wished.Contains(day.SessionId) && HasRoom(day)).ToList();
        var missing = Coming.Where(day => wished.Contains(day.SessionId) && !HasRoom(day)).ToList();
        var near = missing.Count > 0 ? missing[0].Date : clock.Today;
        var others = Coming.Where(day => !wished.Contains(day.SessionId) && HasRoom(day))
            .OrderBy(day => Math.Abs(Period.DaysBetween(near, day.Date))).Take(AlternativesShown);
        var sets = others.Select(day => (IReadOnlyList<PlaceDay>)[.. good.Append(day).OrderBy(d => d.Date)]).ToList();
        return good.Count > 0 && missing.Count > 0 ? [good, .. sets.Take(AlternativesShown - 1)] : sets;
    }

    // A child's age, and the sessions that are left to a person where there is a limit.
    private string? HintOf(Resident person, IReadOnlyDictionary<Guid, int>? remaining)
    {
        var age = person.AgeOn(clock.Today) is { } years and < 18 ? Plural.Format(years, Words.Age) : "";
        var left = remaining is null ? "" : EnrolmentTexts.RemainingInWords(remaining[person.Id], Activity!.Allowance!.Value);
        return string.Join(", ", new[] { age, left }.Where(part => part.Length > 0)) is { Length: > 0 } hint ? hint : null;
    }

    private async Task<bool> OpenAsync()
    {
        Activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync(Token);
        Activity = Activities.Count == 1 ? Activities[0] : Activities.FirstOrDefault(a => a.Id == IdOf(ActivityId));
        if (Activities.Count == 0 || (!string.IsNullOrEmpty(ActivityId) && Activities.All(a => a.Id != IdOf(ActivityId))))
        {
            return false;
        }

        if (Activity is not null)
        {
            Coming = await availability.RunAsync(Activity, Activity.Window.OpensDaysBefore + 1, byStaff: true).Take(LastDays).ToListAsync(Token);
        }

        if (string.IsNullOrEmpty(ResidentId))
        {
            return true;
        }

        if (await PersonCard.FindAsync(db, IdOf(ResidentId), Token) is not { } person)
        {
            return false;
        }

        Person = person;
        var all = (await db.WhomMayBook(person.Resident.Id).AsNoTracking().ToListAsync(Token)).BySurname();
        var fit = all.Where(r => Activity is null || (Activity.Eligibility.Admits(r, clock.Today) && (!Activity.IsForChildren || r.AgeOn(clock.Today) is null or < 18))).ToList();
        Siblings = [.. fit.Where(r => r.AgeOn(clock.Today) is < 18)];
        LookedAfter = Activity?.ChildcareId is null ? [] : [.. all.Where(r => r.AgeOn(clock.Today) is < 18).Select(r => new Choice(r.Id.ToString(), r.FullName))];
        var remaining = Activity is null ? null : await db.ListRemainingAsync(Activity, [.. fit.Select(r => r.Id)], Token);
        People = [.. fit.Select(r => new Choice(r.Id.ToString(), r.FullName, HintOf(r, remaining)))];
        return true;
    }
}
