using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Places for a caller on one page: the activity, the person and those one books for, the days.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCall call, PlaceAvailability availability, BookPlace book) : CallerPage(db, clock, availability)
{
    private const int AlternativesShown = 3;

    [BindProperty(SupportsGet = true, Name = "session")] public string? Suggested { get; set; }
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Everybody { get; set; }
    [BindProperty] public string[] Children { get; set; } = [];
    [BindProperty] public string? Party { get; set; } = "1";
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Caller { get; set; }

    public bool IsEvent => Activity?.Form == ActivityForm.Event;

    /// <summary>Other sets of days that have room, when the wished ones have not.</summary>
    public IReadOnlyList<IReadOnlyList<PlaceDay>> Alternatives { get; private set; } = [];

    public PlaceRefusal? Why { get; private set; }

    public override string More => base.More + (Activity is not null && IdOf(Suggested) is { } id ? $"&session={id}" : "");

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync() || Activities.Count == 0)
        {
            return NotFound();
        }

        // Who was told with the day is meant: something is had again.
        Who = People.Count == 1 ? [People[0].Value] : IdOf(Suggested) is not null && People.Any(one => one.Value == ResidentId) ? [ResidentId!] : [];
        Days = IdOf(Suggested) is { } session ? [session.ToString()] : [];
        Caller = Person is null ? null : call.CallerFor(Person.Resident.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Activity is null)
        {
            return NotFound();
        }

        if (Everybody is not null && Siblings.Count > 1)
        {
            Who = [.. Siblings.Select(child => child.Id.ToString())];
        }

        if (HasStranger(Who, People) || HasStranger(Children, LookedAfter))
        {
            return NotFound();
        }

        List<Guid> residents = [.. Who.Select(Guid.Parse)], children = [.. Children.Select(Guid.Parse)];
        var sessions = Days.Select(IdOf).OfType<Guid>().ToList();

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

        var wanted = new PlacesWanted(Guid.Parse(RequestId!), sessions, residents, note, signedIn.AskAsStaff(Channel.Phone, because))
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
        Alternatives = why == PlaceRefusal.FormAlreadyUsed ? [] : ListAlternatives(sessions, await Db.FindNeededAsync(Activity, residents, party ?? 1, Token));
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // The wished days that have room, with each full one replaced by one of the nearest that has.
    private List<IReadOnlyList<PlaceDay>> ListAlternatives(List<Guid> wished, PlacesNeeded needed)
    {
        bool HasRoom(PlaceDay day) => day.HasRoomFor(needed.On(day.Date));
        var good = Coming.Where(day => wished.Contains(day.SessionId) && HasRoom(day)).ToList();
        var missing = Coming.Where(day => wished.Contains(day.SessionId) && !HasRoom(day)).ToList();
        var near = missing.Count > 0 ? missing[0].Date : Today;
        var others = Coming.Where(day => !wished.Contains(day.SessionId) && HasRoom(day))
            .OrderBy(day => Math.Abs(Period.DaysBetween(near, day.Date))).Take(AlternativesShown);
        var sets = others.Select(day => (IReadOnlyList<PlaceDay>)[.. good.Append(day).OrderBy(d => d.Date)]).ToList();
        return good.Count > 0 && missing.Count > 0 ? [good, .. sets.Take(AlternativesShown - 1)] : sets;
    }
}
